-- Cases as dated facts, and who did what to them.

-- +goose Up
CREATE TABLE cases (
    id            TEXT    NOT NULL PRIMARY KEY,
    reference     TEXT    COLLATE "C" NOT NULL UNIQUE,
    number        TEXT    NOT NULL,             -- of the reference, without leading zeros
    authority     TEXT    NOT NULL,
    grounds       TEXT    NOT NULL,             -- JSON list
    appellant     TEXT    NOT NULL,
    transfer_year BIGINT,                       -- with transfer_kind: the phase transfer, if it is about one
    transfer_kind TEXT,
    routes        TEXT    NOT NULL,             -- JSON list
    opened_at     BIGINT  NOT NULL,             -- instants are milliseconds since 1970, UTC
    opened_by     TEXT    NOT NULL,
    version       BIGINT  NOT NULL CHECK (version > 0),
    recorded      BIGINT  NOT NULL CHECK (recorded >= 0) -- how many facts it has
);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_authority ON cases (authority, reference);
CREATE INDEX cases_opened_by ON cases (opened_by);

CREATE TABLE facts (
    case_id     TEXT    NOT NULL REFERENCES cases (id),
    seq         BIGINT  NOT NULL CHECK (seq > 0), -- 1, 2, 3 … in the case
    id          TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    on_day      TEXT    CHECK (length(on_day) = 10), -- days are YYYY-MM-DD
    belongs_to  TEXT    NOT NULL,
    supersedes  TEXT    NOT NULL,
    reported    BOOLEAN NOT NULL,
    assigned    TEXT    NOT NULL,                -- the person whom an "assigned" fact names
    details     TEXT    NOT NULL,                -- JSON: every other attribute
    source      TEXT    NOT NULL UNIQUE,
    recorded_at BIGINT  NOT NULL,
    recorded_by TEXT    NOT NULL,
    PRIMARY KEY (case_id, seq),
    UNIQUE (case_id, id)
);
CREATE INDEX facts_type ON facts (type, on_day);
CREATE INDEX facts_assigned ON facts (assigned, case_id) WHERE assigned <> '';

CREATE TABLE audit (
    nr      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done_at BIGINT  NOT NULL,
    person  TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    case_id TEXT    NOT NULL,                   -- empty: no case
    detail  TEXT    NOT NULL
);
CREATE INDEX audit_case ON audit (case_id, nr);
