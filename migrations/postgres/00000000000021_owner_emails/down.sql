DROP INDEX outbox_to_owners;
