-- A letter for a person goes wherever they are reached, and by another route where one does not reach them.

-- +goose Up
ALTER TABLE outbox ADD COLUMN person TEXT NOT NULL DEFAULT '';       -- whom it is for; empty: a room
ALTER TABLE outbox ADD COLUMN tried TEXT NOT NULL DEFAULT '';        -- routes that did not reach them, with commas between
ALTER TABLE outbox ADD COLUMN failing_at BIGINT NOT NULL DEFAULT 0; -- since when its route fails; 0: it does not
CREATE INDEX outbox_dead ON outbox (nr) WHERE state = 'dead';
CREATE INDEX tellings_letter ON tellings (letter) WHERE letter <> '';
