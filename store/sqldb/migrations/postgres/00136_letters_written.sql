-- When a letter was written: how long its words may be kept counts from there.

-- +goose Up
ALTER TABLE outbox ADD COLUMN written_at BIGINT NOT NULL DEFAULT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT);
