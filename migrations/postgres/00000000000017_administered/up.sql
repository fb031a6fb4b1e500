LOCK TABLE request_types IN ACCESS EXCLUSIVE MODE;
LOCK TABLE services, requests IN SHARE ROW EXCLUSIVE MODE;
-- What is open on the services whose administrative contact an account is, and what it did not ask for itself: it stands together,
-- however many services those are. One that has ended may stay; who reads looks at its state. Its rows are apart from those that
-- decisions write, so that neither waits for whoever changes the contacts of services.
CREATE TABLE administered (
    administrator_id BIGINT NOT NULL,
    request_id BIGINT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    service_id BIGINT NOT NULL,
    PRIMARY KEY (administrator_id, request_id)
);
CREATE INDEX administered_by_request ON administered (request_id);
CREATE INDEX administered_by_service ON administered (service_id);
INSERT INTO administered (administrator_id, request_id, service_id)
    SELECT s.admin_id, r.id, s.id FROM requests r JOIN services s ON s.id = r.service_id
        WHERE r.finished_at IS NULL AND s.admin_id <> r.requester_id;
ALTER TABLE request_types DROP COLUMN large_by;

-- Kept by triggers, whoever writes.
CREATE FUNCTION administer_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO administered (administrator_id, request_id, service_id)
        SELECT s.admin_id, NEW.id, s.id FROM services s WHERE s.id = NEW.service_id AND s.admin_id <> NEW.requester_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER requests_administered AFTER INSERT ON requests FOR EACH ROW
    WHEN (NEW.finished_at IS NULL) EXECUTE FUNCTION administer_request();
CREATE FUNCTION administer_service() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM administered WHERE service_id = NEW.id;
    INSERT INTO administered (administrator_id, request_id, service_id)
        SELECT DISTINCT NEW.admin_id, t.request_id, NEW.id FROM request_types t JOIN requests r ON r.id = t.request_id
            WHERE t.service_id = NEW.id AND t.open AND r.requester_id <> NEW.admin_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER services_administered AFTER UPDATE OF admin_id ON services FOR EACH ROW
    WHEN (OLD.admin_id <> NEW.admin_id) EXECUTE FUNCTION administer_service();
