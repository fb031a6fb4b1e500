DROP TABLE recovery_codes;
DROP TABLE second_factors;
ALTER TABLE sessions DROP COLUMN waits_until;
ALTER TABLE events DROP COLUMN device;
ALTER TABLE events DROP COLUMN address;
DELETE FROM outbox WHERE account_id IS NULL;
ALTER TABLE outbox DROP COLUMN link_id;
ALTER TABLE outbox ALTER COLUMN account_id SET NOT NULL;
DROP TABLE links;
