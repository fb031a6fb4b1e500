LOCK TABLE services, requests, request_types IN SHARE ROW EXCLUSIVE MODE;
-- The administrative contact of the service, who sees what is open on it; not where it asked itself, and sees it anyway. What others ask
-- for on an account's services stands together in an index, however many services those are.
ALTER TABLE request_types ADD COLUMN administrator_id BIGINT;
ALTER TABLE request_types DROP COLUMN large_by;
UPDATE request_types t SET administrator_id = s.admin_id FROM services s, requests r
    WHERE t.open AND s.id = t.service_id AND r.id = t.request_id AND s.admin_id <> r.requester_id;
CREATE INDEX request_types_administered ON request_types (administrator_id, request_id) WHERE open AND administrator_id IS NOT NULL;

-- Kept by triggers, whoever writes.
CREATE FUNCTION administer_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT s.admin_id INTO NEW.administrator_id FROM services s JOIN requests r ON r.id = NEW.request_id
        WHERE s.id = NEW.service_id AND s.admin_id <> r.requester_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER request_types_administered_new BEFORE INSERT ON request_types FOR EACH ROW
    WHEN (NEW.open AND NEW.administrator_id IS NULL) EXECUTE FUNCTION administer_new();
CREATE FUNCTION administer_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE request_types t SET administrator_id = NULLIF(NEW.admin_id, r.requester_id) FROM requests r
        WHERE t.service_id = NEW.id AND t.open AND r.id = t.request_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER services_administered AFTER UPDATE OF admin_id ON services FOR EACH ROW
    WHEN (OLD.admin_id <> NEW.admin_id) EXECUTE FUNCTION administer_anew();
