-- The audit is chained by hash. What was written before is put aside here and chained by the next migration,
-- which needs more than SQL.

-- +goose Up
ALTER TABLE audit RENAME TO audit_unchained;
ALTER INDEX audit_pkey RENAME TO audit_unchained_pkey;
DROP INDEX audit_case;

CREATE TABLE audit (
    nr      BIGINT NOT NULL PRIMARY KEY,                     -- 1, 2, 3 … without a gap
    done_at BIGINT NOT NULL,
    person  TEXT   NOT NULL,
    action  TEXT   NOT NULL,
    case_id TEXT   NOT NULL,                                 -- empty: no case
    detail  TEXT   NOT NULL,
    prev    BYTEA  NOT NULL CHECK (length(prev) = 32),       -- the hash of the entry before
    hash    BYTEA  NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_case ON audit (case_id, nr);

-- The last entry of the chain. Whoever adds one holds this row.
CREATE TABLE audit_head (
    one  BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    nr   BIGINT NOT NULL,
    hash BYTEA  NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 10); -- it is written again with every entry: room for that on its own page
INSERT INTO audit_head (one, nr, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
