//! What connections to PostgreSQL need beyond what an operator writes into the URL, and what libpq says when there is none.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::StoreResult;

/// A server whose machine is gone neither answers nor refuses: libpq alone would wait for it for minutes, or for ever.
const DEFAULTS: &str = "connect_timeout=5&keepalives_idle=5&keepalives_interval=2&keepalives_count=2\
                        &tcp_user_timeout=5000&fallback_application_name=handover";

/// How long another's lock is waited for: what `lock_timeout` is set to in each session.
pub const LOCK_WAIT_MAX: Duration = Duration::from_secs(10);

/// What is set for each session. No limit is put on a statement's time: it would also end the wait of a COMMIT for a
/// synchronous standby, and that as a success. Waiting for another's lock and holding one idly have theirs. A page of
/// a table is fetched from memory or from a disk that does not turn: else a list may be looked for in the order of its numbers, through
/// the whole table, where its own index leads there at once.
pub const SESSION: &str = "SET statement_timeout = 0; SET lock_timeout = '10s'; \
                           SET idle_in_transaction_session_timeout = '60s'; \
                           SET random_page_cost = 1.1";

/// The URL with our own choices, which what stands in it overrides: libpq takes the last of two values.
#[must_use]
pub fn with_defaults(url: &str) -> String {
    // As libpq does: a user and password end at the first `@`, if that comes before any `/`.
    let start = url.find("://").map_or(0, |found| found + 3);
    let rest = &url[start..];
    let host = match rest.find(['@', '/']) {
        Some(at) if rest[at..].starts_with('@') => start + at,
        _ => start,
    };
    match url[host..].find('?') {
        Some(found) => {
            let (before, given) = url.split_at(host + found + 1);
            let joint = if given.is_empty() { "" } else { "&" };
            format!("{before}{DEFAULTS}{joint}{given}")
        }
        None => format!("{url}?{DEFAULTS}"),
    }
}

/// Takes a lock of the session, if nobody else has it: says whether it did.
///
/// # Errors
/// The server is gone.
pub fn advisory_lock(conn: &mut PgConnection, key: i64) -> StoreResult<bool> {
    #[derive(QueryableByName)]
    struct Taken {
        #[diesel(sql_type = Bool)]
        taken: bool,
    }
    let query = diesel::sql_query("SELECT pg_try_advisory_lock($1) AS taken").bind::<BigInt, _>(key);
    Ok(query.get_result::<Taken>(conn)?.taken)
}

/// Whether the server answers that something is stored before it is on the disk: a crash could lose what a customer was told.
///
/// # Errors
/// The server is gone.
pub fn answers_too_soon(conn: &mut PgConnection) -> StoreResult<bool> {
    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        synchronous_commit: String,
    }
    let asked: Setting = diesel::sql_query("SHOW synchronous_commit").get_result(conn)?;
    Ok(asked.synchronous_commit == "off")
}

#[derive(QueryableByName)]
struct ReadOnly {
    #[diesel(sql_type = Text)]
    transaction_read_only: String,
}

/// Whether the server refuses changes: it is a standby, or was set so. Asked as libpq asks for `target_session_attrs`.
///
/// # Errors
/// The server is gone.
pub fn is_read_only(conn: &mut PgConnection) -> StoreResult<bool> {
    let asked: ReadOnly = diesel::sql_query("SHOW transaction_read_only").get_result(conn)?;
    Ok(asked.transaction_read_only == "on")
}

/// How what a server or the network said begins. All else is about the URL itself, and may repeat any part of it.
const ABOUT_THE_SERVER: [&str; 5] = [
    "connection to server",
    "could not translate host name",
    "sslmode value",
    "local user with ID",
    "invalid target_session_attrs value",
];

/// The words of libpq on one line; others, where the URL may stand in them.
#[must_use]
pub fn without_passwords(said: &str, url: &str) -> String {
    // What stands behind an @ too many is a part of the password to its owner, and of the host to libpq.
    let is_clear = url.matches('@').count() <= 1;
    if is_clear && ABOUT_THE_SERVER.iter().any(|begin| said.starts_with(begin)) {
        return said.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    "its URL is not understood: a parameter that libpq does not know, or a user or password whose special characters are not \
     percent-encoded"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_choices_stand_before_those_of_the_url() {
        for (given, made) in [
            ("postgres://h/d", format!("postgres://h/d?{DEFAULTS}")),
            ("postgres://h/d?", format!("postgres://h/d?{DEFAULTS}")),
            ("postgresql://u:p?@h/d", format!("postgresql://u:p?@h/d?{DEFAULTS}")),
            ("postgres://u:p@h1:1,h2:2/d?a=b&c=d", format!("postgres://u:p@h1:1,h2:2/d?{DEFAULTS}&a=b&c=d")),
        ] {
            assert_eq!(with_defaults(given), made, "{given}");
        }
    }

    #[test]
    fn what_the_server_says_is_told_on_one_line() {
        let said =
            "connection to server at \"h\" (::1), port 5432 failed: Connection refused\n\tIs the server running?\n";
        let told = "connection to server at \"h\" (::1), port 5432 failed: Connection refused Is the server running?";
        assert_eq!(without_passwords(said, "postgres://u:hunter2@h/d"), told);
    }

    #[test]
    fn what_may_repeat_the_url_is_not_told() {
        let table = [
            ("postgres://u:hunter2@[::1]x/d", "unexpected character \"x\" in URI: \"postgres://u:hunter2@[::1]x/d\""),
            ("postgres://u:hunt%er2@h/d", "invalid percent-encoded token: \"hunt%er2\""),
            ("postgres://u:hunter2/@h/d", "invalid integer value \"hunter2\" for connection option \"port\""),
            ("postgres://u:p@hunter2@h/d", "could not translate host name \"hunter2@h\" to address: unknown"),
        ];
        for (url, said) in table {
            let told = without_passwords(said, url);
            assert!(!told.contains("hunt") && told.contains("percent-encoded"), "{told}");
        }
    }
}
