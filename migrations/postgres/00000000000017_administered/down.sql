DROP TRIGGER services_administered ON services;
DROP FUNCTION administer_anew();
DROP TRIGGER request_types_administered_new ON request_types;
DROP FUNCTION administer_new();
DROP INDEX request_types_administered;
ALTER TABLE request_types DROP COLUMN administrator_id;
ALTER TABLE request_types ADD COLUMN large_by BIGINT;
UPDATE request_types SET large_by = (SELECT r.requester_id FROM requests r WHERE r.id = request_id)
    WHERE request_id IN (SELECT id FROM requests WHERE large);
