ALTER TABLE validations DROP COLUMN reason;
ALTER TABLE submissions DROP COLUMN note;
