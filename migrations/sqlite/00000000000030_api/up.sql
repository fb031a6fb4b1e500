-- The keys of other programs, and what they were answered. Both tables are new: nobody waits.
CREATE TABLE api_keys (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- Never given twice: the operators' log names keys by it.
    name TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    -- SHA-256 of the key, in hexadecimal digits. The key itself is nowhere.
    key_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT
);

-- What was answered to a call with an Idempotency-Key, for a day.
CREATE TABLE api_answers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    api_key_id BIGINT NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    idempotency_key TEXT NOT NULL,
    -- SHA-256 of what was asked.
    request_hash TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- None while it is being answered.
    status INTEGER,
    body TEXT,
    UNIQUE (api_key_id, idempotency_key)
);
CREATE INDEX api_answers_by_time ON api_answers (begun_at);
