DROP TRIGGER services_administered;
DROP TRIGGER request_types_administered_new;
DROP INDEX request_types_administered;
ALTER TABLE request_types DROP COLUMN administrator_id;
ALTER TABLE request_types ADD COLUMN large_by BIGINT;
UPDATE request_types SET large_by = (SELECT r.requester_id FROM requests r WHERE r.id = request_id)
    WHERE request_id IN (SELECT id FROM requests WHERE large);
