-- From when on the worker looks whether a closed account's name and address are still needed, and blanks them. Those that were closed
-- before get 30 days from now on. Reads and writes accounts once: seconds for a million; nobody writes meanwhile.
ALTER TABLE accounts ADD COLUMN blank_after BIGINT;
UPDATE accounts SET blank_after = CAST(EXTRACT(EPOCH FROM now()) AS BIGINT) * 1000 + 2592000000 WHERE closed_at IS NOT NULL;
CREATE INDEX accounts_to_blank ON accounts (blank_after) WHERE blank_after IS NOT NULL;
