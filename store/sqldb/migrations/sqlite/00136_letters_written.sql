-- When a letter was written: how long its words may be kept counts from there.

-- +goose Up
ALTER TABLE outbox ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0; -- until the trigger sets it
UPDATE outbox SET written_at = CAST(unixepoch('subsec') * 1000 AS INTEGER);

-- +goose StatementBegin
CREATE TRIGGER outbox_written AFTER INSERT ON outbox WHEN NEW.written_at = 0
BEGIN
    UPDATE outbox SET written_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE nr = NEW.nr;
END;
-- +goose StatementEnd
