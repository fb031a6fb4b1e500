DROP TRIGGER services_count_changed ON services;
DROP TRIGGER services_count_removed ON services;
DROP TRIGGER services_count_added ON services;
DROP FUNCTION count_changed_services;
DROP FUNCTION count_services;
DROP VIEW service_roles;
DROP FUNCTION roles_on_service;
DROP TABLE service_counts;
