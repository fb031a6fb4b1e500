LOCK TABLE services IN ACCESS EXCLUSIVE MODE;
-- A service that is removed keeps its row, for what was asked for on it is still told: without contacts, and without its name, which is
-- free again.
ALTER TABLE services ADD COLUMN removed_name TEXT;
ALTER TABLE services ADD COLUMN removed_at BIGINT;
ALTER TABLE services ALTER COLUMN name DROP NOT NULL;
ALTER TABLE services ALTER COLUMN admin_id DROP NOT NULL;
ALTER TABLE services ALTER COLUMN tech_id DROP NOT NULL;
ALTER TABLE services ALTER COLUMN billing_id DROP NOT NULL;
CREATE INDEX services_removed ON services (removed_at) WHERE removed_at IS NOT NULL;

-- Who is no contact is counted nowhere.
CREATE OR REPLACE FUNCTION roles_on_service(admin_id BIGINT, tech_id BIGINT, billing_id BIGINT)
    RETURNS TABLE (account_id BIGINT, roles BIGINT) LANGUAGE SQL IMMUTABLE AS $$
    SELECT each_role.account_id, SUM(each_role.role)
        FROM (VALUES (admin_id, 1), (tech_id, 2), (billing_id, 4)) AS each_role (account_id, role)
        WHERE each_role.account_id IS NOT NULL GROUP BY 1
$$;
