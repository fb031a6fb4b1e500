-- What still waits for an account's decision is found by this alone, however much it was asked for and never decided.
ALTER TABLE validations ADD COLUMN open BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE validations SET open = FALSE
    WHERE decision IS NULL AND request_id IN (SELECT id FROM requests WHERE finished_at IS NOT NULL);
CREATE INDEX validations_waiting ON validations (account_id, request_id) WHERE open AND decision IS NULL;
