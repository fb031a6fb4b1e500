-- Of how many services an account is a contact, by category and by what it is to them (1 administrative, 2 technical, 4 billing,
-- added up). Counted by triggers, whoever writes: a page that says how many there are reads a few rows, however many there are.
CREATE TABLE service_counts (
    account_id BIGINT NOT NULL,
    category TEXT NOT NULL,
    roles SMALLINT NOT NULL,
    services BIGINT NOT NULL,
    PRIMARY KEY (account_id, category, roles)
) WITHOUT ROWID;

-- Each service once for each account that is a contact of it.
CREATE VIEW service_roles AS
    SELECT id AS service_id, admin_id AS account_id, category,
            1 + CASE WHEN tech_id = admin_id THEN 2 ELSE 0 END + CASE WHEN billing_id = admin_id THEN 4 ELSE 0 END AS roles
        FROM services
    UNION ALL SELECT id, tech_id, category, 2 + CASE WHEN billing_id = tech_id THEN 4 ELSE 0 END
        FROM services WHERE tech_id <> admin_id
    UNION ALL SELECT id, billing_id, category, 4
        FROM services WHERE billing_id <> admin_id AND billing_id <> tech_id;

INSERT INTO service_counts (account_id, category, roles, services)
    SELECT account_id, category, roles, COUNT(*) FROM service_roles GROUP BY account_id, category, roles;

CREATE TRIGGER services_count_added AFTER INSERT ON services BEGIN
    INSERT INTO service_counts (account_id, category, roles, services)
        SELECT account_id, category, roles, 1 FROM service_roles WHERE service_id = NEW.id
        ON CONFLICT DO UPDATE SET services = services + 1;
END;
CREATE TRIGGER services_count_removed BEFORE DELETE ON services BEGIN
    INSERT INTO service_counts (account_id, category, roles, services)
        SELECT account_id, category, roles, -1 FROM service_roles WHERE service_id = OLD.id
        ON CONFLICT DO UPDATE SET services = services - 1;
END;
CREATE TRIGGER services_count_before BEFORE UPDATE OF category, admin_id, tech_id, billing_id ON services BEGIN
    INSERT INTO service_counts (account_id, category, roles, services)
        SELECT account_id, category, roles, -1 FROM service_roles WHERE service_id = OLD.id
        ON CONFLICT DO UPDATE SET services = services - 1;
END;
CREATE TRIGGER services_count_after AFTER UPDATE OF category, admin_id, tech_id, billing_id ON services BEGIN
    INSERT INTO service_counts (account_id, category, roles, services)
        SELECT account_id, category, roles, 1 FROM service_roles WHERE service_id = NEW.id
        ON CONFLICT DO UPDATE SET services = services + 1;
END;
