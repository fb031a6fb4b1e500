DROP TRIGGER validations_fill;
DROP INDEX validations_waiting;
ALTER TABLE validations DROP COLUMN expires_at;
ALTER TABLE validations DROP COLUMN submission_id;
CREATE INDEX validations_waiting ON validations (account_id, request_id) WHERE open AND decision IS NULL;
