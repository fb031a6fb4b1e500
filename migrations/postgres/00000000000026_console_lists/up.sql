-- What the operators' pages list: the requests of a service and those in a state, emails that wait or fail, and what of one kind
-- operators did. Each of these tables is read once; with ten million requests the first two take some ten seconds, in which others wait.
CREATE INDEX requests_by_service ON requests (service_id, id);
-- By an expression, which nothing but that list asks for: else what is due would be looked for here, too.
CREATE INDEX requests_by_state ON requests ((state || ''), (id + 0));
CREATE INDEX outbox_not_tried ON outbox (id) WHERE finished_at IS NULL AND last_error IS NULL;
CREATE INDEX outbox_failing ON outbox (id) WHERE finished_at IS NULL AND last_error IS NOT NULL;
CREATE INDEX operator_log_by_act ON operator_log (act, number);
