//! A large import into a database that is in use: decided first, carried out in pieces, always to its end.

mod stopped;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use super::*;
use crate::support::acts::Pair;
use crate::support::app::{KEY, TestApp};
use crate::support::program::{Ran, Running, run};

/// More than is written in one transaction.
const MANY: usize = 5_300;
const HEADER: &str = "name,category,administrative,technical,billing\n";

/// The same, as the database counts.
fn many() -> i64 {
    i64::try_from(MANY).unwrap()
}

/// So many accounts, of names that end so.
fn accounts(ending: &str) -> String {
    accounts_in(ending, |_| "eu")
}

/// The same, each in its zone.
fn accounts_in(ending: &str, zone: impl Fn(usize) -> &'static str) -> String {
    let row = |n| format!("mm{n}-nic,M{ending},m{n}@example.org,{}\n", zone(n));
    format!("nic_handle,name,email,zone\n{}", rows(0..MANY, row))
}

/// How many rows there are of a table, or of another query.
fn count_of(conn: &mut AnyConnection, of: &str) -> i64 {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {of}")).get_result::<Count>(conn).unwrap().count
}

/// Does something each time that a piece is stored, and knows which this is.
struct AfterPieces<F: Fn(usize)>(RefCell<usize>, F);

impl<F: Fn(usize)> AfterPieces<F> {
    fn new(each: F) -> Self {
        Self(RefCell::new(0), each)
    }

    fn pieces(&self) -> usize {
        *self.0.borrow()
    }
}

impl<F: Fn(usize)> ImportProgress for AfterPieces<F> {
    fn bytes_read(&self, _bytes: u64) {}

    fn piece_stored(&self) {
        *self.0.borrow_mut() += 1;
        (self.1)(self.pieces());
    }
}

impl World {
    /// [`World::filled`], with many accounts more.
    fn crowded() -> Self {
        let mut world = Self::filled();
        world.import(Some(accounts("")), None::<&str>).unwrap();
        world
    }

    fn number_of(&mut self, of: &str) -> i64 {
        count_of(&mut self.conn, of)
    }

    /// As somebody else does it, beside the import.
    fn beside(&self, statement: &str) {
        use diesel::prelude::*;
        let done = self.db.write_blocking(|tx| Ok(diesel::sql_query(statement).execute(&mut **tx)?));
        assert_eq!(done.unwrap(), 1, "{statement}");
    }
}

#[test]
fn what_others_change_between_the_pieces_stays() {
    let mut world = World::crowded();
    world.import_services(format!("{HEADER}gone.example,X,,,\n").replace(",,,", ",aa1-nic,aa1-nic,aa1-nic"));
    let services = format!(
        "{HEADER}EXAMPLE.org,DOMAIN,bb1-nic,aa1-nic,bb1-nic\ngone.example,X,bb1-nic,bb1-nic,bb1-nic\n\
         new.example,X,bb1-nic,bb1-nic,mm1-nic\ncame.example,X,bb1-nic,bb1-nic,bb1-nic\n"
    );
    let came = "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id) \
                VALUES ('Came.example', 'came.example', 'X', 1, 1, 1)";
    let after = AfterPieces::new(|piece| {
        if piece != 1 {
            return;
        }
        // Only the first accounts are changed so far.
        world.beside("UPDATE accounts SET name = 'Changed' WHERE nic_handle = 'mm5299-nic' AND name = 'M'");
        world.beside("UPDATE accounts SET closed_at = 5 WHERE nic_handle = 'bb1-nic'");
        let other = "(SELECT id FROM accounts WHERE nic_handle = 'mm7-nic')";
        world.beside(&format!("UPDATE services SET tech_id = {other}, billing_id = 2 WHERE name = 'example.org'"));
        world.beside("UPDATE services SET name = NULL, admin_id = NULL, tech_id = NULL, billing_id = NULL, removed_at = 5 WHERE name = 'gone.example'");
        world.beside(came);
        let again = world.import_told(Some(ACCOUNTS), None::<&str>, &());
        assert!(matches!(again, Err(ImportError::CarriedOutNow { left: 22, pieces: 23 })), "{again:?}");
    });
    let imported = world.import_told(Some(accounts("!")), Some(services), &after).unwrap();
    assert_eq!(after.pieces(), 23);
    assert_eq!(imported.accounts, ImportTally { unchanged: 1, ..tally(0, MANY as u64 - 1) });
    assert_eq!(imported.services, ImportTally { unchanged: 2, ..tally(1, 1) });
    assert_eq!((imported.contacts, imported.kept.first.len(), imported.kept.more), (1, 4, 0));
    assert_eq!(
        imported.kept.first[0].to_string(),
        "example.org (DOMAIN): the technical contact stays mm7-nic; the file says aa1-nic"
    );
    assert_eq!(world.contacts("example.org", "DOMAIN"), ["bb1-nic", "mm7-nic", "bb1-nic"]);
    assert_eq!(world.contacts("new.example", "X"), ["bb1-nic", "bb1-nic", "mm1-nic"]);
    assert_eq!(world.contacts("came.example", "X"), ["aa1-nic"; 3], "it stays as it came");
    assert_eq!(world.number_of("accounts WHERE name = 'M!'"), many() - 1);
    assert_eq!(world.number_of("accounts WHERE name = 'Changed'"), 1);
    assert_eq!(world.number_of("operator_log WHERE act = 'imported'"), 4);
    assert_eq!((world.number_of("imports"), world.number_of("import_pieces")), (0, 0));
    world.assert_services_counted();
}

