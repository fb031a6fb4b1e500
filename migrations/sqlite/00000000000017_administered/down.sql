DROP TRIGGER services_administered;
DROP TRIGGER requests_administered;
DROP TABLE administered;
ALTER TABLE request_types ADD COLUMN large_by BIGINT;
UPDATE request_types SET large_by = (SELECT r.requester_id FROM requests r WHERE r.id = request_id)
    WHERE request_id IN (SELECT id FROM requests WHERE large);
