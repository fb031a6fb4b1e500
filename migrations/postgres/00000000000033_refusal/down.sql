ALTER TABLE requests DROP COLUMN refusal;
