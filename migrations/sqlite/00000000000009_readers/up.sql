-- Where whoever asked for a link was heading, sealed: there may be a validation code in it.
ALTER TABLE links ADD COLUMN heading BLOB;
-- The IANA name of the time zone of its pages and emails; none where it has that of the setting.
ALTER TABLE accounts ADD COLUMN time_zone TEXT;
