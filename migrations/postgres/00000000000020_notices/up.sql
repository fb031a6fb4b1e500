-- In the order in which a worker of the version before, which may still be running, holds them.
LOCK TABLE notice_rounds, notice_terms, notice_days, services, accounts IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER services_notices_added ON services;
DROP TRIGGER services_notices_changed ON services;
DROP TRIGGER accounts_notices_changed ON accounts;

-- Whoever writes last days or billing contacts has these looked after at once, once for each contact: the worker knows the steps
-- and the mornings, and plans the next look. Only a round of the same transaction will do for the next service: any other may just
-- have been taken by a worker, which sees nothing of this one yet.
ALTER TABLE notice_rounds DROP COLUMN planned;
CREATE OR REPLACE FUNCTION look_after_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notice_rounds (account_id, at)
        SELECT NEW.billing_id, 0
        WHERE NOT EXISTS (
            SELECT 1 FROM notice_rounds
            WHERE account_id = NEW.billing_id AND at = 0 AND xmin = pg_current_xact_id()::xid
        );
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
    INSERT INTO notice_rounds (account_id, at)
        SELECT NEW.id, 0 WHERE EXISTS (SELECT 1 FROM services WHERE billing_id = NEW.id AND expires_on IS NOT NULL);
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_notices_changed AFTER UPDATE OF time_zone, closed_at ON accounts FOR EACH ROW
    WHEN (NEW.closed_at IS NULL AND (NEW.time_zone IS DISTINCT FROM OLD.time_zone OR OLD.closed_at IS NOT NULL))
    EXECUTE FUNCTION look_anew_after_notices();

-- When a worker looked last, to a few minutes: where that lies ahead, the clock was set back. And how far it has got in looking after
-- everybody anew: the number of the last account, or none where it need not.
ALTER TABLE notice_terms DROP COLUMN first_step;
ALTER TABLE notice_terms ADD COLUMN looked_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notice_terms ADD COLUMN anew_after BIGINT;
-- What was left for the next morning is due at once.
UPDATE notice_terms SET anew_after = 0 WHERE EXISTS (SELECT 1 FROM services WHERE expires_on IS NOT NULL);

-- The email of the day as long as more is written into it, which is not sent yet.
ALTER TABLE notice_days ADD COLUMN gathers BIGINT REFERENCES outbox (id) ON DELETE SET NULL;
CREATE INDEX notice_days_gathering ON notice_days (gathers) WHERE gathers IS NOT NULL;
