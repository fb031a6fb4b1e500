DROP INDEX requests_processing_by_submission;
-- The version before cannot write what was gathered: one email for each request then.
INSERT INTO outbox (kind, submission_id, request_id, account_id, message_id, created_at, not_before, attempts, last_error)
    SELECT REPLACE(o.kind, 'gathered-', ''), o.submission_id, t.request_id, o.account_id,
    o.message_id || '-' || CAST(t.request_id AS TEXT), o.created_at, o.not_before, o.attempts, o.last_error
    FROM outbox o JOIN tellings t ON t.email_id = o.id WHERE o.finished_at IS NULL ORDER BY o.id, t.request_id;
DELETE FROM outbox WHERE kind LIKE 'gathered-%' AND finished_at IS NULL;
ALTER TABLE outbox DROP COLUMN gathers_until;
DROP TABLE tellings;
