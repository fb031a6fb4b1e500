-- The administrative contact of the service, who sees what is open on it; not where it asked itself, and sees it anyway. What others ask
-- for on an account's services stands together in an index, however many services those are.
ALTER TABLE request_types ADD COLUMN administrator_id BIGINT;
ALTER TABLE request_types DROP COLUMN large_by;
UPDATE request_types SET administrator_id = (
        SELECT s.admin_id FROM services s JOIN requests r ON r.id = request_types.request_id
            WHERE s.id = request_types.service_id AND s.admin_id <> r.requester_id
    ) WHERE open;
CREATE INDEX request_types_administered ON request_types (administrator_id, request_id) WHERE open AND administrator_id IS NOT NULL;

-- Kept by triggers, whoever writes.
CREATE TRIGGER request_types_administered_new AFTER INSERT ON request_types WHEN NEW.open AND NEW.administrator_id IS NULL BEGIN
    UPDATE request_types SET administrator_id = (
            SELECT s.admin_id FROM services s JOIN requests r ON r.id = NEW.request_id
                WHERE s.id = NEW.service_id AND s.admin_id <> r.requester_id
        ) WHERE request_id = NEW.request_id AND contact_type = NEW.contact_type;
END;
CREATE TRIGGER services_administered AFTER UPDATE OF admin_id ON services WHEN OLD.admin_id <> NEW.admin_id BEGIN
    UPDATE request_types SET administrator_id =
            NULLIF(NEW.admin_id, (SELECT r.requester_id FROM requests r WHERE r.id = request_types.request_id))
        WHERE service_id = NEW.id AND open;
END;
