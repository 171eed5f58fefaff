-- Cases as dated facts, and who did what to them.

-- +goose Up
CREATE TABLE cases (
    id            TEXT    NOT NULL PRIMARY KEY,
    reference     TEXT    NOT NULL UNIQUE,
    number        TEXT    NOT NULL,             -- of the reference, without leading zeros
    authority     TEXT    NOT NULL,
    grounds       TEXT    NOT NULL,             -- JSON list
    appellant     TEXT    NOT NULL,
    transfer_year INTEGER,                      -- with transfer_kind: the phase transfer, if it is about one
    transfer_kind TEXT,
    routes        TEXT    NOT NULL,             -- JSON list
    opened_at     INTEGER NOT NULL,             -- instants are milliseconds since 1970, UTC
    opened_by     TEXT    NOT NULL,
    version       INTEGER NOT NULL CHECK (version > 0),
    recorded      INTEGER NOT NULL CHECK (recorded >= 0) -- how many facts it has
) STRICT;
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_authority ON cases (authority, reference);
CREATE INDEX cases_opened_by ON cases (opened_by);

CREATE TABLE facts (
    case_id     TEXT    NOT NULL REFERENCES cases (id),
    seq         INTEGER NOT NULL CHECK (seq > 0), -- 1, 2, 3 … in the case
    id          TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    on_day      TEXT    CHECK (length(on_day) = 10), -- days are YYYY-MM-DD
    belongs_to  TEXT    NOT NULL,
    supersedes  TEXT    NOT NULL,
    reported    INTEGER NOT NULL CHECK (reported IN (0, 1)),
    assigned    TEXT    NOT NULL,                -- the person whom an "assigned" fact names
    details     TEXT    NOT NULL,                -- JSON: every other attribute
    source      TEXT    NOT NULL UNIQUE,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT    NOT NULL,
    PRIMARY KEY (case_id, seq),
    UNIQUE (case_id, id)
) STRICT;
CREATE INDEX facts_type ON facts (type, on_day);
CREATE INDEX facts_assigned ON facts (assigned, case_id) WHERE assigned <> '';

CREATE TABLE audit (
    nr      INTEGER PRIMARY KEY AUTOINCREMENT,
    done_at INTEGER NOT NULL,
    person  TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    case_id TEXT    NOT NULL,                   -- empty: no case
    detail  TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_case ON audit (case_id, nr);
