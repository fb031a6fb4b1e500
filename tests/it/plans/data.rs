//! Some 10,000s of rows, put in by the database itself; and statements as it can be asked about them.

use diesel::RunQueryDsl;
use handover::domain::AccountId;
use handover::domain::time::Moment;
use handover::store::AnyConnection;

use crate::support::app::on_postgres;

/// Who has thousands of services and requests.
pub const AGENCY: AccountId = AccountId(1);
pub const NOW: Moment = Moment(1_800_000_000_000);

/// Each with how many rows, its columns, and what they are made of: `i` counts up from 1; `DAY`, `MONTH` and `YEARS` go
/// back from `NOW`, a little farther than such rows are kept.
const TABLES: [(&str, u32, &str, &str); 34] = [
    (
        // The last are closed, and no contacts.
        "accounts",
        2030,
        "nic_handle, name, search_name, email, email_key, zone, language, created_at, closed_at, blank_after",
        "'xx' || i || '-nic', 'Name', 'name', i || '@example.org', i || '@example.org', 'eu', 'en', 0,
         CASE WHEN i > 2000 THEN 0 ELSE NULL END, CASE WHEN i > 1990 THEN NOW - i ELSE NULL END",
    ),
    (
        "services",
        30_000,
        "name, sort_name, category, admin_id, tech_id, billing_id, expires_on, renewal",
        "'name-' || (i % 173) || '-' || i, 'name-' || (i % 173) || '-' || i,
         CASE i % 7 WHEN 0 THEN 'VPS' WHEN 1 THEN 'HOSTING' ELSE 'DOMAIN' END,
         CASE i % 10 WHEN 0 THEN 1 ELSE 2 + i % 1999 END, CASE i % 10 WHEN 1 THEN 1 ELSE 2 + i % 1999 END,
         CASE i % 10 WHEN 2 THEN 1 ELSE 2 + i % 1999 END,
         CASE WHEN i % 3 = 0 THEN NULL ELSE 20783 + i % 700 END, CASE i % 3 WHEN 0 THEN NULL ELSE 'manual' END",
    ),
    ("webhooks", 20, "url, sealed, created_at", "'https://panel.example/' || i, CAST('n' AS BYTES), 0"),
    (
        "webhook_deliveries",
        30_000,
        "webhook_id, number, subject, created_at, not_before, attempts, last_error, outcome, finished_at",
        "1 + (i / 10) % 20, i, 'service:' || (i % 5000), NOW - i, CASE WHEN i % 100 = 1 THEN NOW - i ELSE NOW + i END, i % 3,
         CASE i % 3 WHEN 0 THEN NULL ELSE 'answered 500' END,
         CASE WHEN i % 10 = 1 THEN NULL WHEN i % 50 = 2 THEN 'failed' ELSE 'delivered' END,
         CASE WHEN i % 10 = 1 THEN NULL ELSE MONTH END",
    ),
    ("owners", 20_000, "service_id, name", "i, 'owner-' || i"),
    ("submissions", 60_000, "requester_id, created_at", "1, YEARS"),
    (
        "requests",
        60_000,
        "submission_id, service_id, requester_id, from_id, to_id, state, created_at, expires_at, decided_at, apply_at,
         finished_at",
        "i, 1 + i % 30000, CASE i % 20 WHEN 0 THEN 1 ELSE 2 + i % 1999 END, CASE i % 20 WHEN 2 THEN 1 ELSE 2 + i % 1999 END,
         CASE i % 20 WHEN 1 THEN 1 ELSE 2 + i % 1999 END,
         CASE WHEN i % 100 = 0 THEN 'pending' WHEN i % 100 = 1 THEN 'processing' WHEN i % 9 = 5 THEN 'declined'
              WHEN i % 9 = 6 THEN 'cancelled' WHEN i % 9 = 7 THEN 'expired' WHEN i % 9 = 8 THEN 'failed' ELSE 'done' END,
         YEARS, NOW + (i % 300 - 100) * 1000, YEARS, CASE i % 100 WHEN 1 THEN NOW + (i % 300 - 100) * 1000 ELSE YEARS END,
         CASE WHEN i % 100 < 2 THEN NULL ELSE YEARS END",
    ),
    ("request_types", 60_000, "request_id, contact_type, service_id, open", "i, CASE WHEN i <= 30000 THEN 'technical' ELSE 'billing' END, 1 + i % 30000, i % 100 < 2"),
    ("validations", 60_000, "request_id, account_id, submission_id, expires_at, open", "i, 1, i, 4000000000000, i % 100 = 0"),
    (
        // What an account has of these is looked through for a state: it is one row for hundreds of requests.
        "submission_views",
        10_000,
        "account_id, submission_id, first_id, last_id, expires_at, services, contacts, requests, pending, processing, done,
         declined, cancelled, expired, failed, awaited",
        "CASE i % 20 WHEN 0 THEN 1 ELSE 2 + i % 1999 END, i, i, i + 500, NOW + (i % 300 - 100) * 1000, 500, 2, 500,
         CASE WHEN i % 100 = 0 THEN 500 ELSE 0 END, CASE WHEN i % 100 = 20 THEN 500 ELSE 0 END, 0,
         CASE WHEN i % 9 = 5 THEN 500 ELSE 0 END, CASE WHEN i % 9 = 6 THEN 500 ELSE 0 END,
         CASE WHEN i % 9 = 7 THEN 500 ELSE 0 END, CASE WHEN i % 9 = 8 THEN 500 ELSE 0 END,
         CASE WHEN i % 100 = 0 THEN 500 ELSE 0 END",
    ),
    (
        "codes",
        20_000,
        "submission_id, account_id, nonce, key_id, generation, wrong_tries, remind_at",
        "i, 1, CAST('n' AS BYTES), 'k', 1, 0, CASE i % 100 WHEN 0 THEN NOW + (i % 300 - 100) * 1000 ELSE NULL END",
    ),
    (
        "events",
        90_000,
        "request_id, account_id, what, actor, happened_at",
        "CASE WHEN i <= 60000 THEN 1 + i % 20000 ELSE NULL END,
         CASE WHEN i <= 60000 OR i > 85000 THEN NULL ELSE 1 + i % 20 END, 'asked', 'system', YEARS",
    ),
    (
        // One has thousands of records, the others few.
        "service_history",
        40_000,
        "service_id, what, actor, actor_id, happened_at, contact_type, from_id, to_id, request_id",
        "CASE WHEN i % 4 = 0 THEN 50 ELSE 1 + i % 30000 END, 'contact-changed', 'system', NULL, YEARS,
         CASE i % 3 WHEN 0 THEN 'technical' ELSE 'billing' END, 2 + i % 1999, 2 + i % 1998, 1 + i % 60000",
    ),
    (
        "outbox",
        20_000,
        "kind, submission_id, account_id, generation, message_id, created_at, not_before, outcome, finished_at",
        "'validation-code', i, CASE i % 20 WHEN 0 THEN 1 ELSE 2 + i % 1999 END, 1, 'm' || i, MONTH, MONTH,
         CASE WHEN i % 100 = 0 THEN NULL WHEN i % 100 = 1 THEN 'refused' ELSE 'sent' END,
         CASE i % 100 WHEN 0 THEN NULL ELSE MONTH END",
    ),
    (
        "notices_sent",
        20_000,
        "service_id, expires_on, account_id, step, email_id",
        "i, 20833 + i % 365, CASE i % 10 WHEN 2 THEN 1 ELSE 2 + i % 1999 END, 30, i",
    ),
    ("notice_days", 20_000, "account_id, day", "1 + i % 2000, 20833 - i / 2000"),
    ("tellings", 20_000, "email_id, request_id", "i, i"),
    ("record_tellings", 20_000, "email_id, record_id", "i, i"),
    (
        "sessions",
        20_000,
        "id_hash, account_id, created_at, seen_at, address, device",
        "'s' || i, 1 + i % 2000, MONTH, MONTH, 'a', 'd'",
    ),
    ("throttle_hits", 20_000, "throttle_key, happened_at", "'k' || (i % 100), DAY"),
    (
        "second_factors",
        2000,
        "account_id, kind, sealed, created_at, confirmed_at",
        "i, 'totp', CAST('s' AS BYTES), DAY, CASE i % 20 WHEN 0 THEN NULL ELSE DAY END",
    ),
    ("recovery_codes", 10_000, "account_id, number, code_hash", "1 + i % 2000, i / 2000, 'h' || i"),
    (
        "setbacks",
        2000,
        "work, subject, reader, attempts, not_before, first_failed_at, last_error",
        "CASE i % 4 WHEN 0 THEN 'carry-out' WHEN 1 THEN 'expire' WHEN 2 THEN 'remind' ELSE 'of-tomorrow' END,
         CASE i % 4 WHEN 0 THEN 1 + i * 25 WHEN 1 THEN (i - 1) * 25 ELSE (i - 2) * 25 END, CASE i % 4 WHEN 2 THEN 1 ELSE 0 END,
         1, NOW + 60000, DAY, 'x'",
    ),
    (
        "operator_log",
        20_000,
        "number, happened_at, operator, act, hash_before, hash",
        "20001 - i, YEARS, 'xx' || (1 + i % 50) || '-nic', 'account-seen', 'h', 'h'",
    ),
    ("operator_log_subjects", 20_000, "number, kind, subject", "i, 'account', 'xx' || (1 + i % 200) || '-nic'"),
    (
        "operator_log_ends",
        1,
        "one, last_number, last_hash, forgotten_number, forgotten_hash",
        "1, 20000, 'h', 0, ''",
    ),
    (
        // The last have no numbers yet.
        "feed",
        40_000,
        "id, number, kind, data, happened_at",
        "40001 - i, CASE WHEN i <= 100 THEN NULL ELSE 40001 - i END, 'service.locked', '{}', YEARS",
    ),
    ("feed_ends", 1, "one, last_number, forgotten_number", "1, 39900, 0"),
    (
        "imports",
        2000,
        "operator, begun_at, busy_until, decided_at, pieces, counts",
        "'command:x', DAY, DAY, CASE i % 50 WHEN 0 THEN DAY END, 1, '{}'",
    ),
    ("import_pieces", 20_000, "import_id, part, number, lines", "1 + i % 100, 1 + i % 4, i, '{}'"),
    ("mailbox", 20_000, "message_id, sealed, happened_at", "'m' || i, CAST('s' AS BYTES), MONTH"),
    (
        "links",
        5000,
        "kind, account_id, sent_to, language, nonce, key_id, created_at, expires_at",
        "'reset-password', 1 + i % 2000, 'x', 'en', CAST('n' AS BYTES), 'k', DAY, DAY",
    ),
    ("api_keys", 200, "name, scope, key_hash, created_at", "'key-' || i, 'read', 'h' || i, YEARS"),
    (
        "api_answers",
        20_000,
        "api_key_id, idempotency_key, request_hash, begun_at, status, body",
        "1 + i % 200, 'k' || i, 'h', DAY, 200, '{}'",
    ),
];

