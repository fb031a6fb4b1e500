-- The emails of an account, newest first, for operators. Traces of sent ones go after 30 days, so that the index is made within
-- seconds; nobody writes into the outbox meanwhile.
CREATE INDEX outbox_by_account ON outbox (account_id, id) WHERE account_id IS NOT NULL;
