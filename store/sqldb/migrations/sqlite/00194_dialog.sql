-- Half-finished conversations, for every process and over a restart.

-- +goose Up
CREATE TABLE dialog (
    name     TEXT NOT NULL PRIMARY KEY CONSTRAINT dialog_name_blind CHECK (name GLOB 'k1:*' AND length(name) = 46 AND substr(name, 4) NOT GLOB '*[^A-Za-z0-9_-]*'), -- of person and room, blinded
    state    TEXT NOT NULL CONSTRAINT dialog_state_sealed CHECK (state = '' OR (state GLOB 's1:[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]:*' AND length(state) >= 50 AND instr(state, ' ') = 0 AND instr(state, '"') = 0 AND instr(state, '@') = 0)),
    until_at INTEGER NOT NULL -- it counts no longer
) STRICT;
CREATE INDEX dialog_until ON dialog (until_at);
