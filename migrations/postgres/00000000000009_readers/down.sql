ALTER TABLE accounts DROP COLUMN time_zone;
ALTER TABLE links DROP COLUMN heading;
