-- Requests that were confirmed in what is the future, once a clock was set back: looked for by the worker all the time.
CREATE INDEX requests_by_decision ON requests (decided_at) WHERE state = 'processing';
