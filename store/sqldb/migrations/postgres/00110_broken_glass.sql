-- Whose glass was broken is asked before a manager is shown or refused a case.

-- +goose Up
CREATE INDEX audit_broken_glass ON audit (done_at) WHERE action = 'break-glass';