#[test]
fn what_moves_together_is_bounded_and_dates_of_meanwhile_stay() {
    let mut world = World::crowded();
    let chain = rows(0..MANY - 1, |n| format!("s{n}.example,X,mm{n}-nic,mm{}-nic,mm{n}-nic\n", n + 1));
    world.import_services(format!("{HEADER}{chain}"));
    let before = world.everything();
    let refused = world.import(Some(accounts_in("", |_| "ca")), None::<&str>).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("nothing was imported: 5300 accounts and services have to move to zone ca at once"),
        "{refused}"
    );
    assert_eq!((world.everything(), world.number_of("import_pieces")), (before, 0));
    let dated = "name,category,administrative,technical,billing,expires_on\n\
                 example.org,DOMAIN,,,,2027-01-01\ns1.example,X,,,,2027-01-01\n";
    let renewed = AfterPieces::new(|piece| {
        if piece == 1 {
            world.beside("UPDATE services SET expires_on = 30000 WHERE name = 's1.example'");
            world.beside(
                "INSERT INTO accounts (nic_handle, name, search_name, email, email_key, zone, language, created_at) \
                          VALUES ('nw1-nic', 'Came', 'came', 'a@example.org', 'a@example.org', 'eu', 'en', 1)",
            );
        }
    });
    let many = format!("{}nw1-nic,Older,older@example.org,eu\n", accounts("!"));
    let imported = world.import_told(Some(many), Some(dated), &renewed).unwrap();
    assert_eq!(imported.services, ImportTally { unchanged: 1, ..tally(0, 1) });
    assert_eq!(world.number_of("services WHERE name = 's1.example' AND expires_on = 30000"), 1);
    assert_eq!(world.number_of("accounts WHERE nic_handle = 'nw1-nic' AND name = 'Came'"), 1);
}

/// Services whose contacts are of several zones.
const DIVIDED: &str = "services s JOIN accounts a ON a.id = s.admin_id JOIN accounts t ON t.id = s.tech_id \
                       JOIN accounts b ON b.id = s.billing_id WHERE a.zone <> t.zone OR a.zone <> b.zone";

#[test]
fn accounts_that_move_take_their_services_along() {
    let mut world = World::crowded();
    let services = rows(0..3, |n| format!("s{n}.example,X,mm{n}-nic,mm{n}-nic,mm{n}-nic\n"));
    world.import_services(format!("{HEADER}{services}both.example,X,mm3-nic,mm4-nic,mm4-nic\n"));
    let look = RefCell::new(connection::connect(&world.ground.url).unwrap());
    let after = AfterPieces::new(|piece| {
        assert_eq!(count_of(&mut look.borrow_mut(), DIVIDED), 0, "after piece {piece}");
        if piece == 1 {
            // Whoever stays is made a contact beside one who is about to move.
            let stays = "(SELECT id FROM accounts WHERE nic_handle = 'mm9-nic')";
            world.beside(&format!("UPDATE services SET tech_id = {stays} WHERE name = 's2.example'"));
        }
    });
    let moved = accounts_in("!", |n| if n < 5 { "ca" } else { "eu" });
    let services = format!("{HEADER}s1.example,X,mm1-nic,cc1-nic,mm1-nic\n");
    let imported = world.import_told(Some(moved), Some(services), &after).unwrap();
    assert_eq!((imported.accounts.updated, imported.services.updated), (MANY as u64, 1));
    let zones = [0, 1, 2, 3, 4, 5].map(|n| world.account(&format!("mm{n}-nic")).zone.0);
    assert_eq!(zones, ["ca", "ca", "eu", "ca", "ca", "eu"]);
    assert_eq!(world.contacts("s1.example", "X"), ["mm1-nic", "cc1-nic", "mm1-nic"]);
    assert_eq!(world.contacts("s2.example", "X"), ["mm2-nic", "mm9-nic", "mm2-nic"]);
}

