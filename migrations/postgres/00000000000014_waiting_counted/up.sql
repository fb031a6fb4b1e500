LOCK TABLE validations IN SHARE ROW EXCLUSIVE MODE;
-- The index alone tells how many submissions wait for an account.
DROP INDEX validations_waiting;
ALTER TABLE validations ADD COLUMN submission_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE validations ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
UPDATE validations SET
    submission_id = (SELECT r.submission_id FROM requests r WHERE r.id = request_id),
    expires_at = (SELECT r.expires_at FROM requests r WHERE r.id = request_id);
CREATE INDEX validations_waiting ON validations (account_id, request_id, submission_id, expires_at)
    WHERE open AND decision IS NULL;

-- The version before, which may write beside this one for a while, knows neither.
CREATE FUNCTION fill_validation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT r.submission_id, r.expires_at INTO NEW.submission_id, NEW.expires_at FROM requests r WHERE r.id = NEW.request_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER validations_fill BEFORE INSERT ON validations FOR EACH ROW WHEN (NEW.submission_id = 0)
    EXECUTE FUNCTION fill_validation();
