-- A service that is removed keeps its row, for what was asked for on it is still told: without contacts, and without its name, which is
-- free again. No row is touched here, however many there are: that columns may be empty now is a matter of the schema alone.
ALTER TABLE services ADD COLUMN removed_name TEXT;
ALTER TABLE services ADD COLUMN removed_at BIGINT;
CREATE INDEX services_removed ON services (removed_at) WHERE removed_at IS NOT NULL;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(REPLACE(REPLACE(REPLACE(sql,
    'name TEXT NOT NULL,
    sort_name', 'name TEXT,
    sort_name'),
    'admin_id BIGINT NOT NULL', 'admin_id BIGINT'),
    'tech_id BIGINT NOT NULL', 'tech_id BIGINT'),
    'billing_id BIGINT NOT NULL', 'billing_id BIGINT')
    WHERE type = 'table' AND name = 'services';
PRAGMA writable_schema = RESET;

-- Who is no contact is counted nowhere.
DROP VIEW service_roles;
CREATE VIEW service_roles AS
    SELECT id AS service_id, admin_id AS account_id, category,
            1 + CASE WHEN tech_id = admin_id THEN 2 ELSE 0 END + CASE WHEN billing_id = admin_id THEN 4 ELSE 0 END AS roles
        FROM services WHERE admin_id IS NOT NULL
    UNION ALL SELECT id, tech_id, category, 2 + CASE WHEN billing_id = tech_id THEN 4 ELSE 0 END
        FROM services WHERE tech_id <> admin_id
    UNION ALL SELECT id, billing_id, category, 4
        FROM services WHERE billing_id <> admin_id AND billing_id <> tech_id;
