//! An import that was stopped, and what whoever goes on with it tells and may leave out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use diesel::RunQueryDsl;
use handover::domain::service::ContactType;

use super::*;
use crate::support::app::on_postgres;

/// Stops an import, as its process is killed, once two requests were overtaken by others' hands: one contact before the first piece of
/// services, one after it. Gives what is to be said of the two.
fn stopped_between_two(app: &TestApp) -> [String; 2] {
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let [first, last] = ["first.example", "last.example"].map(|name| app.service(name, &alice, &alice, &alice));
    fs::write(app.folder().join("old.csv"), accounts("")).unwrap();
    app.command(&["import", "--accounts", "old.csv"]).done();
    let row = |name: &str| format!("{name},DOMAIN,,mm7-nic,\n");
    let between = rows(0..250, |n| format!("s{n}.example,DOMAIN,mm1-nic,mm1-nic,mm1-nic\n"));
    let [accounts_file, services_file] = ["new.csv", "services.csv"].map(|name| app.folder().join(name));
    fs::write(&accounts_file, accounts("!")).unwrap();
    fs::write(&services_file, format!("{HEADER}{}{between}{}", row("first.example"), row("last.example"))).unwrap();
    let stops = AfterPieces::new(|piece| match piece {
        1 => app.db_hands_over(first, ContactType::Technical, &alice, &bob),
        23 => {
            app.db_hands_over(last, ContactType::Technical, &alice, &bob);
            panic!("its process is killed");
        }
        _ => {}
    });
    let files = ImportFiles { accounts: Some(accounts_file), services: Some(services_file), ..ImportFiles::default() };
    let import = || import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), &stops);
    assert!(catch_unwind(AssertUnwindSafe(import)).is_err());
    assert_eq!((app.db_count("import_pieces"), app.contacts(first)[1]), (1, bob.id));
    app.db_sets("imports SET busy_until = 0");
    ["first", "last"].map(|name| {
        let stays = &bob.nic;
        format!("{name}.example (DOMAIN): the technical contact stays {stays}; the file says mm7-nic")
    })
}

#[test]
fn what_the_stopped_process_kept_is_named_by_the_next_import() {
    let app = TestApp::start();
    let [first, last] = stopped_between_two(&app);
    let said = import_of_nothing(&app).done();
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].ends_with("Services: 250 added, 0 updated, 2 unchanged. Contacts of services: 0 changed, 2 kept.")
    );
    let kept = "Contacts that customers' requests have set are kept; --overwrite-contacts has the file win:";
    assert_eq!(lines[1..4], [kept, &first, &last], "{said}");
}

#[test]
fn what_the_stopped_process_kept_is_named_by_the_worker() {
    let app = TestApp::start();
    let kept = stopped_between_two(&app);
    let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
    worker.wait(|| (app.db_count("imports") == 0).then_some(()));
    worker.wait(|| kept.iter().all(|line| worker.log().contains(line.as_str())).then_some(()));
}

/// From now on the database refuses the new name of this account.
fn db_refuses(app: &TestApp, nic: &str) {
    let is_new = format!("NEW.nic_handle = '{nic}' AND NEW.name = 'M!'");
    let statements = if on_postgres() {
        vec![
            format!(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN IF {is_new} THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$"
            ),
            "CREATE TRIGGER refused BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION refuse()".to_owned(),
        ]
    } else {
        vec![format!(
            "CREATE TRIGGER refused BEFORE UPDATE ON accounts WHEN {is_new} BEGIN SELECT RAISE(ABORT, 'no'); END"
        )]
    };
    for statement in statements {
        diesel::sql_query(statement).execute(&mut *app.conn()).unwrap();
    }
}

#[test]
fn a_piece_that_the_database_refuses_is_dropped_and_the_rest_is_carried_out() {
    let app = crowded();
    db_refuses(&app, "mm2600-nic");
    decided(&app).ended_by_kill();
    app.advance(Duration::from_mins(1));
    let attempts = || app.db_rows("setbacks WHERE work = 'import'", &["attempts"]).concat();
    app.work();
    app.work();
    assert_eq!((attempts().as_str(), app.db_count("import_pieces")), ("1", 12), "the next try waits");
    let listed = app.command(&["work", "list"]).done();
    assert!(listed.contains(" tries 1: the database refused a statement"), "{listed}");
    let work = listed.split(' ').next().unwrap();
    app.command(&["work", "retry", work]).done();
    app.work();
    assert_eq!(attempts(), "2", "at once");

    let said = app.command(&["work", "drop", work, "--reason", "The trigger of our own stays"]).done();
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].ends_with(
            " is dropped. The lines of 250 accounts and 0 services are not applied; correct them with a later import. \
             11 pieces are left."
        ),
        "{said}"
    );
    let behind = "Services of pieces behind it that name an account which was to be added are not added, or keep their contacts.";
    let named: Vec<String> = (2500..2550).map(|n| format!("account mm{n}-nic")).collect();
    assert_eq!(
        (&lines[1..51], &lines[51..]),
        (&named.iter().map(String::as_str).collect::<Vec<_>>()[..], &["and 200 more", behind][..])
    );
    app.work();
    assert_eq!((app.db_count("imports"), app.db_count("setbacks")), (0, 0));
    assert_eq!(app.db_count("accounts WHERE name = 'M!'"), many() - 250);
    let audit = app.command(&["audit", "--account", "mm2500-nic"]).done();
    assert!(audit.contains("\"import-dropped\"") && audit.contains("\"accounts\":250"), "{audit}");
    assert!(!check(&app).contains("an import that was decided"));
}
