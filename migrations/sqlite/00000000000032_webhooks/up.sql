-- The provider's own systems that are told what the feed tells. The secrets that sign are sealed; while one is being changed, the one
-- before signs too, until its time is over.
CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    -- Which types of events, with commas at both ends too; all, where there are none.
    events TEXT,
    sealed BLOB NOT NULL,
    sealed_before BLOB,
    before_until BIGINT,
    created_at BIGINT NOT NULL,
    off_at BIGINT,
    off_why TEXT,
    paused_until BIGINT,
    delivered_at BIGINT
);

-- What is owed to each, written as the events get their numbers. `subject` is what keeps its order: one service, else one account.
CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL,
    leased_until BIGINT,
    first_failed_at BIGINT,
    outcome TEXT,
    finished_at BIGINT,
    last_status INTEGER,
    last_error TEXT,
    UNIQUE (webhook_id, number)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, not_before, id) WHERE finished_at IS NULL;
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (not_before) WHERE finished_at IS NULL;
CREATE INDEX webhook_deliveries_order ON webhook_deliveries (webhook_id, subject, id) WHERE finished_at IS NULL;
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (webhook_id, id) WHERE outcome = 'failed';
CREATE INDEX webhook_deliveries_finished ON webhook_deliveries (finished_at) WHERE finished_at IS NOT NULL;
