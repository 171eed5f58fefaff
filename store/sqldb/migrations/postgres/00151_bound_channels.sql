-- Which channels of the chat platforms are bound to a team, so that its cases may be shown there.

-- +goose Up
CREATE TABLE bound_channels (
    channel      TEXT   NOT NULL PRIMARY KEY, -- slack/CHANNEL
    organisation TEXT   NOT NULL,
    person       TEXT   NOT NULL,             -- who bound it
    bound_at     BIGINT NOT NULL
);
