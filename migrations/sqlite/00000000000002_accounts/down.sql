DROP INDEX requests_by_from_open;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
ALTER TABLE sessions DROP COLUMN waits_until;
ALTER TABLE events DROP COLUMN device;
ALTER TABLE events DROP COLUMN address;
CREATE TABLE outbox_old (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    submission_id BIGINT REFERENCES submissions (id) ON DELETE CASCADE,
    request_id BIGINT REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    to_address TEXT,
    generation INTEGER,
    message_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'refused', 'superseded', 'dropped')),
    finished_at BIGINT,
    last_error TEXT
);
INSERT INTO outbox_old (id, kind, submission_id, request_id, account_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error)
SELECT id, kind, submission_id, request_id, account_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error FROM outbox WHERE account_id IS NOT NULL;
DROP TABLE outbox;
ALTER TABLE outbox_old RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE finished_at IS NULL;
CREATE INDEX outbox_streams ON outbox (submission_id, account_id, id);
CREATE INDEX outbox_by_request ON outbox (request_id);
CREATE INDEX outbox_refused ON outbox (id) WHERE outcome = 'refused';
CREATE INDEX outbox_by_finish ON outbox (finished_at) WHERE finished_at IS NOT NULL;
DROP TABLE links;
