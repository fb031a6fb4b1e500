-- What programs list of an account: the requests in which it is replaced, whatever became of them.
CREATE INDEX requests_by_from ON requests (from_id, state, id);
