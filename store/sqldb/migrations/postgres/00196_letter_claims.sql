-- For how long a claim holds its letters is said once for all of them: to keep it writes one row, not thousands.

-- +goose Up
CREATE TABLE letter_claims (
    name     TEXT   NOT NULL PRIMARY KEY,
    until_at BIGINT NOT NULL
);
-- Those that keep their lanes from being taken up: few of many.
CREATE INDEX outbox_in_hand ON outbox (lane) WHERE state = 'waiting' AND (claim <> '' OR run_at > due_at);
