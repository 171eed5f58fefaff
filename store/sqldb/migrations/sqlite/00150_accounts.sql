-- Which account of a chat platform is whose, and codes with which one is tied.

-- +goose Up
CREATE TABLE accounts (
    account TEXT   NOT NULL PRIMARY KEY -- slack/TEAM/USER or discord/USER, blinded
        CHECK (account GLOB 'k1:*' AND length(account) = 46 AND substr(account, 4) NOT GLOB '*[^A-Za-z0-9_-]*'),
    person  TEXT   NOT NULL,
    tied_at INTEGER NOT NULL
) STRICT;
CREATE INDEX accounts_person ON accounts (person);
CREATE TABLE link_codes (
    code_hash TEXT   NOT NULL PRIMARY KEY, -- of a code that is good once; the code itself is kept nowhere
    person    TEXT   NOT NULL,
    until_at  INTEGER NOT NULL
) STRICT;
