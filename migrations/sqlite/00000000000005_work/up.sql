-- What failed of the worker's work, and when it is tried again. What is due follows from the requests and codes themselves; a
-- row here only has a piece of it wait.
CREATE TABLE setbacks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    work TEXT NOT NULL,
    -- The request or the submission that it is about, and whom it is for; 0 where it is for nobody alone.
    subject BIGINT NOT NULL,
    reader BIGINT NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL,
    not_before BIGINT NOT NULL,
    first_failed_at BIGINT NOT NULL,
    last_error TEXT NOT NULL,
    UNIQUE (work, subject, reader)
);

-- The emails to one account about one submission leave in their order: whether an earlier one is still to be sent is asked for
-- each that is due, and must not lead past all that were sent.
CREATE INDEX outbox_unfinished ON outbox (submission_id, account_id, id) WHERE finished_at IS NULL;
-- For submissions that are deleted.
CREATE INDEX outbox_by_submission ON outbox (submission_id);
DROP INDEX outbox_streams;
