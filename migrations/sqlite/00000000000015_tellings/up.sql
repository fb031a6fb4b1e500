-- How requests of one submission ended is told in one email for each kind of end: which requests an email tells of.
CREATE TABLE tellings (
    email_id BIGINT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    request_id BIGINT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    PRIMARY KEY (email_id, request_id)
);
CREATE INDEX tellings_by_request ON tellings (request_id);
-- Until when more may come to such an email, as long as nobody has taken it.
ALTER TABLE outbox ADD COLUMN gathers_until BIGINT;

-- Whether any request of a submission is still being carried out is asked whenever one ends.
CREATE INDEX requests_processing_by_submission ON requests (submission_id) WHERE state = 'processing';
