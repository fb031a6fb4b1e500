-- A submission of more than so many requests as are shown one by one is large: lists show it as one, and pass over its requests.
ALTER TABLE requests ADD COLUMN large BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE validations ADD COLUMN large BOOLEAN NOT NULL DEFAULT FALSE;
-- Who asked, so that what an account asked for itself is passed over among all that is open on its services.
ALTER TABLE request_types ADD COLUMN large_by BIGINT;
UPDATE requests SET large = TRUE
    WHERE submission_id IN (SELECT submission_id FROM requests GROUP BY submission_id HAVING COUNT(*) > 5);
UPDATE validations SET large = TRUE WHERE request_id IN (SELECT id FROM requests WHERE large);
UPDATE request_types SET large_by = (SELECT r.requester_id FROM requests r WHERE r.id = request_id)
    WHERE request_id IN (SELECT id FROM requests WHERE large);

DROP INDEX requests_by_requester;
DROP INDEX requests_by_requester_state;
DROP INDEX requests_by_to;
DROP INDEX requests_by_to_state;
DROP INDEX requests_by_from_done;
DROP INDEX validations_waiting;
CREATE INDEX requests_by_requester ON requests (requester_id, large, id);
CREATE INDEX requests_by_requester_state ON requests (requester_id, state, large, id);
CREATE INDEX requests_by_to ON requests (to_id, large, id);
CREATE INDEX requests_by_to_state ON requests (to_id, state, large, id);
CREATE INDEX requests_by_from_done ON requests (from_id, large, id) WHERE state = 'done';
CREATE INDEX validations_waiting ON validations (account_id, large, request_id, submission_id, expires_at)
    WHERE open AND decision IS NULL;

-- What a large submission is to each account that is in it: which of its requests the account sees, how many of them stand where,
-- and how many it must still decide. `from_id` and `to_id` where all have the same; `contacts` as in service_counts.
CREATE TABLE submission_views (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    services BIGINT NOT NULL,
    from_id BIGINT,
    to_id BIGINT,
    contacts BIGINT NOT NULL,
    requests BIGINT NOT NULL,
    pending BIGINT NOT NULL,
    processing BIGINT NOT NULL,
    done BIGINT NOT NULL,
    declined BIGINT NOT NULL,
    cancelled BIGINT NOT NULL,
    expired BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    awaited BIGINT NOT NULL,
    PRIMARY KEY (account_id, submission_id)
);
CREATE INDEX submission_views_by_account ON submission_views (account_id, first_id);
CREATE INDEX submission_views_by_submission ON submission_views (submission_id);
CREATE INDEX submission_views_waiting ON submission_views (account_id, first_id, expires_at) WHERE awaited > 0;

-- The same, counted anew.
CREATE VIEW submission_views_counted AS
    SELECT account_id, submission_id, MIN(id) AS first_id, MAX(id) AS last_id, MAX(expires_at) AS expires_at,
        COUNT(DISTINCT service_id) AS services,
        CASE WHEN MIN(from_id) = MAX(from_id) THEN MIN(from_id) END AS from_id,
        CASE WHEN MIN(to_id) = MAX(to_id) THEN MIN(to_id) END AS to_id,
        MAX(contacts & 1) + MAX(contacts & 2) + MAX(contacts & 4) AS contacts,
        COUNT(*) AS requests,
        SUM(CASE state WHEN 'pending' THEN 1 ELSE 0 END) AS pending,
        SUM(CASE state WHEN 'processing' THEN 1 ELSE 0 END) AS processing,
        SUM(CASE state WHEN 'done' THEN 1 ELSE 0 END) AS done,
        SUM(CASE state WHEN 'declined' THEN 1 ELSE 0 END) AS declined,
        SUM(CASE state WHEN 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
        SUM(CASE state WHEN 'expired' THEN 1 ELSE 0 END) AS expired,
        SUM(CASE state WHEN 'failed' THEN 1 ELSE 0 END) AS failed,
        SUM(awaited) AS awaited
    FROM (
        SELECT a.id AS account_id, r.submission_id, r.id, r.service_id, r.from_id, r.to_id, r.state, r.expires_at,
            (SELECT SUM(CASE t.contact_type WHEN 'administrative' THEN 1 WHEN 'technical' THEN 2 ELSE 4 END)
                FROM request_types t WHERE t.request_id = r.id) AS contacts,
            (SELECT COUNT(*) FROM validations v
                WHERE v.request_id = r.id AND v.account_id = a.id AND v.open AND v.decision IS NULL) AS awaited
        FROM requests r JOIN accounts a ON a.id IN (r.requester_id, r.to_id, CASE r.state WHEN 'done' THEN r.from_id END)
        WHERE r.large
    ) AS seen
    GROUP BY account_id, submission_id;

INSERT INTO submission_views (account_id, submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, requests,
        pending, processing, done, declined, cancelled, expired, failed, awaited)
    SELECT account_id, submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, requests,
        pending, processing, done, declined, cancelled, expired, failed, awaited FROM submission_views_counted;

-- Kept by triggers, whoever writes; what is stored or deleted of a large submission the program counts anew.
CREATE TRIGGER requests_view_moved AFTER UPDATE OF state, expires_at ON requests WHEN NEW.large BEGIN
    UPDATE submission_views SET
        expires_at = NEW.expires_at,
        pending = pending - (OLD.state = 'pending') + (NEW.state = 'pending'),
        processing = processing - (OLD.state = 'processing') + (NEW.state = 'processing'),
        done = done - (OLD.state = 'done') + (NEW.state = 'done'),
        declined = declined - (OLD.state = 'declined') + (NEW.state = 'declined'),
        cancelled = cancelled - (OLD.state = 'cancelled') + (NEW.state = 'cancelled'),
        expired = expired - (OLD.state = 'expired') + (NEW.state = 'expired'),
        failed = failed - (OLD.state = 'failed') + (NEW.state = 'failed')
        WHERE submission_id = NEW.submission_id AND account_id IN (NEW.requester_id, NEW.to_id);
END;
CREATE TRIGGER requests_view_done AFTER UPDATE OF state ON requests
WHEN NEW.large AND NEW.state = 'done' AND OLD.state <> 'done' AND NEW.from_id <> NEW.requester_id BEGIN
    INSERT INTO submission_views (account_id, submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, requests,
        pending, processing, done, declined, cancelled, expired, failed, awaited)
        SELECT account_id, submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, requests,
        pending, processing, done, declined, cancelled, expired, failed, awaited FROM submission_views_counted
            WHERE account_id = NEW.from_id AND submission_id = NEW.submission_id
        ON CONFLICT (account_id, submission_id) DO UPDATE SET
            first_id = excluded.first_id,
            last_id = excluded.last_id,
            expires_at = excluded.expires_at,
            services = excluded.services,
            from_id = excluded.from_id,
            to_id = excluded.to_id,
            contacts = excluded.contacts,
            requests = excluded.requests,
            pending = excluded.pending,
            processing = excluded.processing,
            done = excluded.done,
            declined = excluded.declined,
            cancelled = excluded.cancelled,
            expired = excluded.expired,
            failed = excluded.failed,
            awaited = excluded.awaited;
END;
CREATE TRIGGER validations_view_decided AFTER UPDATE OF decision, open ON validations WHEN NEW.large BEGIN
    UPDATE submission_views SET
        awaited = awaited - (OLD.open AND OLD.decision IS NULL) + (NEW.open AND NEW.decision IS NULL)
        WHERE submission_id = NEW.submission_id AND account_id = NEW.account_id;
END;
