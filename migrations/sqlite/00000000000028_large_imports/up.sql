-- The import that is at work, one at a time. What a large one changes is set aside in pieces, decided at one moment, and carried out piece
-- by piece, each of which goes with what it changes.
CREATE TABLE imports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    operator TEXT NOT NULL,
    reason TEXT,
    begun_at BIGINT NOT NULL,
    -- Until then nobody but its own process sees to it.
    busy_until BIGINT NOT NULL,
    decided_at BIGINT,
    pieces BIGINT NOT NULL DEFAULT 0,
    -- What was done so far, as JSON.
    counts TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE import_pieces (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    -- Those of a lower part are carried out before those of a higher.
    part INTEGER NOT NULL,
    number BIGINT NOT NULL,
    -- As JSON.
    lines TEXT NOT NULL,
    PRIMARY KEY (import_id, part, number)
);
CREATE INDEX imports_left_behind ON imports (busy_until) WHERE decided_at IS NOT NULL;
