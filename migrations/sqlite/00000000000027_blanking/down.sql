DROP INDEX accounts_to_blank;
ALTER TABLE accounts DROP COLUMN blank_after;
