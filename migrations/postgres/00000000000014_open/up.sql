-- The index alone tells how many submissions wait for an account: until when each can be decided stands in it, and is gone with a
-- request that is over.
DROP INDEX validations_waiting;
ALTER TABLE validations ADD COLUMN submission_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE validations ADD COLUMN open_until BIGINT;
UPDATE validations SET
    submission_id = (SELECT r.submission_id FROM requests r WHERE r.id = request_id),
    open_until = CASE WHEN open THEN (SELECT r.expires_at FROM requests r WHERE r.id = request_id) END;
ALTER TABLE validations DROP COLUMN open;
CREATE INDEX validations_waiting ON validations (account_id, request_id, submission_id, open_until)
    WHERE open_until IS NOT NULL AND decision IS NULL;
