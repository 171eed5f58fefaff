-- What stays of an erased case, and how long each organisation keeps what it has to do with.

-- +goose Up
CREATE TABLE erased (
    case_id   TEXT   NOT NULL PRIMARY KEY,
    reference TEXT   NOT NULL UNIQUE,           -- never given again
    erased_at INTEGER NOT NULL,
    why       TEXT   NOT NULL
);

-- How an erased case is counted. Nothing in a row says which case it was: its id is made at random.
CREATE TABLE erased_counts (
    id      TEXT NOT NULL PRIMARY KEY,
    counted TEXT NOT NULL                       -- JSON
) WITHOUT ROWID;

-- 0: the default.
ALTER TABLE organisations ADD COLUMN keep_years INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organisations ADD COLUMN chat_days  INTEGER NOT NULL DEFAULT 0;
