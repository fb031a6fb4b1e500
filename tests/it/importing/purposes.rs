//! Last days, owners and payment methods.

use handover::domain::day::Day;
use handover::domain::owner::Owner;
use handover::domain::renewal::{Renewal, RenewalKind};

use super::*;

const NEW: &str = "name,category,administrative,technical,billing";
const OWNER: &str = "owner_name,owner_organisation,owner_email,owner_phone,owner_address,owner_postcode,owner_city,\
                     owner_country";

impl World {
    fn service(&mut self, name: &str) -> Service {
        services_known_by(&mut self.conn, &[&name_key(name)]).unwrap().remove(0)
    }

    fn renewal(&mut self) -> Option<(String, Option<RenewalKind>)> {
        let renewal = self.service("example.org").renewal;
        renewal.map(|Renewal { last_day, kind }| (last_day.to_string(), kind))
    }

    fn owner(&mut self, name: &str) -> Owner {
        let id = self.service(name).id;
        store::owners::of_service(&mut self.conn, id).unwrap()
    }

    /// How many rows a condition leaves.
    fn count(&mut self, rows: &str) -> i64 {
        use diesel::prelude::*;
        use diesel::sql_types::BigInt;
        diesel::select(diesel::dsl::sql::<BigInt>(&format!("(SELECT COUNT(*) FROM {rows})")))
            .get_result(&mut self.conn)
            .unwrap()
    }

    fn forgets(&mut self, table: &str) {
        use diesel::prelude::*;
        diesel::sql_query(format!("DELETE FROM {table}")).execute(&mut self.conn).unwrap();
    }

    /// Imports one row about [`SERVICES`]'s service.
    fn says(&mut self, columns: &str, fields: &str) -> ImportTally {
        self.import_services(format!("name,category,{columns}\nexample.org,DOMAIN,{fields}\n"))
    }

    fn says_badly(&mut self, columns: &str, fields: &str) -> Vec<String> {
        self.bad_services(format!("name,category,{columns}\nexample.org,DOMAIN,{fields}\n"))
    }
}

#[test]
fn a_row_says_whether_its_account_has_a_payment_method() {
    let mut world = World::filled();
    let mut says = |given: &str, updated, is| {
        let file = format!("nic_handle,payment_method\naa1-nic,{given}\n");
        assert_eq!(world.import_accounts(file), tally(0, updated), "{given:?}");
        assert_eq!(world.account("aa1-nic").payment_method, is, "{given:?}");
    };
    says("", 0, None);
    says(" YES ", 1, Some(true));
    says("yes", 0, Some(true));
    says("", 0, Some(true));
    says("No", 1, Some(false));
    let bad = world.bad_accounts("nic_handle,payment_method\naa1-nic,card\n");
    assert_eq!(bad, ["a.csv:2: payment_method: card is neither yes nor no"]);
    world.import_accounts("nic_handle,name,email,zone,payment_method\nee1-nic,Eve,eve@example.org,eu,no\n");
    assert_eq!(world.account("ee1-nic").payment_method, Some(false));
}

#[test]
fn a_row_says_when_its_service_renews() {
    let mut world = World::filled();
    let kind = |kind| Some(("2027-03-01".to_owned(), kind));
    let table = [
        ("expires_on,renewal", ",", 0, None),
        ("expires_on", "2027-03-01", 1, kind(None)),
        ("renewal", " Automatic ", 1, kind(Some(RenewalKind::Automatic))),
        ("renewal,expires_on", "automatic, 2027-03-01 ", 0, kind(Some(RenewalKind::Automatic))),
        ("expires_on,renewal", ", manual", 1, kind(Some(RenewalKind::Manual))),
        ("expires_on,renewal", "2027-03-01,", 0, kind(Some(RenewalKind::Manual))),
    ];
    for (columns, fields, updated, renewal) in table {
        assert_eq!(world.says(columns, fields), tally(0, updated), "{columns} {fields}");
        assert_eq!(world.renewal(), renewal, "{columns} {fields}");
    }
    assert_eq!(world.says("expires_on", "2028-03-01"), tally(0, 1));
    assert_eq!(world.renewal(), Some(("2028-03-01".to_owned(), Some(RenewalKind::Manual))));
    assert_eq!(world.count("service_history"), 0, "another day is no news of the service");
    let looked_after = "(SELECT DISTINCT account_id FROM notice_rounds) AS looked_after";
    assert_eq!(world.count(looked_after), 1, "its billing contact");
    let new = format!("{NEW},expires_on,renewal\nnew.example,VPS,aa1-nic,aa1-nic,bb1-nic,2027-05-01,ends\n");
    assert_eq!(world.import_services(new), tally(1, 0));
    let last_day = Day::parse("2027-05-01").unwrap();
    let renewal = Renewal { last_day, kind: Some(RenewalKind::Ends) };
    assert_eq!(world.service("new.example").renewal, Some(renewal));
}

