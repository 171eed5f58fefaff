-- The audit is chained by hash. What was written before is put aside here and chained by the next migration,
-- which needs more than SQL.

-- +goose Up
ALTER TABLE audit RENAME TO audit_unchained;
DROP INDEX audit_case;

CREATE TABLE audit (
    nr      INTEGER NOT NULL PRIMARY KEY,                    -- 1, 2, 3 … without a gap
    done_at INTEGER NOT NULL,
    person  TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    case_id TEXT    NOT NULL,                                -- empty: no case
    detail  TEXT    NOT NULL,
    prev    BLOB    NOT NULL CHECK (length(prev) = 32),      -- the hash of the entry before
    hash    BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_case ON audit (case_id, nr);

-- The last entry of the chain. Whoever adds one holds this row.
CREATE TABLE audit_head (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    nr   INTEGER NOT NULL,
    hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit_head (one, nr, hash) VALUES (1, 0, zeroblob(32));
