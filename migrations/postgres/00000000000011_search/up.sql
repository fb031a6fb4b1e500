-- What accounts are searched by. Here it is right for most; the rest, and what services are searched and sorted by, only the
-- program can write in every spelling: store/spellings.rs.
ALTER TABLE accounts ADD COLUMN search_name TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE accounts SET search_name = lower(name);