#[test]
fn days_and_renewals_that_make_no_sense_are_named() {
    let mut world = World::filled();
    let no_day = "says what happens on the last day, but there is none: expires_on is needed";
    for (columns, fields, reason) in [
        ("expires_on", "2027-02-29", "expires_on: 2027-02-29 is not a day such as 2027-03-01"),
        ("expires_on,renewal", "1.3.2027,ends", "expires_on: 1.3.2027 is not a day such as 2027-03-01"),
        ("renewal,expires_on", "never,2027-03-01", "renewal: never is not one of automatic, manual, ends"),
        ("renewal", "ends", &format!("renewal: {no_day}")),
    ] {
        assert_eq!(world.says_badly(columns, fields), [format!("s.csv:2: {reason}")]);
    }
    let new = format!("{NEW},renewal\nnew.example,VPS,aa1-nic,aa1-nic,bb1-nic,ends\n");
    assert_eq!(world.bad_services(new), [format!("s.csv:2: renewal: {no_day}")]);
}

#[test]
fn a_row_says_whom_its_service_belongs_to() {
    let mut world = World::filled();
    let row = "Ann,,ANN@example.org,01 23 45 67 89,\"1 rue Exemple\r\nBât. B\",75001,Paris,fr";
    let new = format!("{NEW},{OWNER}\nnew.example,VPS,aa1-nic,aa1-nic,bb1-nic,{row}\n");
    assert_eq!(world.import_services(new), tally(1, 0));
    assert_eq!(world.says(OWNER, row), tally(0, 1));
    for name in ["new.example", "example.org"] {
        let owner = world.owner(name);
        assert_eq!((owner.name.as_deref(), owner.organisation.as_deref()), (Some("Ann"), None), "{name}");
        assert_eq!((owner.email.as_deref(), owner.phone.as_deref()), (Some("ann@example.org"), Some("+33123456789")));
        assert_eq!(owner.address.as_deref(), Some("1 rue Exemple, Bât. B"));
        let place = (owner.postcode.as_deref(), owner.city.as_deref(), owner.country.as_deref());
        assert_eq!(place, (Some("75001"), Some("Paris"), Some("FR")));
    }
    let noted = "service_history WHERE what = 'owner-imported' AND actor = 'operator' AND actor_id IS NULL";
    assert_eq!(world.count(noted), 1, "of the service that was there before");
    // Nothing new, however it is written; then one detail, by the country that is stored.
    assert_eq!(world.says(OWNER, row), tally(0, 0));
    assert_eq!(world.says("owner_phone,owner_name", "+33 123456789, "), tally(0, 0));
    assert_eq!(world.count(noted), 1);
    assert_eq!(world.says("owner_phone", "01 98 76 54 32"), tally(0, 1));
    let owner = world.owner("example.org");
    assert_eq!((owner.name.as_deref(), owner.phone.as_deref()), (Some("Ann"), Some("+33198765432")));
    let both = "AND details LIKE '%+33123456789%' AND details LIKE '%+33198765432%'";
    assert_eq!(world.count(&format!("{noted} {both}")), 1, "before and after");
}

#[test]
fn details_of_owners_that_are_none_are_named() {
    let mut world = World::filled();
    for (columns, fields, reason) in [
        ("owner_name,owner_email", "Ann,ann", "owner_email: is not an email address such as alice@example.org"),
        ("owner_name", "www.example.org", "owner_name: holds a web or email address"),
        ("owner_name,owner_country", "Ann,XX", "owner_country: is not a country's two letters, such as FR"),
        (
            "owner_name,owner_country,owner_phone",
            "Ann,XX,01",
            "owner_country: is not a country's two letters, such as FR",
        ),
        (
            "owner_name,owner_phone",
            "Ann,01 23 45 67 89",
            "owner_phone: is not a phone number such as +33 1 23 45 67 89",
        ),
        ("owner_name,owner_postcode", "Ann,123456789012345678901", "owner_postcode: is longer than 20 characters"),
        ("owner_city", "Paris", "owner_name: is needed where there is no organisation"),
    ] {
        assert_eq!(world.says_badly(columns, fields), [format!("s.csv:2: {reason}")]);
    }
    assert_eq!(world.count("owners"), 0);
    assert_eq!(world.says("owner_organisation", "Ann & Co."), tally(0, 1));
    assert_eq!(world.says("owner_city", "Paris"), tally(0, 1), "an organisation will do");
}

