//! Email addresses are one, however they are written, wherever one is typed.

use diesel::connection::SimpleConnection;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};

const PHRASE: &str = "seven quiet otters dream";
const TYPED: &str = "Kontakt@Bücher.example";
const FORM: &str = "kontakt@xn--bcher-kva.example";
/// Mailed to nobody: what needs quotes could be written in many ways, and a machine is no domain.
const REFUSED: [&str; 5] = [
    "\"c\\ar\\ol\"@example.org",
    "\"carol\"@example.org",
    "carol@[192.0.2.1]",
    "carol@192.0.2.1",
    "ca..rol@example.org",
];

fn fields(email: &str) -> [(&'static str, &str); 5] {
    [("name", "Nora"), ("email", email), ("zone", "eu"), ("language", "en"), ("password", PHRASE)]
}

#[test]
fn an_address_that_cannot_be_mailed_to_is_refused_wherever_one_is_given() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let file = app.folder().join("accounts.csv");
    for address in REFUSED {
        let answer = Customer::stranger(&app).post("/sign-up", &fields(address));
        assert_eq!(
            (answer.status, answer.attribute("#email", "aria-invalid").as_deref()),
            (422, Some("true")),
            "{address}"
        );
        let profile = [("name", "Alice"), ("email", address), ("language", "en"), ("current_password", PASSWORD)];
        let answer = alice.post("/profile", &profile);
        assert_eq!(
            (answer.status, answer.attribute("#email", "aria-invalid").as_deref()),
            (422, Some("true")),
            "{address}"
        );
        let answer = alice.asks_for(service).field("tech", address).try_confirm();
        assert_eq!(
            (answer.status, answer.attribute("#tech", "aria-invalid").as_deref()),
            (422, Some("true")),
            "{address}"
        );
        let quoted = address.replace('"', "\"\"");
        std::fs::write(&file, format!("nic_handle,name,email,zone\nxx1-nic,Carol,\"{quoted}\",eu\n")).unwrap();
        let told = app.command(&["import", "--accounts", "accounts.csv"]);
        assert!(told.code == Some(1) && told.err.contains("is not an email address"), "{address}: {told:?}");
    }
    // Not even where the account is there already, from a time when it was taken.
    app.db_sets(&format!(
        "accounts SET email = '\"bob\"@example.org', email_key = '\"bob\"@example.org' WHERE id = {}",
        bob.id
    ));
    assert_eq!(bob.get("/profile").value("email"), "\"bob\"@example.org");
    let named = [("name", "Robert"), ("email", "\"bob\"@example.org"), ("language", "en")];
    assert_eq!(bob.post("/profile", &named).status, 303, "what is not changed is no fault");
    assert_eq!(alice.asks_for(service).field("tech", "\"bob\"@example.org").try_confirm().status, 422);
}

#[test]
fn both_writings_of_a_domain_are_one_address() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nora = Customer::stranger(&app);
    assert_eq!(nora.post("/sign-up", &fields(TYPED)).status, 303);
    app.work();
    let link = path_in(&app, &mail_to(&app, FORM)[0]);
    let (path, token) = link.split_once("?token=").unwrap();
    assert_eq!(nora.post(path, &[("token", token), ("password", PHRASE)]).status, 303);
    assert_eq!(app.db_rows("accounts WHERE name = 'Nora'", &["email", "email_key"]), [format!("{FORM} {FORM}")]);
    for login in [TYPED, FORM, "KONTAKT@XN--BCHER-KVA.EXAMPLE", "kontakt@bu\u{308}cher.example"] {
        assert_eq!(Customer::stranger(&app).sign_in_with(login, PHRASE).status, 303, "{login}");
    }
    for (number, typed) in [TYPED, FORM].into_iter().enumerate() {
        let service = app.service(&format!("example{number}.org"), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).field("tech", typed).try_confirm().status, 303, "{typed}");
    }
    // Whoever signs up with the other writing is told that there is an account.
    assert_eq!(Customer::stranger(&app).post("/sign-up", &fields(FORM)).status, 303);
    app.work();
    let mails = app.smtp.messages();
    let to_nora: Vec<_> = mails.iter().filter(|mail| mail.to == [FORM]).collect();
    assert_eq!(to_nora.len(), 5);
    assert!(to_nora.iter().all(|mail| !mail.parameters.contains("SMTPUTF8")), "only the domain needs it");
    assert_eq!(app.db_count("links WHERE used_at IS NULL"), 1);
    assert_eq!(app.db_count("accounts"), 2);
}

#[test]
fn all_writings_of_an_address_count_together() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let writings =
        [TYPED, FORM, "kontakt@BÜCHER.example", "kontakt@bu\u{308}cher.example", "KONTAKT@xn--bcher-kva.EXAMPLE"];
    for typed in writings {
        assert_eq!(stranger.post("/sign-up", &fields(typed)).status, 303, "{typed}");
    }
    assert_eq!(stranger.post("/sign-up", &fields(TYPED)).status, 429);
}

#[test]
fn an_own_address_written_otherwise_is_no_change() {
    let app = TestApp::start();
    let alice = app.customer_with("Alice", |profile| profile.email = TYPED.to_owned());
    let named = [("name", "Alice Anew"), ("email", TYPED), ("language", "en")];
    assert_eq!(alice.post("/profile", &named).status, 303, "no password is asked for");
    assert_eq!(app.db_count("links"), 0);
}

#[test]
fn what_an_earlier_version_stored_is_brought_to_one_form() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let before = [(&alice, "Kontakt@Bücher.example"), (&bob, "Bob@Example.ORG"), (&carol, "\"Carol\"@example.org")];
    for (who, email) in before {
        let key = email.to_lowercase();
        app.db_sets(&format!("accounts SET email = '{email}', email_key = '{key}' WHERE id = {}", who.id));
    }
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = '00000000000007'";
    app.conn().batch_execute(forget).unwrap();
    app.command(&["migrate"]).done();
    let rows = app.db_rows("accounts", &["name", "email", "email_key"]);
    let after = [("Alice", FORM), ("Bob", "bob@example.org"), ("Carol", "\"carol\"@example.org")];
    assert_eq!(rows, after.map(|(name, email)| format!("{name} {email} {email}")));
}
