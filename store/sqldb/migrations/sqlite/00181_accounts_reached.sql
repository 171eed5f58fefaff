-- An account is written to as well as looked up. One that was tied before is written to once it has been used.

-- +goose Up
ALTER TABLE accounts ADD COLUMN address TEXT NOT NULL DEFAULT '' -- slack/TEAM/USER or discord/USER, sealed
    CONSTRAINT accounts_address_sealed CHECK (address = '' OR (address GLOB 's1:[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]:*' AND length(address) >= 50 AND instr(address, ' ') = 0 AND instr(address, '"') = 0 AND instr(address, '@') = 0));
ALTER TABLE accounts ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
