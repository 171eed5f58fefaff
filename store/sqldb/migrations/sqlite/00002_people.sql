-- Who works with cases, and for whom.

-- +goose Up
CREATE TABLE organisations (
    id          TEXT NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    authorities TEXT NOT NULL -- JSON list
) STRICT;

CREATE TABLE people (
    id           TEXT    NOT NULL PRIMARY KEY,
    organisation TEXT    REFERENCES organisations (id),
    roles        TEXT    NOT NULL, -- JSON list
    email        TEXT    NOT NULL,
    disabled     INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    digest_at    TEXT    NOT NULL,
    digest_by    TEXT    NOT NULL  -- JSON list
) STRICT;
