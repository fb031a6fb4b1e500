-- Emails to the address of an owner leave in their order: whether an earlier one waits is looked for here.
CREATE INDEX outbox_to_owners ON outbox (to_address, id) WHERE finished_at IS NULL AND account_id IS NULL;
