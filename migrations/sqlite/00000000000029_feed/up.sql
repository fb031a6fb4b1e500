-- What has happened, for programs. A row is written in the transaction of what it tells, and names nothing of another table: it is read
-- long after. Its number is given once it is committed (src/store/feed/numbers.rs).
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number BIGINT,
    kind TEXT NOT NULL,
    service_id BIGINT,
    account_id BIGINT,
    data TEXT NOT NULL,
    happened_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX feed_by_number ON feed (number) WHERE number IS NOT NULL;
-- Of the sum, so that nothing else gives this order (src/store/feed/numbers.rs).
CREATE INDEX feed_unnumbered ON feed (number, id + 0) WHERE number IS NULL;

-- The last number that was given, and the last that was forgotten. One row, once there is a number.
CREATE TABLE feed_ends (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    last_number BIGINT NOT NULL,
    forgotten_number BIGINT NOT NULL
);
