-- Calendars that people subscribe to, and what they have been told of: an entry keeps its name, counts its
-- changes, and is withdrawn before it is forgotten.

-- +goose Up
CREATE TABLE calendars (
    person      TEXT   NOT NULL PRIMARY KEY,
    secret      TEXT   NOT NULL CONSTRAINT calendars_secret_sealed CHECK (secret = '' OR secret ~ '^s1:[0-9a-f]{8}:[A-Za-z0-9_-]{38,}$'),
    secret_hash TEXT   NOT NULL UNIQUE,
    made_at     BIGINT NOT NULL
);
CREATE TABLE calendar_entries (
    person     TEXT    NOT NULL,
    uid        TEXT    NOT NULL, -- a digest
    case_id    TEXT    NOT NULL,
    sequence   INTEGER NOT NULL, -- how often it changed
    day        TEXT    NOT NULL CHECK (length(day) = 10),
    hour       TEXT    NOT NULL CHECK (length(hour) IN (0, 5)),
    sure       INTEGER NOT NULL CHECK (sure IN (0, 1)),
    changed_at BIGINT  NOT NULL,
    gone_at    BIGINT  NOT NULL, -- withdrawn; 0: it stands
    PRIMARY KEY (person, uid)
);
CREATE INDEX calendar_entries_case ON calendar_entries (case_id);