#[test]
fn owners_and_days_come_however_many_are_loaded() {
    let mut world = World::empty();
    let row = |number| {
        let day = if number % 2 == 0 { "2027-03-01" } else { "2027-02-01" };
        let owner = if number % 4 == 0 { format!("Owner {number}") } else { String::new() };
        format!("s{number}.example,VPS,aa1-nic,aa1-nic,bb1-nic,{day},{owner}\n")
    };
    let many = format!("{NEW},expires_on,owner_name\n{}", rows(0..10_000, row));
    world.import(Some(ACCOUNTS), Some(&many)).unwrap();
    assert_eq!(world.count("owners"), 2_500);
    assert_eq!(world.owner("s4000.example").name.as_deref(), Some("Owner 4000"));
    assert_eq!(world.count("owners o JOIN services s ON s.id = o.service_id WHERE o.name NOT LIKE 'Owner %'"), 0);
    let looked_for =
        world.count("notice_rounds WHERE account_id = (SELECT id FROM accounts WHERE nic_handle = 'bb1-nic')");
    assert_eq!((looked_for, world.count("notice_rounds")), (1, 1), "once");
    assert_eq!(world.count("service_history"), 0);
    assert_eq!(world.import_services(&many), tally(0, 0));
    // The triggers are there again.
    world.forgets("notice_rounds");
    let change = "name,category,expires_on,owner_city\ns4.example,VPS,2027-09-01,Paris\n";
    assert_eq!(world.import_services(change), tally(0, 1));
    assert_eq!((world.count("notice_rounds"), world.count("service_history")), (1, 1));
}

#[test]
fn each_billing_contact_is_looked_after_once_however_many_days_change() {
    let mut world = World::empty();
    let contact = |number| if number % 3 == 0 { "aa1-nic" } else { "bb1-nic" };
    let new = |number| format!("s{number}.example,VPS,aa1-nic,aa1-nic,{}\n", contact(number));
    world.import(Some(ACCOUNTS), Some(&format!("{NEW}\n{}", rows(0..2000, new)))).unwrap();
    assert_eq!(world.count("notice_rounds"), 0);
    // The first days last: each is sooner than those before.
    let days = |number| format!("s{number}.example,VPS,2027-{:02}-{:02}\n", 12 - number / 200, 28 - number % 28);
    let changed = format!("name,category,expires_on\n{}", rows(0..2000, days));
    assert_eq!(world.import_services(&changed), tally(0, 2000));
    assert_eq!(world.count("notice_rounds"), 2);
    world.forgets("notice_rounds");
    let moved = |number| format!("s{number}.example,VPS,aa1-nic,aa1-nic,{}\n", contact(number + 1));
    world.import_services(format!("{NEW}\n{}", rows(0..2000, moved)));
    assert_eq!(world.count("notice_rounds"), 2);
}

#[test]
fn an_owner_that_was_changed_meanwhile_is_read_again() {
    use diesel::prelude::*;
    use std::cell::RefCell;
    struct Meanwhile<F: Fn()>(F);
    impl<F: Fn()> ImportProgress for Meanwhile<F> {
        fn bytes_read(&self, _bytes: u64) {}
        fn finishing(&self) {
            (self.0)();
        }
    }
    let mut world = World::filled();
    world.says("owner_name,owner_city", "Ann,Paris");
    let conn = RefCell::new(connection::connect(&world.ground.url).unwrap());
    let moves = || {
        let moved = diesel::sql_query("UPDATE owners SET city = 'Lyon'").execute(&mut *conn.borrow_mut());
        assert_eq!(moved, Ok(1));
    };
    let row = "name,category,owner_name\nexample.org,DOMAIN,Anna\n";
    world.import_told(None::<&str>, Some(row), &Meanwhile(moves)).unwrap();
    let owner = world.owner("example.org");
    assert_eq!((owner.name.as_deref(), owner.city.as_deref()), (Some("Anna"), Some("Lyon")));
    assert_eq!(world.count("service_history WHERE details LIKE '%Anna%' AND details LIKE '%Paris%'"), 0);
}
