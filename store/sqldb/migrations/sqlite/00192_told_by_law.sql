-- By which version of the law book the day that somebody was told was worked out.

-- +goose Up
ALTER TABLE tellings ADD COLUMN law TEXT NOT NULL DEFAULT ''; -- the book and its version; empty: not known
