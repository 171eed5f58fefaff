-- Which account of a chat platform is whose, and codes with which one is tied.

-- +goose Up
CREATE TABLE accounts (
    account TEXT   NOT NULL PRIMARY KEY -- slack/TEAM/USER or discord/USER, blinded
        CHECK (account ~ '^k1:[A-Za-z0-9_-]{43}$'),
    person  TEXT   NOT NULL,
    tied_at BIGINT NOT NULL
);
CREATE INDEX accounts_person ON accounts (person);
CREATE TABLE link_codes (
    code_hash TEXT   NOT NULL PRIMARY KEY, -- of a code that is good once; the code itself is kept nowhere
    person    TEXT   NOT NULL,
    until_at  BIGINT NOT NULL
);
