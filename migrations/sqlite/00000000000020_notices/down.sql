DROP TRIGGER services_notices_added;
DROP TRIGGER services_notices_changed;
DROP TRIGGER accounts_notices_changed;
DROP INDEX notice_days_gathering;
ALTER TABLE notice_days DROP COLUMN gathers;
ALTER TABLE notice_terms DROP COLUMN anew_after;
ALTER TABLE notice_terms DROP COLUMN looked_at;
-- The worker writes it anew, with everybody's rounds, since the steps are none of its own.
ALTER TABLE notice_terms ADD COLUMN first_step BIGINT NOT NULL DEFAULT 30;
UPDATE notice_terms SET steps = 'unknown';
ALTER TABLE notice_rounds ADD COLUMN planned BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE notice_rounds SET planned = TRUE;
CREATE TRIGGER services_notices_added AFTER INSERT ON services WHEN NEW.expires_on IS NOT NULL BEGIN
    INSERT INTO notice_rounds (account_id, at)
        SELECT NEW.billing_id, (NEW.expires_on - first_step) * 86400000 - 21600000 FROM notice_terms;
END;
CREATE TRIGGER services_notices_changed AFTER UPDATE OF expires_on, billing_id ON services
    WHEN NEW.expires_on IS NOT NULL AND (NEW.expires_on IS NOT OLD.expires_on OR NEW.billing_id <> OLD.billing_id) BEGIN
    INSERT INTO notice_rounds (account_id, at)
        SELECT NEW.billing_id, (NEW.expires_on - first_step) * 86400000 - 21600000 FROM notice_terms;
END;
-- Mornings come at other times in another time zone; and nobody looked while the account was closed.
CREATE TRIGGER accounts_notices_changed AFTER UPDATE OF time_zone, closed_at ON accounts
    WHEN NEW.closed_at IS NULL AND (NEW.time_zone IS NOT OLD.time_zone OR OLD.closed_at IS NOT NULL) BEGIN
    INSERT INTO notice_rounds (account_id, at, planned)
        SELECT NEW.id, 0, TRUE WHERE EXISTS (SELECT 1 FROM services WHERE billing_id = NEW.id AND expires_on IS NOT NULL);
END;
