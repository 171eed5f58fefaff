-- A fact that is written no longer pays for what nothing asks of the database: facts are not looked up by their
-- type, and that no id stands twice in a case is seen to by whoever writes them, holding the case.

-- +goose Up
DROP INDEX facts_type;
ALTER TABLE facts DROP CONSTRAINT facts_case_id_id_key;
