-- Where whoever asked for a link was heading, sealed: there may be a validation code in it.
ALTER TABLE links ADD COLUMN heading BLOB;
