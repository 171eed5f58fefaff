-- Who works with cases, and for whom.

-- +goose Up
CREATE TABLE organisations (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    authorities TEXT NOT NULL -- JSON list
);

CREATE TABLE people (
    id           TEXT    COLLATE "C" NOT NULL PRIMARY KEY,
    organisation TEXT    COLLATE "C" REFERENCES organisations (id),
    roles        TEXT    NOT NULL, -- JSON list
    email        TEXT    NOT NULL,
    disabled     BOOLEAN NOT NULL,
    digest_at    TEXT    NOT NULL,
    digest_by    TEXT    NOT NULL  -- JSON list
);