pub fn fill(conn: &mut AnyConnection) {
    for (table, rows, columns, values) in TABLES {
        let back = |days: i64| format!("NOW - i * {}", days * 89_000_000 / i64::from(rows));
        let values = values
            .replace("DAY", &back(1))
            .replace("MONTH", &back(30))
            .replace("YEARS", &back(5 * 365))
            .replace("NOW", &NOW.0.to_string())
            .replace("BYTES", if on_postgres() { "BYTEA" } else { "BLOB" });
        let counted =
            format!("WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {rows})");
        let statement = format!("INSERT INTO {table} ({columns}) {counted} SELECT {values} FROM n");
        diesel::sql_query(statement).execute(conn).unwrap();
    }
    if on_postgres() {
        // What it does by itself after a while.
        diesel::sql_query("ANALYZE").execute(conn).unwrap();
    }
}

/// A statement as diesel tells of it, its values behind it, with these in their places.
pub fn written_out(told: &str) -> String {
    let (statement, values) = with_values(told);
    if !on_postgres() {
        let mut values = values.into_iter();
        let pieces: Vec<&str> = statement.split('?').collect();
        let (last, pieces) = pieces.split_last().unwrap();
        let filled = pieces.iter().flat_map(|piece| [(*piece).to_owned(), values.next().unwrap()]);
        return filled.collect::<String>() + last;
    }
    let numbered = values.iter().enumerate().rev();
    numbered.fold(statement.to_owned(), |text, (place, value)| text.replace(&format!("${}", place + 1), value))
}

