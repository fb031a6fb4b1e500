CREATE INDEX outbox_streams ON outbox (submission_id, account_id, id);
DROP INDEX outbox_by_submission;
DROP INDEX outbox_unfinished;
DROP TABLE setbacks;
