-- Whoever holds letters says now and then that it still does.

-- +goose Up
CREATE INDEX outbox_claims ON outbox (claim) WHERE state = 'waiting' AND claim <> '';
