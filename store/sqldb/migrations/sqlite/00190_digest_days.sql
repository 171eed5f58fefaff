-- On which days of the week somebody wants their messages.

-- +goose Up
ALTER TABLE people ADD COLUMN digest_days TEXT NOT NULL DEFAULT 'null'; -- JSON list
ALTER TABLE wishes ADD COLUMN digest_days TEXT NOT NULL DEFAULT 'null'; -- JSON list
