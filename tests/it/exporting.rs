//! `handover export`: what it writes, an import reads, and changes nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use handover::domain::renewal::RenewalKind;

use crate::support::acts::Pair;
use crate::support::app::TestApp;

const ODD: [&str; 9] =
    ["=1+1", "+49", "-a", "@SUM(A1)", "O'Neil, \"Al\"; GmbH", "שלום \u{202e}abc", "日本\u{3000}太郎", "a;b", "'quoted"];

/// Everything that files can hold, in many odd spellings.
const TABLES: [(&str, &[&str]); 3] = [
    (
        "accounts",
        &[
            "id",
            "nic_handle",
            "name",
            "email",
            "zone",
            "language",
            "password_hash",
            "outstanding_payments",
            "payment_method",
            "closed_at",
            "time_zone",
        ],
    ),
    ("services", &["id", "name", "category", "admin_id", "tech_id", "billing_id", "expires_on", "renewal"]),
    ("owners", &["service_id", "name", "organisation", "email", "phone", "address", "postcode", "city", "country"]),
];

fn everything(app: &TestApp) -> Vec<Vec<String>> {
    TABLES.iter().map(|(table, columns)| app.db_rows(table, columns)).collect()
}

fn filled() -> TestApp {
    let app = TestApp::on_a_file();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let mut accounts = "nic_handle,name,email,zone,language,outstanding_payments,payment_method,time_zone\n".to_owned();
    let mut services = "name,category,administrative,technical,billing,expires_on,renewal,owner_name,owner_phone,owner_address,owner_country\n".to_owned();
    for (number, odd) in ODD.iter().enumerate() {
        let quoted = odd.replace('"', "\"\"");
        // What belongs to nobody's name is no owner's.
        let owner = quoted.replace('@', "at ");
        let address = if number == 0 { "ünï@bücher.example" } else { "shared@example.org" };
        accounts += &format!("od{number}-nic,\"{quoted}\",{address},eu,fr,{number},no,Europe/Paris\n");
        services += &format!(
            "\"{quoted}\",\"{quoted}\",od{number}-nic,al1-nic,bo2-nic,2027-03-0{},ends,\"{owner}\",030 1234567,\"{owner}\",DE\n",
            number + 1
        );
    }
    services += "Bücher.example,DOMAIN,al1-nic,al1-nic,al1-nic,2027-03-01,,,,,\n";
    let folder = app.folder().to_owned();
    fs::write(folder.join("a.csv"), accounts).unwrap();
    fs::write(folder.join("s.csv"), services).unwrap();
    app.command(&["import", "--accounts", "a.csv", "--services", "s.csv"]).done();
    let service = app.service("example.org", &alice, &bob, &alice);
    app.db_renews(service, 30, RenewalKind::Manual);
    app.command(&["account", "close", "bo2-nic"]).done();
    let gone = app.customer("Gone");
    app.operator_closes(&gone);
    let blanked = "name = '', search_name = '', email = '', email_key = '', password_hash = NULL, blank_after = NULL";
    app.db_sets(&format!("accounts SET {blanked} WHERE id = {}", gone.id));
    // A zone that the setting no longer has.
    let left_over = app.customer("Left Over");
    app.db_moves(&left_over, "us");
    app
}

#[test]
fn what_was_exported_is_imported_and_changes_nothing() {
    let app = filled();
    let before = everything(&app);
    app.command(&["export", "--accounts", "out-a.csv", "--services", "out-s.csv"]).done();
    let said = app.command(&["import", "--accounts", "out-a.csv", "--services", "out-s.csv"]).done();
    let accounts = before[0].len();
    let services = before[1].len();
    let told = format!(
        "Accounts: 0 added, 0 updated, {accounts} unchanged. Services: 0 added, 0 updated, {services} unchanged. \
         Contacts of services: 0 changed, 0 kept.\n"
    );
    assert_eq!(said, told);
    assert_eq!(everything(&app), before);
    let written = fs::read_to_string(app.folder().join("out-a.csv")).unwrap();
    assert!(!written.contains("argon2") && !written.contains("password_hash"), "{written}");
    assert!(written.contains(",,,eu,en,0,,,yes\r\n") && written.matches(",yes\r\n").count() == 2, "{written}");
    assert!(written.contains("\r\nod0-nic,=1+1,") && written.contains(",\"O'Neil, \"\"Al\"\"; GmbH\","), "{written}");

    // The same into a database with nothing in it makes the same, in one run: closed accounts become contacts in no other.
    let other = app.folder().join("other.db");
    let url = format!("sqlite://{}", other.display());
    let settings = [("HANDOVER_DATABASE_URL", url.as_str()), ("HANDOVER_ZONES", "eu,ca,us")];
    let run = |arguments: &[&str]| crate::support::program::run(app.folder(), &settings, arguments, "").done();
    run(&["import", "--accounts", "out-a.csv", "--services", "out-s.csv"]);
    run(&["export", "--accounts", "again-a.csv", "--services", "again-s.csv"]);
    for name in ["a.csv", "s.csv"] {
        let lines = |file: String| {
            let text = fs::read_to_string(app.folder().join(file)).unwrap();
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines[1..].sort();
            lines
        };
        assert_eq!(lines(format!("again-{name}")), lines(format!("out-{name}")));
    }
}

#[test]
fn files_are_for_their_owner_alone_and_replaced_whole() {
    let app = TestApp::start();
    Pair::new(&app);
    let file = app.folder().join("services.csv");
    fs::write(&file, "old").unwrap();
    let written = app.command(&["export", "--services", "services.csv"]);
    assert_eq!((written.code, written.out.as_str()), (Some(0), ""), "{written:?}");
    assert!(written.err.starts_with("services.csv: 1 row, "), "{}", written.err);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let header = "name,category,administrative,technical,billing,expires_on,renewal,owner_name,owner_organisation,owner_email,\
                  owner_phone,owner_address,owner_postcode,owner_city,owner_country";
    let expected = format!("{header}\r\nexample.org,DOMAIN,al1-nic,al1-nic,al1-nic,,,,,,,,,,\r\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    let printed = app.command(&["export", "--accounts", "accounts.csv", "--services", "-"]);
    assert_eq!((printed.code, printed.out), (Some(0), expected));
    assert_eq!(unfinished(app.folder()), Vec::<String>::new());
}

#[test]
fn an_export_that_cannot_be_written_leaves_no_file() {
    let app = TestApp::start();
    app.customer("Alice");
    let failed = app.command(&["export", "--accounts", "accounts.csv", "--services", "missing/services.csv"]).failed();
    assert!(failed.starts_with("cannot write missing/services.csv: "), "{failed}");
    assert!(!app.folder().join("accounts.csv").exists());
    assert_eq!(unfinished(app.folder()), Vec::<String>::new());
    for arguments in [["--accounts", "-", "--services", "-"], ["--accounts", "x", "--services", "x"]] {
        app.command(&[&["export"][..], &arguments].concat()).wrong();
    }
}

fn unfinished(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains("unfinished")).collect()
}