/// A statement as it is sent, and the values that it is sent with.
pub fn with_values(told: &str) -> (&str, Vec<String>) {
    let (statement, values) = told.split_once(" -- binds: ").unwrap_or((told, "[]"));
    (statement, parts(values))
}

/// The parts of a list as Rust writes it, each as SQL writes it.
fn parts(list: &str) -> Vec<String> {
    let inner = list.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']')).unwrap_or_default();
    let (mut parts, mut part, mut depth, mut quoted) = (Vec::new(), String::new(), 0, false);
    for c in inner.chars() {
        quoted ^= c == '"';
        depth += i32::from(!quoted && c == '[') - i32::from(!quoted && c == ']');
        if c == ',' && depth == 0 && !quoted {
            parts.push(literal(&std::mem::take(&mut part)));
        } else {
            part.push(c);
        }
    }
    if !part.trim().is_empty() {
        parts.push(literal(&part));
    }
    parts
}

fn literal(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix("Some(").and_then(|value| value.strip_suffix(')')).unwrap_or(value);
    match value.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) => format!("'{}'", text.replace("\\\\", "\\").replace('\'', "''")),
        None if value.starts_with('[') => format!("ARRAY[{}]", parts(value).join(", ")),
        None if value == "None" => "NULL".to_owned(),
        None => value.to_owned(),
    }
}
