-- Instants are milliseconds since 1970-01-01 UTC. Names are sorted by sort_name, folded by the application, bytewise.
CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nic_handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT,
    outstanding_payments INTEGER NOT NULL DEFAULT 0 CHECK (outstanding_payments >= 0),
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX accounts_by_email ON accounts (email_key);

CREATE TABLE sessions (
    id_hash TEXT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_seen ON sessions (seen_at);

-- A service has exactly one contact of each type: three columns, so that the schema itself says so.
CREATE TABLE services (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    category TEXT NOT NULL,
    admin_id BIGINT NOT NULL REFERENCES accounts (id),
    tech_id BIGINT NOT NULL REFERENCES accounts (id),
    billing_id BIGINT NOT NULL REFERENCES accounts (id),
    UNIQUE (name, category)
);
CREATE INDEX services_admin_name ON services (admin_id, sort_name, id);
CREATE INDEX services_tech_name ON services (tech_id, sort_name, id);
CREATE INDEX services_billing_name ON services (billing_id, sort_name, id);
CREATE INDEX services_admin_category ON services (admin_id, category, sort_name, id);
CREATE INDEX services_tech_category ON services (tech_id, category, sort_name, id);
CREATE INDEX services_billing_category ON services (billing_id, category, sort_name, id);

CREATE TABLE submissions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    requester_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE requests (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    service_id BIGINT NOT NULL REFERENCES services (id),
    requester_id BIGINT NOT NULL REFERENCES accounts (id),
    from_id BIGINT NOT NULL REFERENCES accounts (id),
    to_id BIGINT NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('pending', 'processing', 'done', 'declined', 'cancelled', 'expired', 'failed')),
    reason TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT,
    apply_at BIGINT,
    finished_at BIGINT
);
CREATE INDEX requests_by_submission ON requests (submission_id);
CREATE INDEX requests_by_requester ON requests (requester_id, id);
CREATE INDEX requests_by_requester_state ON requests (requester_id, state, id);
CREATE INDEX requests_by_to ON requests (to_id, id);
CREATE INDEX requests_by_to_state ON requests (to_id, state, id);
CREATE INDEX requests_by_from_done ON requests (from_id, id) WHERE state = 'done';
CREATE INDEX requests_to_expire ON requests (expires_at) WHERE state = 'pending';
CREATE INDEX requests_to_apply ON requests (apply_at) WHERE state = 'processing';
CREATE INDEX requests_by_finish ON requests (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE request_types (
    request_id BIGINT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    contact_type TEXT NOT NULL CHECK (contact_type IN ('administrative', 'technical', 'billing')),
    service_id BIGINT NOT NULL,
    open BOOLEAN NOT NULL,
    PRIMARY KEY (request_id, contact_type)
);
-- At most one open request for a service and contact type (RULES.md, fault 5).
CREATE UNIQUE INDEX request_types_one_open ON request_types (service_id, contact_type) WHERE open;

CREATE TABLE validations (
    request_id BIGINT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    decision TEXT CHECK (decision IN ('accepted', 'declined')),
    decided_at BIGINT,
    PRIMARY KEY (request_id, account_id)
);

-- No code is stored: it is derived from the secret key, these columns and the nonce.
CREATE TABLE codes (
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    nonce BLOB NOT NULL,
    key_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    wrong_tries INTEGER NOT NULL,
    remind_at BIGINT,
    PRIMARY KEY (submission_id, account_id)
);
CREATE INDEX codes_to_remind ON codes (remind_at) WHERE remind_at IS NOT NULL;

CREATE TABLE resends (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL,
    sent_at BIGINT NOT NULL
);
CREATE INDEX resends_by_code ON resends (submission_id, account_id, sent_at);

CREATE TABLE events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    request_id BIGINT REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES accounts (id),
    what TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('account', 'operator', 'system')),
    actor_id BIGINT REFERENCES accounts (id),
    happened_at BIGINT NOT NULL
);
CREATE INDEX events_by_request ON events (request_id, id);
CREATE INDEX events_by_account ON events (account_id, id) WHERE request_id IS NULL;
CREATE INDEX events_by_time ON events (happened_at);

CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    submission_id BIGINT REFERENCES submissions (id) ON DELETE CASCADE,
    request_id BIGINT REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    to_address TEXT,
    generation INTEGER,
    message_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'refused', 'superseded', 'dropped')),
    finished_at BIGINT,
    last_error TEXT
);
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE finished_at IS NULL;
CREATE INDEX outbox_streams ON outbox (submission_id, account_id, id);
CREATE INDEX outbox_by_request ON outbox (request_id);
CREATE INDEX outbox_refused ON outbox (id) WHERE outcome = 'refused';
CREATE INDEX outbox_by_finish ON outbox (finished_at) WHERE finished_at IS NOT NULL;

-- The built-in mailbox. A message lies sealed (AEAD under the secret key): it holds codes.
CREATE TABLE mailbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    happened_at BIGINT NOT NULL
);
CREATE INDEX mailbox_by_time ON mailbox (happened_at);

CREATE TABLE throttle_hits (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    throttle_key TEXT NOT NULL,
    happened_at BIGINT NOT NULL
);
CREATE INDEX throttle_hits_by_key ON throttle_hits (throttle_key, happened_at);
CREATE INDEX throttle_hits_by_time ON throttle_hits (happened_at);
