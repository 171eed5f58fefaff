-- Every time that somebody was told about a deadline, beside what they were told last.

-- +goose Up
CREATE TABLE tellings (
    nr       INTEGER PRIMARY KEY AUTOINCREMENT,
    person   TEXT NOT NULL,
    deadline TEXT NOT NULL, -- its key
    case_id  TEXT NOT NULL,
    due_day  TEXT CHECK (length(due_day) = 10),
    told_at  INTEGER NOT NULL,
    letter   TEXT NOT NULL  -- the key of the letter that told it; empty: not known
) STRICT;
CREATE INDEX tellings_case ON tellings (case_id, nr);
INSERT INTO tellings (person, deadline, case_id, due_day, told_at, letter)
    SELECT person, deadline, case_id, due_day, told_at, '' FROM told ORDER BY told_at, person, deadline;
