-- An account is written to as well as looked up. One that was tied before is written to once it has been used.

-- +goose Up
ALTER TABLE accounts ADD COLUMN address TEXT NOT NULL DEFAULT '' -- slack/TEAM/USER or discord/USER, sealed
    CONSTRAINT accounts_address_sealed CHECK (address = '' OR address ~ '^s1:[0-9a-f]{8}:[A-Za-z0-9_-]{38,}$');
ALTER TABLE accounts ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
