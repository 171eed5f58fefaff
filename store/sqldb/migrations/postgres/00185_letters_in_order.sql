-- A letter that is tried again keeps its place: letters are taken up in the order in which they were due.

-- +goose Up
CREATE INDEX outbox_in_order ON outbox (due_at, nr) WHERE state = 'waiting';
DROP INDEX outbox_waiting;
