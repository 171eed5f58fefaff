-- Half-finished conversations, for every process and over a restart.

-- +goose Up
CREATE TABLE dialog (
    name     TEXT NOT NULL PRIMARY KEY CONSTRAINT dialog_name_blind CHECK (name ~ '^k1:[A-Za-z0-9_-]{43}$'), -- of person and room, blinded
    state    TEXT NOT NULL CONSTRAINT dialog_state_sealed CHECK (state = '' OR state ~ '^s1:[0-9a-f]{8}:[A-Za-z0-9_-]{38,}$'),
    until_at BIGINT NOT NULL -- it counts no longer
);
CREATE INDEX dialog_until ON dialog (until_at);
