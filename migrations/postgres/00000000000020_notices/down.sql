DROP TRIGGER services_notices_added ON services;
DROP TRIGGER services_notices_changed ON services;
DROP TRIGGER accounts_notices_changed ON accounts;
ALTER TABLE notice_days DROP COLUMN gathers;
ALTER TABLE notice_terms DROP COLUMN anew_after;
ALTER TABLE notice_terms DROP COLUMN looked_at;
-- The worker writes it anew, with everybody's rounds, since the steps are none of its own.
ALTER TABLE notice_terms ADD COLUMN first_step BIGINT NOT NULL DEFAULT 30;
UPDATE notice_terms SET steps = 'unknown';
ALTER TABLE notice_rounds ADD COLUMN planned BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE notice_rounds SET planned = TRUE;
CREATE OR REPLACE FUNCTION look_after_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notice_rounds (account_id, at)
        SELECT NEW.billing_id, (NEW.expires_on - first_step) * 86400000 - 21600000 FROM notice_terms;
    RETURN NULL;
END
$$;
CREATE TRIGGER services_notices_added AFTER INSERT ON services FOR EACH ROW
    WHEN (NEW.expires_on IS NOT NULL) EXECUTE FUNCTION look_after_notices();
CREATE TRIGGER services_notices_changed AFTER UPDATE OF expires_on, billing_id ON services FOR EACH ROW
    WHEN (NEW.expires_on IS NOT NULL AND (NEW.expires_on IS DISTINCT FROM OLD.expires_on OR NEW.billing_id <> OLD.billing_id))
    EXECUTE FUNCTION look_after_notices();
-- Mornings come at other times in another time zone; and nobody looked while the account was closed.
CREATE OR REPLACE FUNCTION look_anew_after_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notice_rounds (account_id, at, planned)
        SELECT NEW.id, 0, TRUE WHERE EXISTS (SELECT 1 FROM services WHERE billing_id = NEW.id AND expires_on IS NOT NULL);
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_notices_changed AFTER UPDATE OF time_zone, closed_at ON accounts FOR EACH ROW
    WHEN (NEW.closed_at IS NULL AND (NEW.time_zone IS DISTINCT FROM OLD.time_zone OR OLD.closed_at IS NOT NULL))
    EXECUTE FUNCTION look_anew_after_notices();
