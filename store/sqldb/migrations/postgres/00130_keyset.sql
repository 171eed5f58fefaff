-- The keys that free text and the ways to reach people are sealed with. The next migration, which needs more
-- than SQL, makes them and seals what stands in the clear.

-- +goose Up
CREATE TABLE keyset (
    one        BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    generation TEXT   NOT NULL,                     -- another one with every change of the keys
    locked_by  TEXT   NOT NULL CHECK (length(locked_by) IN (0, 8)), -- id of the REDRESS_KEY; empty: the keys lie open
    seal       BYTEA  NOT NULL CHECK (length(seal) > 0),
    lookup     BYTEA  NOT NULL CHECK (length(lookup) > 0),
    cleared    BOOLEAN NOT NULL                     -- nothing is left on the disk of what stood in the clear
);
