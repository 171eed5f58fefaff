-- What came in and what goes out, and what has been said to whom about which deadline.

-- +goose Up
CREATE TABLE inbox (
    nr          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT    NOT NULL UNIQUE,
    body        BLOB,                             -- forgotten once it is answered
    accepted_at INTEGER NOT NULL,
    answered    INTEGER NOT NULL CHECK (answered IN (0, 1))
) STRICT;
CREATE INDEX inbox_open ON inbox (accepted_at, nr) WHERE NOT answered;

CREATE TABLE outbox (
    nr          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT    NOT NULL UNIQUE,
    route       TEXT    NOT NULL,
    room        TEXT    NOT NULL,
    body        BLOB,                             -- forgotten once it is sent
    due_at      INTEGER NOT NULL,                 -- as it was written
    run_at      INTEGER NOT NULL,                 -- not taken up before
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempt     INTEGER NOT NULL,
    claim       TEXT    NOT NULL,                 -- empty: nobody holds it
    lease_until INTEGER NOT NULL,                 -- the claim holds it until
    ref         TEXT    NOT NULL,                 -- the platform's id of it, once sent
    ended_at    INTEGER,
    cause       TEXT    NOT NULL                  -- of the last failure
) STRICT;
CREATE INDEX outbox_waiting ON outbox (run_at, nr) WHERE state = 'waiting';

CREATE TABLE told (
    person   TEXT    NOT NULL,
    deadline TEXT    NOT NULL, -- its key
    case_id  TEXT    NOT NULL,
    due_day  TEXT    CHECK (length(due_day) = 10),
    told_at  INTEGER NOT NULL,
    PRIMARY KEY (person, deadline)
) STRICT;
