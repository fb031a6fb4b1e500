//! Beside customers and other imports.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use handover::import::ImportProgress;

use handover::domain::time::DAY;

use super::*;
use crate::support::acts::Pair;
use crate::support::acts::importers_desk;
use crate::support::app::{TestApp, on_postgres};
use crate::support::program::Running;

const ROW: &str = "name,category,administrative,technical,billing\nexample.org,DOMAIN,";

/// Does something while the files are read, and when they were.
struct Meanwhile<R: Fn(), F: Fn()> {
    reads: R,
    has_read: F,
}

impl<R: Fn(), F: Fn()> ImportProgress for Meanwhile<R, F> {
    fn bytes_read(&self, _bytes: u64) {
        (self.reads)();
    }

    fn finishing(&self) {
        (self.has_read)();
    }
}

#[test]
fn nobody_waits_while_files_are_read() {
    let world = World::filled();
    let written = Cell::new(0);
    let write = || {
        let done = world.db.write_blocking(|tx| {
            use diesel::prelude::*;
            Ok(diesel::sql_query("UPDATE accounts SET outstanding_payments = 1 WHERE id = 1").execute(&mut **tx)?)
        });
        written.set(written.get() + done.unwrap());
    };
    let bad = format!("{ROW}zz9-nic,aa1-nic,aa1-nic\n");
    for services in [bad, format!("{ROW}bb1-nic,bb1-nic,bb1-nic\n")] {
        let _ = world.import_told(Some(ACCOUNTS), Some(services), &Meanwhile { reads: write, has_read: write });
    }
    assert!(written.get() > 8, "{written:?}");
}

#[test]
fn what_was_overtaken_is_read_again() {
    let mut world = World::filled();
    let overtakes = RefCell::new(["UPDATE services SET tech_id = 1", "UPDATE services SET tech_id = 2"].iter());
    let conn = RefCell::new(connection::connect(&world.ground.url).unwrap());
    let overtake = || {
        use diesel::prelude::*;
        if let Some(statement) = overtakes.borrow_mut().next() {
            diesel::sql_query(*statement).execute(&mut *conn.borrow_mut()).unwrap();
        }
    };
    let row = format!("{ROW}bb1-nic,bb1-nic,bb1-nic\n");
    world.import_told(None::<&str>, Some(&row), &Meanwhile { reads: || (), has_read: overtake }).unwrap();
    assert_eq!(world.contacts("example.org", "DOMAIN"), ["bb1-nic"; 3]);
}

#[test]
fn what_is_overtaken_again_and_again_changes_nothing() {
    let mut world = World::filled();
    let conn = RefCell::new(connection::connect(&world.ground.url).unwrap());
    let overtakes = [
        // The service is another one's, the new contact was closed, another import added the same.
        ("UPDATE services SET tech_id = 3 - tech_id", "example.org,DOMAIN,bb1-nic,bb1-nic,bb1-nic"),
        ("UPDATE accounts SET closed_at = 1 WHERE id = 2", "example.org,DOMAIN,bb1-nic,bb1-nic,bb1-nic"),
        (
            "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id) \
          SELECT 'N.example', 'n.example', 'VPS', 1, 1, 1 WHERE NOT EXISTS (SELECT 1 FROM services WHERE category = 'VPS')",
            "n.example,VPS,aa1-nic,aa1-nic,aa1-nic",
        ),
    ];
    for (overtakes, row) in overtakes {
        let before = Cell::new(None);
        let overtake = || {
            use diesel::prelude::*;
            diesel::sql_query(overtakes).execute(&mut *conn.borrow_mut()).unwrap();
            before.set(Some(()));
        };
        let content =
            format!("name,category,administrative,technical,billing\n{row}\nother.example,X,aa1-nic,aa1-nic,aa1-nic\n");
        let _ = world.import_told(None::<&str>, Some(content), &Meanwhile { reads: || (), has_read: overtake });
        assert!(!world.everything().contains("n.example|n.example|VPS") || row.starts_with('n'));
        assert!(!world.everything().contains("|1|2|2\n"), "{}", world.everything());
    }
    assert_eq!(world.everything().to_lowercase().matches("n.example|n.example").count(), 1);
}

#[test]
fn an_import_that_is_held_up_lets_others_go_first_and_ends_at_once_where_it_is_told_to() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    fs::write(app.folder().join("a.csv"), format!("nic_handle,name\n{},Alicia\n", alice.nic)).unwrap();
    let url = app.database_url();
    let waits_for_alice = || {
        let import = ["import", "--accounts", "a.csv"];
        let running = Running::start(app.folder(), &[("HANDOVER_DATABASE_URL", &url)], &import);
        let waits = "pg_locks WHERE NOT granted AND relation IN ('accounts'::regclass, 'services'::regclass)";
        running.wait(|| (app.db_count(waits) > 0).then_some(()));
        running
    };
    let holds = format!("UPDATE accounts SET outstanding_payments = 1 WHERE id = {}", alice.id);
    let stopped = app.db_while(&holds, || {
        let running = waits_for_alice();
        app.db_sets(&format!("accounts SET outstanding_payments = 2 WHERE id = {}", bob.id));
        running.is_sent("INT");
        let said = "handover: nothing was imported: it was stopped before the end\n";
        running.wait(|| (running.log() == said).then_some(()));
        running
    });
    assert_eq!((stopped.ends(), app.db_count("accounts WHERE name = 'Alicia'")), (Some(1), 0));
    let held_up = app.db_while(&holds, waits_for_alice);
    assert_eq!((held_up.ends(), app.db_count("accounts WHERE name = 'Alicia'")), (Some(0), 1));
}

