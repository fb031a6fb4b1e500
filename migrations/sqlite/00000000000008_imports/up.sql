-- What a service is known by beside its name, where that is spelled otherwise: names that differ by case or by `xn--` alone are one.
ALTER TABLE services ADD COLUMN name_key TEXT;
CREATE INDEX services_by_key ON services (name_key) WHERE name_key IS NOT NULL;
CREATE INDEX services_by_sort_name ON services (sort_name);

-- What has happened to a service itself: a contact that an import changed.
ALTER TABLE events ADD COLUMN service_id BIGINT REFERENCES services (id);
ALTER TABLE events ADD COLUMN contact_type TEXT;
ALTER TABLE events ADD COLUMN from_id BIGINT REFERENCES accounts (id);
ALTER TABLE events ADD COLUMN to_id BIGINT REFERENCES accounts (id);
CREATE INDEX events_by_service ON events (service_id, id) WHERE service_id IS NOT NULL;
CREATE INDEX requests_by_service_done ON requests (service_id, id) WHERE state = 'done';
