DROP TRIGGER services_count_after;
DROP TRIGGER services_count_before;
DROP TRIGGER services_count_removed;
DROP TRIGGER services_count_added;
DROP VIEW service_roles;
DROP TABLE service_counts;
