-- What the contacts are for: when a service renews or ends, whom it belongs to, whether its contacts are locked, and what has happened to
-- it.

-- Whether the billing system knows a payment method of the account; none where it does not say.
ALTER TABLE accounts ADD COLUMN payment_method BOOLEAN;

-- The last day, in days since 1970-01-01, and what happens then.
ALTER TABLE services ADD COLUMN expires_on BIGINT;
ALTER TABLE services ADD COLUMN renewal TEXT CHECK (renewal IN ('automatic', 'manual', 'ends'));
CREATE INDEX services_admin_renews ON services (admin_id, expires_on, sort_name, id) WHERE expires_on IS NOT NULL;
CREATE INDEX services_tech_renews ON services (tech_id, expires_on, sort_name, id) WHERE expires_on IS NOT NULL;
CREATE INDEX services_billing_renews ON services (billing_id, expires_on, sort_name, id) WHERE expires_on IS NOT NULL;

-- Since when nobody may ask for other contacts, and which account has locked them; none where the operator has.
ALTER TABLE services ADD COLUMN locked_at BIGINT;
ALTER TABLE services ADD COLUMN locked_by_id BIGINT REFERENCES accounts (id);

-- Whom a service belongs to.
CREATE TABLE owners (
    service_id BIGINT NOT NULL PRIMARY KEY REFERENCES services (id) ON DELETE CASCADE,
    name TEXT,
    organisation TEXT,
    email TEXT,
    phone TEXT,
    address TEXT,
    postcode TEXT,
    city TEXT,
    country TEXT
);

-- What has happened to services: their contacts, owners and locks. `details` holds the owner before and after, as JSON.
CREATE TABLE service_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    service_id BIGINT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('account', 'operator', 'system')),
    actor_id BIGINT REFERENCES accounts (id),
    happened_at BIGINT NOT NULL,
    contact_type TEXT CHECK (contact_type IN ('administrative', 'technical', 'billing')),
    from_id BIGINT REFERENCES accounts (id),
    to_id BIGINT REFERENCES accounts (id),
    request_id BIGINT REFERENCES requests (id) ON DELETE SET NULL,
    details TEXT
);
INSERT INTO service_history (service_id, what, actor, actor_id, happened_at, contact_type, from_id, to_id, request_id)
    SELECT service_id, what, actor, actor_id, happened_at, contact_type, from_id, to_id, request_id FROM (
        SELECT service_id, what, actor, actor_id, happened_at, contact_type, from_id, to_id, request_id, 0 AS place
            FROM events WHERE service_id IS NOT NULL
        UNION ALL
        SELECT r.service_id, 'contact-changed', 'system', NULL, COALESCE(r.finished_at, r.created_at), t.contact_type, r.from_id, r.to_id, r.id, 1
            FROM requests r JOIN request_types t ON t.request_id = r.id WHERE r.state = 'done'
    ) AS happened ORDER BY happened_at, place, request_id;
CREATE INDEX service_history_by_service ON service_history (service_id, happened_at, id);
-- Since when somebody is this contact.
CREATE INDEX service_history_by_contact ON service_history (service_id, contact_type, to_id, happened_at) WHERE contact_type IS NOT NULL;
CREATE INDEX service_history_by_time ON service_history (happened_at);
CREATE INDEX service_history_by_request ON service_history (request_id) WHERE request_id IS NOT NULL;
DELETE FROM events WHERE service_id IS NOT NULL;
DROP INDEX events_by_service;
DROP INDEX requests_by_service_done;
ALTER TABLE events DROP COLUMN service_id;
ALTER TABLE events DROP COLUMN contact_type;
ALTER TABLE events DROP COLUMN from_id;
ALTER TABLE events DROP COLUMN to_id;

-- An email may go to the owner of a service, who is no account: then its address alone says where. The table is made anew, since
-- SQLite changes no check; what refers to it would go with the old one.
CREATE TEMPORARY TABLE tellings_kept AS SELECT email_id, request_id FROM tellings;
CREATE TABLE outbox_new (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    submission_id BIGINT REFERENCES submissions (id) ON DELETE CASCADE,
    request_id BIGINT REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES accounts (id),
    link_id BIGINT REFERENCES links (id) ON DELETE CASCADE,
    to_address TEXT,
    generation INTEGER,
    message_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'refused', 'superseded', 'dropped')),
    finished_at BIGINT,
    last_error TEXT,
    gathers_until BIGINT,
    CHECK (account_id IS NOT NULL OR link_id IS NOT NULL OR to_address IS NOT NULL)
);
INSERT INTO outbox_new (id, kind, submission_id, request_id, account_id, link_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error, gathers_until)
SELECT id, kind, submission_id, request_id, account_id, link_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error, gathers_until FROM outbox;
-- No number is given twice: the counter goes along.
DELETE FROM sqlite_sequence WHERE name = 'outbox_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_new', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE finished_at IS NULL;
CREATE INDEX outbox_unfinished ON outbox (submission_id, account_id, id) WHERE finished_at IS NULL;
CREATE INDEX outbox_by_submission ON outbox (submission_id);
CREATE INDEX outbox_by_request ON outbox (request_id);
CREATE INDEX outbox_by_link ON outbox (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX outbox_refused ON outbox (id) WHERE outcome = 'refused';
CREATE INDEX outbox_by_finish ON outbox (finished_at) WHERE finished_at IS NOT NULL;
INSERT INTO tellings (email_id, request_id) SELECT email_id, request_id FROM tellings_kept;
DROP TABLE tellings_kept;

-- What an email about services tells: which records of their histories.
CREATE TABLE record_tellings (
    email_id BIGINT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    record_id BIGINT NOT NULL REFERENCES service_history (id) ON DELETE CASCADE,
    PRIMARY KEY (email_id, record_id)
);
CREATE INDEX record_tellings_by_record ON record_tellings (record_id);

-- Which step before which last day of a service a billing contact was told of, and in which email: each once.
CREATE TABLE notices_sent (
    service_id BIGINT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    expires_on BIGINT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    step BIGINT NOT NULL,
    email_id BIGINT REFERENCES outbox (id) ON DELETE SET NULL,
    PRIMARY KEY (service_id, expires_on, account_id, step)
);
CREATE INDEX notices_sent_by_email ON notices_sent (email_id) WHERE email_id IS NOT NULL;
CREATE INDEX notices_sent_by_day ON notices_sent (expires_on);

-- On which days, in its own time zone, a billing contact got its email about last days: one a day.
CREATE TABLE notice_days (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    day BIGINT NOT NULL,
    PRIMARY KEY (account_id, day)
);
CREATE INDEX notice_days_by_day ON notice_days (day);

-- When to look whether a billing contact is to be told of a last day; several may be for one. Put in by triggers, whoever writes: not
-- later than it can be due, which is 08:00 of a day where that comes first on earth, 14 hours before UTC. What is due is
-- told on the day of the first step, and else only where the worker has planned it for a morning: what an import brings waits for one.
CREATE TABLE notice_rounds (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    planned BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX notice_rounds_by_time ON notice_rounds (at);
CREATE INDEX notice_rounds_by_account ON notice_rounds (account_id);
-- How many days before the last day notices go out, by the setting, and the first of them. The worker writes it.
CREATE TABLE notice_terms (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    first_step BIGINT NOT NULL,
    steps TEXT NOT NULL
);
INSERT INTO notice_terms (id, first_step, steps) VALUES (1, 30, '1,7,30');
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
