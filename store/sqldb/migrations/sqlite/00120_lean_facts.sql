-- A fact that is written no longer pays for what nothing asks of the database: facts are not looked up by their
-- type, and that no id stands twice in a case is seen to by whoever writes them, holding the case.

-- +goose Up
CREATE TABLE lean_facts (
    case_id     TEXT    NOT NULL REFERENCES cases (id),
    seq         INTEGER NOT NULL CHECK (seq > 0), -- 1, 2, 3 … in the case
    id          TEXT    NOT NULL,                 -- unique in the case
    type        TEXT    NOT NULL,
    on_day      TEXT    CHECK (length(on_day) = 10), -- days are YYYY-MM-DD
    belongs_to  TEXT    NOT NULL,
    supersedes  TEXT    NOT NULL,
    reported    INTEGER NOT NULL CHECK (reported IN (0, 1)),
    assigned    TEXT    NOT NULL,                 -- the person whom an "assigned" fact names
    details     TEXT    NOT NULL,                 -- JSON: every other attribute that the fact has
    source      TEXT    NOT NULL UNIQUE,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT    NOT NULL,
    PRIMARY KEY (case_id, seq)
) STRICT;
INSERT INTO lean_facts (case_id, seq, id, type, on_day, belongs_to, supersedes, reported, assigned, details, source, recorded_at, recorded_by)
    SELECT case_id, seq, id, type, on_day, belongs_to, supersedes, reported, assigned, details, source, recorded_at, recorded_by
    FROM facts ORDER BY rowid;
DROP TABLE facts;
ALTER TABLE lean_facts RENAME TO facts;
CREATE INDEX facts_assigned ON facts (assigned, case_id) WHERE assigned <> '';
