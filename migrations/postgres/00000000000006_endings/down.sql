ALTER TABLE requests DROP COLUMN ended_by_id;
ALTER TABLE requests DROP COLUMN ended_by;
