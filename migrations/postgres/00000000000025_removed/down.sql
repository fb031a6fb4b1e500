LOCK TABLE services IN ACCESS EXCLUSIVE MODE;
-- A service without contacts is not to be had: what was removed goes, with the requests that were made on it.
DELETE FROM requests WHERE service_id IN (SELECT id FROM services WHERE removed_at IS NOT NULL);
DELETE FROM services WHERE removed_at IS NOT NULL;
CREATE OR REPLACE FUNCTION roles_on_service(admin_id BIGINT, tech_id BIGINT, billing_id BIGINT)
    RETURNS TABLE (account_id BIGINT, roles BIGINT) LANGUAGE SQL IMMUTABLE AS $$
    SELECT each_role.account_id, SUM(each_role.role)
        FROM (VALUES (admin_id, 1), (tech_id, 2), (billing_id, 4)) AS each_role (account_id, role) GROUP BY 1
$$;
DROP INDEX services_removed;
ALTER TABLE services DROP COLUMN removed_at;
ALTER TABLE services DROP COLUMN removed_name;
ALTER TABLE services ALTER COLUMN name SET NOT NULL;
ALTER TABLE services ALTER COLUMN admin_id SET NOT NULL;
ALTER TABLE services ALTER COLUMN tech_id SET NOT NULL;
ALTER TABLE services ALTER COLUMN billing_id SET NOT NULL;
