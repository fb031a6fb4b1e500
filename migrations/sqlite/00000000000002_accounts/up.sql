-- Links sent by email: to confirm the address of a new account, to set a new password, to confirm a new address. No token is
-- stored: it is derived from the secret key, the nonce, and what must not have changed since.
CREATE TABLE links (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('sign-up', 'reset-password', 'change-email')),
    account_id BIGINT REFERENCES accounts (id),
    -- Where it goes; for a new password what the customer typed, a NIC handle or an address.
    sent_to TEXT NOT NULL,
    -- What a new account will be made of.
    name TEXT,
    zone TEXT,
    language TEXT NOT NULL,
    password_hash TEXT,
    nonce BLOB NOT NULL,
    key_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX links_by_account ON links (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX links_by_expiry ON links (expires_at);

-- An email may be for somebody who has no account yet: account_id may be missing, and a link says where it goes.
CREATE TABLE outbox_new (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    submission_id BIGINT REFERENCES submissions (id) ON DELETE CASCADE,
    request_id BIGINT REFERENCES requests (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES accounts (id),
    link_id BIGINT REFERENCES links (id) ON DELETE CASCADE,
    to_address TEXT,
    generation INTEGER,
    message_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'refused', 'superseded', 'dropped')),
    finished_at BIGINT,
    last_error TEXT,
    CHECK (account_id IS NOT NULL OR link_id IS NOT NULL)
);
INSERT INTO outbox_new (id, kind, submission_id, request_id, account_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error)
SELECT id, kind, submission_id, request_id, account_id, to_address, generation, message_id, created_at,
    not_before, attempts, leased_until, outcome, finished_at, last_error FROM outbox;
-- No number is given twice: the counter goes along.
DELETE FROM sqlite_sequence WHERE name = 'outbox_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_new', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE finished_at IS NULL;
CREATE INDEX outbox_streams ON outbox (submission_id, account_id, id);
CREATE INDEX outbox_by_request ON outbox (request_id);
CREATE INDEX outbox_by_link ON outbox (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX outbox_refused ON outbox (id) WHERE outcome = 'refused';
CREATE INDEX outbox_by_finish ON outbox (finished_at) WHERE finished_at IS NOT NULL;

-- Where something was done from.
ALTER TABLE events ADD COLUMN address TEXT;
ALTER TABLE events ADD COLUMN device TEXT;

-- A session that still waits for the second factor, until then at the latest, is nobody's yet.
ALTER TABLE sessions ADD COLUMN waits_until BIGINT;

-- Second factors. The secret of an authenticator app lies sealed (AEAD under the secret key).
CREATE TABLE second_factors (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    -- The time step of the last code that was taken: none is taken twice.
    last_step BIGINT
);
CREATE UNIQUE INDEX second_factors_one_totp ON second_factors (account_id) WHERE kind = 'totp';

CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, number)
);

-- Whom an open request would replace: asked before an account is closed.
CREATE INDEX requests_by_from_open ON requests (from_id) WHERE finished_at IS NULL;
