LOCK TABLE request_types IN ACCESS EXCLUSIVE MODE;
LOCK TABLE services, requests IN SHARE ROW EXCLUSIVE MODE;
DROP TRIGGER services_administered ON services;
DROP FUNCTION administer_service();
DROP TRIGGER requests_administered ON requests;
DROP FUNCTION administer_request();
DROP TABLE administered;
ALTER TABLE request_types ADD COLUMN large_by BIGINT;
UPDATE request_types SET large_by = (SELECT r.requester_id FROM requests r WHERE r.id = request_id)
    WHERE request_id IN (SELECT id FROM requests WHERE large);
