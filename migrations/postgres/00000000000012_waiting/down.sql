DROP INDEX validations_waiting;
ALTER TABLE validations DROP COLUMN open;
