-- A service without contacts is not to be had: what was removed goes, with the requests that were made on it.
DELETE FROM requests WHERE service_id IN (SELECT id FROM services WHERE removed_at IS NOT NULL);
DELETE FROM services WHERE removed_at IS NOT NULL;
DROP VIEW service_roles;
CREATE VIEW service_roles AS
    SELECT id AS service_id, admin_id AS account_id, category,
            1 + CASE WHEN tech_id = admin_id THEN 2 ELSE 0 END + CASE WHEN billing_id = admin_id THEN 4 ELSE 0 END AS roles
        FROM services
    UNION ALL SELECT id, tech_id, category, 2 + CASE WHEN billing_id = tech_id THEN 4 ELSE 0 END
        FROM services WHERE tech_id <> admin_id
    UNION ALL SELECT id, billing_id, category, 4
        FROM services WHERE billing_id <> admin_id AND billing_id <> tech_id;
DROP INDEX services_removed;
ALTER TABLE services DROP COLUMN removed_at;
ALTER TABLE services DROP COLUMN removed_name;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(REPLACE(REPLACE(REPLACE(sql,
    'name TEXT,
    sort_name', 'name TEXT NOT NULL,
    sort_name'),
    'admin_id BIGINT REFERENCES', 'admin_id BIGINT NOT NULL REFERENCES'),
    'tech_id BIGINT REFERENCES', 'tech_id BIGINT NOT NULL REFERENCES'),
    'billing_id BIGINT REFERENCES', 'billing_id BIGINT NOT NULL REFERENCES')
    WHERE type = 'table' AND name = 'services';
PRAGMA writable_schema = RESET;
