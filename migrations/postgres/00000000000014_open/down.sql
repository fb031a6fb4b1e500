DROP INDEX validations_waiting;
ALTER TABLE validations ADD COLUMN open BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE validations SET open = open_until IS NOT NULL;
ALTER TABLE validations DROP COLUMN open_until;
ALTER TABLE validations DROP COLUMN submission_id;
CREATE INDEX validations_waiting ON validations (account_id, request_id) WHERE open AND decision IS NULL;