#[test]
fn nothing_is_changed_before_the_decision_and_what_was_set_aside_is_thrown_away() {
    struct Fails;
    impl ImportProgress for Fails {
        fn bytes_read(&self, _bytes: u64) {}

        fn deciding(&self, _decide: &mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError> {
            Err(ImportError::Overtaken)
        }
    }
    let mut world = World::crowded();
    let before = world.everything();
    assert!(world.import_told(Some(accounts("!")), None::<&str>, &Fails).is_err());
    assert_eq!(
        (world.everything(), world.number_of("imports"), world.number_of("import_pieces")),
        (before.clone(), 0, 0)
    );
    // As a process leaves it that was killed.
    let standing = |until: i64| {
        format!("INSERT INTO imports (id, operator, begun_at, busy_until) VALUES (77, 'command:x', 1, {until})")
    };
    world.runs(&standing(31_000));
    world.runs("INSERT INTO import_pieces VALUES (77, 1, 1, '{\"garbled\":1}'), (77, 1, 2, '')");
    let refused = world.import(Some(ACCOUNTS), None::<&str>).unwrap_err();
    assert!(refused.to_string().starts_with("nothing was imported: another import is at work;"), "{refused}");
    world.runs("UPDATE imports SET busy_until = 999");
    assert_eq!(world.import_accounts("nic_handle,name\naa1-nic,Anna\n"), tally(0, 1));
    assert_eq!((world.number_of("imports"), world.number_of("import_pieces")), (0, 0));
    assert_eq!(world.everything(), before.replace("|Ann|", "|Anna|"));
}

/// Decides an import after something, and says what came of it.
struct Deciding<F: Fn(&mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError>>(F);

impl<F: Fn(&mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError>> ImportProgress for Deciding<F> {
    fn bytes_read(&self, _bytes: u64) {}

    fn deciding(&self, decide: &mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError> {
        (self.0)(decide)
    }
}

#[test]
fn an_import_is_decided_whole_or_not_at_all() {
    let mut world = World::crowded();
    let before = world.everything();
    let meanwhile = [
        // It was silent for long, and another began to throw its pieces away.
        "UPDATE imports SET busy_until = -1",
        "DELETE FROM import_pieces WHERE number = 3",
    ];
    for statement in meanwhile {
        let late = Deciding(|decide| {
            world.beside(statement);
            decide()
        });
        let refused = world.import_told(Some(accounts("!")), None::<&str>, &late).unwrap_err();
        assert!(matches!(refused, ImportError::Replaced), "{refused}");
        let left = (world.number_of("imports"), world.number_of("import_pieces"));
        assert_eq!((left, world.everything()), ((0, 0), before.clone()), "{statement}");
    }
}

#[test]
fn what_was_decided_stays_though_the_answer_is_lost() {
    let mut world = World::crowded();
    let lost = Deciding(|decide| {
        decide()?;
        // Whoever asks again learns that it is decided.
        decide()?;
        Err(ImportError::Overtaken)
    });
    assert!(world.import_told(Some(accounts("!")), None::<&str>, &lost).is_err());
    assert_eq!((world.number_of("imports"), world.number_of("import_pieces")), (1, 22));
    // The clock was set back: it counts as left behind, and is no wall.
    world.runs("UPDATE imports SET busy_until = 90000000");
    assert!(world.db.read_blocking(|conn| store::imports::is_left_behind(conn, Moment(1000))).unwrap());
}

/// An application with many accounts, one service, and files that change all of them.
fn crowded() -> TestApp {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    fs::write(app.folder().join("old.csv"), accounts("")).unwrap();
    app.command(&["import", "--accounts", "old.csv"]).done();
    app.service("example.org", &alice, &alice, &alice);
    fs::write(app.folder().join("new.csv"), accounts("!")).unwrap();
    app
}

/// An import that is being carried out.
fn decided(app: &TestApp) -> Running {
    let url = app.database_url();
    let import = ["import", "--accounts", "new.csv", "--reason", "The yearly renaming"];
    let running = Running::start(app.folder(), &[("HANDOVER_DATABASE_URL", &url)], &import);
    running.wait(|| (app.db_count("accounts WHERE name = 'M!'") > 0).then_some(()));
    running
}

fn import_of_nothing(app: &TestApp) -> Ran {
    fs::write(app.folder().join("same.csv"), "nic_handle,name\nal1-nic,Alice\n").unwrap();
    app.command(&["import", "--accounts", "same.csv"])
}

/// What `check` finds.
fn check(app: &TestApp) -> String {
    let (database, smtp) = (app.database_url(), app.smtp.url());
    let settings = [
        ("HANDOVER_DATABASE_URL", database.as_str()),
        ("HANDOVER_SMTP_URL", &smtp),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_BASE_URL", "https://handover.example.com"),
    ];
    run(app.folder(), &settings, &["check"], "").out
}

#[test]
fn what_was_decided_and_killed_is_carried_out_by_the_worker() {
    let app = crowded();
    let running = decided(&app);
    let refused = import_of_nothing(&app).failed();
    assert!(refused.starts_with("nothing was imported: another import is being carried out, "), "{refused}");
    running.ended_by_kill();
    let told = check(&app);
    let told = told.lines().find(|line| line.contains("an import that was decided")).unwrap();
    assert!(told.starts_with("caution ") && told.contains(" of 22 pieces are left"), "{told}");
    app.work();
    assert!(app.db_count("imports") == 1, "its process may still be there");
    app.advance(Duration::from_mins(1));
    app.work();
    assert_eq!((app.db_count("imports"), app.db_count("import_pieces")), (0, 0));
    assert_eq!(app.db_count("accounts WHERE name = 'M!'"), many());
    assert_eq!(app.db_count("operator_log WHERE act = 'imported' AND reason = 'The yearly renaming'"), 1);
    assert!(!check(&app).contains("an import that was decided"));
}

#[test]
fn a_piece_that_always_fails_is_shown_to_the_operator() {
    let app = TestApp::start();
    app.db_runs(
        "INSERT INTO imports (id, operator, begun_at, busy_until, decided_at, pieces, counts) \
         VALUES (77, 'command:x', 1, 0, 1, 1, '{}')",
    );
    app.work();
    let (told, listed) = (check(&app), app.command(&["work", "list"]).done());
    assert!(told.contains("the next one fails since "), "{told}");
    assert!(listed.contains("  import  import 77  failing since "), "{listed}");
    assert_eq!(app.db_count("setbacks WHERE work = 'import' AND attempts = 1"), 1);
    let work = listed.split(' ').next().unwrap();
    let said = app.command(&["work", "drop", work, "--reason", "Nobody can read it"]).done();
    assert_eq!(said, "What is dropped of import 77 would have changed nothing. 0 pieces are left.\n");
    assert_eq!((app.db_count("imports"), app.db_count("setbacks")), (0, 0));
}

#[test]
fn what_was_decided_and_stopped_is_carried_out_by_the_next_import() {
    let app = crowded();
    let running = decided(&app);
    let began = Instant::now();
    running.is_sent("INT");
    let said = "handover: the import is decided, and was stopped: the next import, `serve` or `worker` carries out the rest of it\n";
    running.wait(|| (running.log() == said).then_some(()));
    assert_eq!(running.ends(), Some(1));
    let left = app.db_count("import_pieces");
    assert!(left > 0 && app.db_count("accounts WHERE name = 'M!'") < many(), "{left}");
    let said = import_of_nothing(&app).done();
    let told = format!(
        "The import before was carried out to its end. Accounts: 0 added, {MANY} updated, 0 unchanged. \
         Services: 0 added, 0 updated, 0 unchanged. Contacts of services: 0 changed, 0 kept.\n\
         Accounts: 0 added, 0 updated, 1 unchanged. "
    );
    assert!(said.starts_with(&told), "{said}");
    assert_eq!(app.db_count("accounts WHERE name = 'M!'"), many());
    assert!(began.elapsed() < Duration::from_secs(60), "nobody waited for a process that has gone");
}

#[test]
fn a_request_that_is_done_between_the_pieces_is_kept() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let folder = tempfile::tempdir().unwrap();
    let [first, second, services] = ["a.csv", "b.csv", "s.csv"].map(|name| folder.path().join(name));
    fs::write(&first, accounts("")).unwrap();
    fs::write(&second, accounts("!")).unwrap();
    fs::write(&services, format!("{HEADER}example.org,DOMAIN,,mm7-nic,mm8-nic\n")).unwrap();
    let load = |files: ImportFiles, progress: &dyn ImportProgress| {
        import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), progress).unwrap()
    };
    load(ImportFiles { accounts: Some(first), ..ImportFiles::default() }, &());
    let after = AfterPieces::new(|piece| {
        if piece == 1 {
            it.both_accept();
            app.work();
            assert_eq!(it.state(), ["done", "done"]);
        }
    });
    let files = ImportFiles { accounts: Some(second), services: Some(services), overwrite_contacts: true };
    let imported = load(files, &after);
    let said = format!("example.org (DOMAIN): the technical contact stays {}; the file says mm7-nic", it.bob.nic);
    assert_eq!(imported.kept.first.iter().map(ToString::to_string).collect::<Vec<_>>(), [said]);
    assert_eq!(app.contacts(it.service)[1], it.bob.id);
    assert_eq!(app.db_count("accounts WHERE name = 'M!'"), many());
}
