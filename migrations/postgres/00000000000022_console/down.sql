DROP INDEX outbox_by_account;
