-- What the provider's gate said where it refused a request. A column without a default is added at once, whatever the table holds.
ALTER TABLE requests ADD COLUMN refusal TEXT;
