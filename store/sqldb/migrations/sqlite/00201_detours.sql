-- Letters that had to go another way than their first are few, and are asked for whenever somebody looks whether all is well.

-- +goose Up
CREATE INDEX outbox_detours ON outbox (person, tried) WHERE tried <> '';
