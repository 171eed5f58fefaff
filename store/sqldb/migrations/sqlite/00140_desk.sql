-- What people settled about their messages, and themes that were logged.

-- +goose Up
CREATE TABLE wishes (
    person      TEXT PRIMARY KEY,
    quiet_from  TEXT NOT NULL,
    quiet_to    TEXT NOT NULL,
    digest_at   TEXT NOT NULL,
    muted_until TEXT CHECK (length(muted_until) = 10)
) STRICT;
CREATE TABLE item_wishes (
    person     TEXT NOT NULL,
    deadline   TEXT NOT NULL, -- its key, blinded
    case_id    TEXT NOT NULL,
    until_day  TEXT CHECK (length(until_day) = 10),
    not_mine   INTEGER NOT NULL,
    due_day    TEXT CHECK (length(due_day) = 10),
    settled_at INTEGER NOT NULL,
    PRIMARY KEY (person, deadline)
) STRICT;
CREATE INDEX item_wishes_case ON item_wishes (case_id);
CREATE TABLE themes (
    id        TEXT PRIMARY KEY,
    authority TEXT NOT NULL,
    quarter   TEXT NOT NULL, -- 2026-Q4
    topic     TEXT NOT NULL,
    person    TEXT NOT NULL, -- who logged it
    logged_at INTEGER NOT NULL
) STRICT;
CREATE INDEX themes_area ON themes (authority, quarter);
CREATE INDEX tellings_person ON tellings (person, nr);
