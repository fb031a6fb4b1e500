//! `/readyz` says in words why pages cannot be served, and nothing that is nobody's business.

use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::commands::serving::get;
use crate::support::app::{KEY, TestApp};
use crate::support::customer::Customer;
use crate::support::program::{PROGRAM, Running, command, with_environment_of};

fn ready(app: &TestApp) -> (u16, String) {
    let page = Customer::stranger(app).get("/readyz");
    (page.status, page.body)
}

#[test]
fn a_database_that_is_not_up_to_date_is_named_as_such() {
    let app = TestApp::start();
    assert_eq!(ready(&app), (200, "ready\n".to_owned()));
    let newest = "__diesel_schema_migrations WHERE version = (SELECT MAX(version) FROM __diesel_schema_migrations)";
    app.db_deletes(newest);
    assert_eq!(ready(&app), (503, "the database is not up to date: run `handover migrate`\n".to_owned()));
}

#[test]
fn a_full_disk_is_noticed_and_that_there_is_room_again() {
    let app = TestApp::on_a_file();
    let (database, smtp) = (app.database_url(), app.smtp.url());
    let settings = [
        ("HANDOVER_DATABASE_URL", database.as_str()),
        ("HANDOVER_SMTP_URL", &smtp),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_LISTEN", "127.0.0.1:0"),
    ];
    // A file that has reached its limit is a fault to be told of, not a signal to die of.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; exec \"$0\" serve --no-worker", PROGRAM]).current_dir(app.folder());
    with_environment_of(&command(app.folder(), &settings, &[]), &mut limited);
    let running = Running::spawn(limited.stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0));
    let address = format!("{}/readyz", running.address());
    assert_eq!(get(&address).0, 200);
    let becomes = |limit: &str, status: u16, words: &str| {
        let process = running.process().to_string();
        let set = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={limit}:unlimited")]).status();
        assert!(set.unwrap().success());
        let since = Instant::now();
        running.wait(|| {
            std::thread::sleep(Duration::from_millis(200));
            (get(&address) == (status, words.to_owned())).then_some(())
        });
        assert!(since.elapsed() < Duration::from_secs(20));
    };
    becomes("4096", 503, "the disk of the database is full\n");
    becomes("unlimited", 200, "ready\n");
    assert!(running.log().contains("not ready why=the disk of the database is full"), "{}", running.log());
}
