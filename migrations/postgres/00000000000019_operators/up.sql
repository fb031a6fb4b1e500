-- Those who run it: which accounts may look after others, and the log of all that they do.

ALTER TABLE accounts ADD COLUMN role TEXT CHECK (role IN ('support', 'admin'));

-- Who did what, when and why: numbered without gaps. Each line carries the hash of the one before, and its own over all of its content.
CREATE TABLE operator_log (
    number BIGINT NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    operator TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    reason TEXT,
    details TEXT,
    hash_before TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX operator_log_by_time ON operator_log (happened_at, number);
CREATE INDEX operator_log_by_operator ON operator_log (operator, number);

-- What a line is about: accounts by NIC handle, all else by number, with the name that it had then.
CREATE TABLE operator_log_subjects (
    number BIGINT NOT NULL REFERENCES operator_log (number) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    name TEXT,
    PRIMARY KEY (number, kind, subject)
);
CREATE INDEX operator_log_by_subject ON operator_log_subjects (kind, subject, number);

-- Where the log ends and where it begins: lines that are taken out at either end are missed, too. One row, once there is a line.
CREATE TABLE operator_log_ends (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    last_number BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    forgotten_number BIGINT NOT NULL,
    forgotten_hash TEXT NOT NULL
);
