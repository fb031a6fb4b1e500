//! A piece that panics.

use std::sync::Arc;

use diesel::RunQueryDsl;

use super::*;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, SecretKeys, WebhookReach};
use crate::domain::renewal::NoticeSteps;
use crate::domain::time_zone::TimeZone;
use crate::flows::Terms;
use crate::keys::Keyring;
use crate::mail::Stationery;
use crate::store::{Database, connection, migrations};
use crate::webhooks::post::Poster;

fn context(folder: &std::path::Path) -> WorkerContext {
    let url = DatabaseUrl::Sqlite(folder.join("h.db"));
    migrations::run(&mut connection::connect(&url).unwrap()).unwrap();
    let keyring = Arc::new(Keyring::new(&SecretKeys::from_hex(&"0".repeat(64)).unwrap()));
    let stationery = Stationery {
        base_url: crate::config::BaseUrl::parse("http://localhost").unwrap(),
        style: crate::words::HouseStyle::default(),
        brand: String::new(),
        look: crate::brand::Look::default(),
        from: "a@example.org".parse().unwrap(),
        return_to: None,
        keyring: Arc::clone(&keyring),
    };
    let terms = Terms {
        keyring,
        request_ttl: Duration::ZERO,
        apply_delay: Duration::ZERO,
        notice_steps: NoticeSteps::default(),
        time_zone: TimeZone::UTC,
        limits: true,
        zones: Vec::new(),
        nic_suffix: String::new(),
    };
    let db = Database::open(&url, 8).unwrap();
    let poster = Poster::new(WebhookReach::default());
    WorkerContext { db, clock: Clock::default(), terms, stationery, poster, gate: None, keep: Duration::ZERO }
}

#[test]
fn a_piece_of_work_that_panics_is_undone_and_the_next_one_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let run = |tx: &mut Tx, statement: &str| diesel::sql_query(statement).execute(&mut **tx).unwrap();
    context.db.write_blocking(|tx| Ok::<_, StoreError>(run(tx, "CREATE TABLE done (number INTEGER)"))).unwrap();
    for number in 0..3 {
        let work = |tx: &mut Tx, _: &[Task]| {
            run(tx, &format!("INSERT INTO done VALUES ({number})"));
            assert_ne!(number, 1, "for a test");
            Ok(())
        };
        context.attempt(&[Task::Expire(RequestId(number))], &work).unwrap();
    }
    let left = context.db.write_blocking(|tx| {
        assert_eq!(run(tx, "DELETE FROM setbacks WHERE work = 'expire' AND subject = 1 AND attempts = 1"), 1);
        assert_eq!(run(tx, "DELETE FROM setbacks"), 0);
        assert_eq!(run(tx, "DELETE FROM done WHERE number IN (0, 2)"), 2);
        Ok::<_, StoreError>(run(tx, "DELETE FROM done"))
    });
    assert_eq!(left.unwrap(), 0);
}
