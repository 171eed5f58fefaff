-- What is erased with a case, and what still holds words, is found without looking at all that was ever told and sent.

-- +goose Up
CREATE INDEX told_case ON told (case_id);
CREATE INDEX outbox_said ON outbox (written_at, nr) WHERE body IS NOT NULL;
CREATE INDEX inbox_said ON inbox (accepted_at, nr) WHERE body IS NOT NULL;
