-- What came in and what goes out, and what has been said to whom about which deadline.

-- +goose Up
CREATE TABLE inbox (
    nr          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    body        BYTEA,                           -- forgotten once it is answered
    accepted_at BIGINT  NOT NULL,
    answered    BOOLEAN NOT NULL
);
CREATE INDEX inbox_open ON inbox (accepted_at, nr) WHERE NOT answered;

CREATE TABLE outbox (
    nr          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    route       TEXT    NOT NULL,
    room        TEXT    NOT NULL,
    body        BYTEA,                           -- forgotten once it is sent
    due_at      BIGINT  NOT NULL,                 -- as it was written
    run_at      BIGINT  NOT NULL,                 -- not taken up before
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempt     BIGINT  NOT NULL,
    claim       TEXT    NOT NULL,                 -- empty: nobody holds it
    lease_until BIGINT  NOT NULL,                 -- the claim holds it until
    ref         TEXT    NOT NULL,                 -- the platform's id of it, once sent
    ended_at    BIGINT,
    cause       TEXT    NOT NULL                  -- of the last failure
);
CREATE INDEX outbox_waiting ON outbox (run_at, nr) WHERE state = 'waiting';

CREATE TABLE told (
    person   TEXT    NOT NULL,
    deadline TEXT    NOT NULL, -- its key
    case_id  TEXT    NOT NULL,
    due_day  TEXT    CHECK (length(due_day) = 10),
    told_at  BIGINT  NOT NULL,
    PRIMARY KEY (person, deadline)
);
