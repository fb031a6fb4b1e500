-- What the requester says to whoever must confirm, and what a validator says with its decision.
ALTER TABLE submissions ADD COLUMN note TEXT;
ALTER TABLE validations ADD COLUMN reason TEXT;
