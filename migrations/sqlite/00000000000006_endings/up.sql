-- Who ended a request is written down with it, and not guessed from its history. Unknown where an older version of the
-- program ended it beside a newer one.
ALTER TABLE requests ADD COLUMN ended_by TEXT CHECK (ended_by IN ('account', 'operator', 'system'));
ALTER TABLE requests ADD COLUMN ended_by_id BIGINT REFERENCES accounts (id);
-- The newest event that has the name of the state: what brought it about.
UPDATE requests SET
    ended_by = (SELECT actor FROM events WHERE request_id = requests.id AND what = requests.state ORDER BY events.id DESC LIMIT 1),
    ended_by_id = (SELECT actor_id FROM events WHERE request_id = requests.id AND what = requests.state ORDER BY events.id DESC LIMIT 1)
WHERE finished_at IS NOT NULL;