/// Nobody in the program does: all hold the tables first.
#[test]
fn an_import_that_needs_a_row_which_others_hold_gives_up_and_changes_nothing() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    fs::write(app.folder().join("a.csv"), format!("nic_handle,name\n{},Bobby\n{},Alicia\n", bob.nic, alice.nic))
        .unwrap();
    let url = app.database_url();
    let began = Instant::now();
    let held = app.db_while(&format!("SELECT id FROM accounts WHERE id = {} FOR UPDATE", alice.id), || {
        let import = ["import", "--accounts", "a.csv"];
        let running = Running::start(app.folder(), &[("HANDOVER_DATABASE_URL", &url)], &import);
        running.wait(|| running.log().contains("handover: ").then_some(()));
        (running.log(), running.ends())
    });
    assert!(held.0.contains("nothing was imported"), "{}", held.0);
    assert_eq!((held.1, app.db_count("accounts WHERE name IN ('Alicia', 'Bobby')")), (Some(1), 0));
    assert!(began.elapsed() < Duration::from_secs(25), "{:?}", began.elapsed());
}

#[test]
fn a_contact_that_a_request_has_set_stays_unless_the_file_is_to_win() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.work();
    assert_eq!(app.contacts(it.service), [it.alice.id, it.bob.id, it.alice.id]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("services.csv");
    fs::write(&path, format!("{ROW}{0},{0},{0}\n", it.alice.nic)).unwrap();
    let run = |overwrite_contacts| {
        let files = ImportFiles { services: Some(path.clone()), overwrite_contacts, ..ImportFiles::default() };
        import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), &()).unwrap()
    };
    let imported = run(false);
    assert_eq!((imported.services, imported.kept.more), (ImportTally { unchanged: 1, ..tally(0, 0) }, 0));
    let said =
        format!("example.org (DOMAIN): the technical contact stays {}; the file says {}", it.bob.nic, it.alice.nic);
    assert_eq!(imported.kept.first.iter().map(ToString::to_string).collect::<Vec<_>>(), [said]);
    assert_eq!(app.contacts(it.service)[1], it.bob.id);
    assert_eq!(app.db_count("service_history WHERE what = 'contact-imported'"), 0);
    let imported = run(true);
    assert_eq!((imported.services, imported.kept.first.len()), (tally(0, 1), 0));
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
    let noted = format!(
        "service_history WHERE service_id = {} AND what = 'contact-imported' AND contact_type = 'technical' \
         AND from_id = {} AND to_id = {} AND actor = 'operator' AND request_id IS NULL",
        it.service, it.bob.id, it.alice.id
    );
    assert_eq!(app.db_count(&noted), 1, "the history of the service tells");
    // What an import has set, an import sets back, be it to whom a request had named.
    fs::write(&path, format!("{ROW}{0},{1},{0}\n", it.alice.nic, it.bob.nic)).unwrap();
    assert_eq!(run(false).services, tally(0, 1));
    fs::write(&path, format!("{ROW}{0},{0},{0}\n", it.alice.nic)).unwrap();
    assert_eq!(run(false).services, tally(0, 1));
    app.advance(DAY * 40);
    app.db_sweep();
    assert_eq!(app.db_count("service_history"), 4, "history is kept");
}

#[test]
fn a_row_that_names_whom_a_request_replaced_is_no_fault_once_that_account_is_closed() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let carol = app.customer("Carol");
    it.both_accept();
    app.work();
    let back = it.alice.asks_for(it.service).tech(&carol).confirm()[0];
    it.alice.accepts(back);
    carol.accepts(back);
    app.work();
    app.operator_closes(&it.bob);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("services.csv");
    fs::write(&path, format!("{ROW}{0},{1},{0}\n", it.alice.nic, it.bob.nic)).unwrap();
    let run = |overwrite_contacts| {
        let files = ImportFiles { services: Some(path.clone()), overwrite_contacts, ..ImportFiles::default() };
        import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), &())
    };
    assert_eq!(run(false).unwrap().kept.first.len(), 1);
    assert!(run(true).is_err(), "the file cannot make a closed account a contact");
}

#[test]
fn what_an_import_changes_of_an_account_stands_in_its_history() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("accounts.csv");
    let files = ImportFiles { accounts: Some(path.clone()), ..ImportFiles::default() };
    for (email, noted) in [(alice.email.as_str(), 0), ("new@example.org", 1)] {
        fs::write(&path, format!("nic_handle,email\n{},{email}\n", alice.nic)).unwrap();
        import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), &()).unwrap();
        let by_operator =
            format!("events WHERE what = 'email-changed' AND actor = 'operator' AND account_id = {}", alice.id);
        assert_eq!(app.db_count(&by_operator), noted, "{email}");
    }
}
