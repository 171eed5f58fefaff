-- Which process does a job that is done once for all of them, and which run of it was done last.

-- +goose Up
CREATE TABLE turns (
    job      TEXT   NOT NULL PRIMARY KEY,
    token    TEXT   NOT NULL, -- of the process that has it; empty: nobody
    until_at INTEGER NOT NULL, -- others may take it up from then on
    slot_at  INTEGER NOT NULL, -- the run that was done last; 0: none yet
    done_at  INTEGER NOT NULL
) STRICT;
