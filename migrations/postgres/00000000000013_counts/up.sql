-- Who writes meanwhile waits: what it writes is counted by the triggers.
LOCK TABLE services IN SHARE ROW EXCLUSIVE MODE;

-- Of how many services an account is a contact, by category and by what it is to them (1 administrative, 2 technical, 4 billing,
-- added up). Counted by triggers, whoever writes: a page that says how many there are reads a few rows, however many there are.
CREATE TABLE service_counts (
    account_id BIGINT NOT NULL,
    category TEXT COLLATE "C" NOT NULL,
    roles SMALLINT NOT NULL,
    services BIGINT NOT NULL,
    PRIMARY KEY (account_id, category, roles)
);

-- What a service counts for.
CREATE FUNCTION roles_on_service(admin_id BIGINT, tech_id BIGINT, billing_id BIGINT)
    RETURNS TABLE (account_id BIGINT, roles BIGINT) LANGUAGE SQL IMMUTABLE AS $$
    SELECT each_role.account_id, SUM(each_role.role)
        FROM (VALUES (admin_id, 1), (tech_id, 2), (billing_id, 4)) AS each_role (account_id, role) GROUP BY 1
$$;

-- Each service once for each account that is a contact of it.
CREATE VIEW service_roles AS
    SELECT s.id AS service_id, r.account_id, s.category, r.roles
        FROM services s CROSS JOIN LATERAL roles_on_service(s.admin_id, s.tech_id, s.billing_id) r;

INSERT INTO service_counts (account_id, category, roles, services)
    SELECT account_id, category, roles, COUNT(*) FROM service_roles GROUP BY account_id, category, roles;

-- Once for each statement, and in order: two that count the same do not wait for one another in a circle.
CREATE FUNCTION count_services() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO service_counts AS counted (account_id, category, roles, services)
        SELECT r.account_id, s.category, r.roles, CASE TG_OP WHEN 'INSERT' THEN COUNT(*) ELSE -COUNT(*) END
            FROM moved s CROSS JOIN LATERAL roles_on_service(s.admin_id, s.tech_id, s.billing_id) r
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT (account_id, category, roles) DO UPDATE SET services = counted.services + excluded.services;
    RETURN NULL;
END
$$;
CREATE FUNCTION count_changed_services() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO service_counts AS counted (account_id, category, roles, services)
        SELECT r.account_id, s.category, r.roles, SUM(s.counts)
            FROM (
                SELECT category, admin_id, tech_id, billing_id, 1 AS counts FROM added
                UNION ALL SELECT category, admin_id, tech_id, billing_id, -1 FROM removed
            ) s CROSS JOIN LATERAL roles_on_service(s.admin_id, s.tech_id, s.billing_id) r
            GROUP BY 1, 2, 3 HAVING SUM(s.counts) <> 0 ORDER BY 1, 2, 3
        ON CONFLICT (account_id, category, roles) DO UPDATE SET services = counted.services + excluded.services;
    RETURN NULL;
END
$$;
CREATE TRIGGER services_count_added AFTER INSERT ON services
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION count_services();
CREATE TRIGGER services_count_removed AFTER DELETE ON services
    REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION count_services();
CREATE TRIGGER services_count_changed AFTER UPDATE ON services
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_changed_services();
