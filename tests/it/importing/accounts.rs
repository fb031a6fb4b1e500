use super::*;
use handover::domain::account::Language;
use handover::domain::time_zone::TimeZone;

const HEADER: &str = "nic_handle,name,email,zone,language,outstanding_payments,password_hash\n";

#[test]
fn a_new_account_has_what_its_row_says() {
    let mut world = World::empty();
    let row = format!("{HEADER} AB12-X9 ,\" Zoë, \"\"Z\"\" \",Zoe@Example.org,ca,fr-CA,3,\"{HASH}\"\n");
    assert_eq!(world.import_accounts(row), tally(1, 0));
    let account = world.account("ab12-x9");
    assert_eq!((account.name.as_str(), account.email.as_str()), ("Zoë, \"Z\"", "zoe@example.org"));
    assert_eq!((account.zone.0.as_str(), account.language), ("ca", Language::French));
    assert_eq!((account.outstanding_payments, account.open), (3, true));
    assert_eq!(world.password_hash("ab12-x9").as_deref(), Some(HASH));
    assert_eq!(world.holders("zoe@example.org"), 1);
}

#[test]
fn a_new_account_has_the_defaults_of_what_is_left_out() {
    for content in [ACCOUNTS.to_owned(), format!("{HEADER}aa1-nic,Ann,ann@example.org,eu,,,\n")] {
        let mut world = World::empty();
        world.import_accounts(content);
        let account = world.account("aa1-nic");
        assert_eq!((account.language, account.outstanding_payments), (Language::English, 0));
        assert_eq!(world.password_hash("aa1-nic"), None);
    }
}

#[test]
fn a_row_of_an_account_that_exists_changes_it() {
    let mut world = World::filled();
    let row = format!("{HEADER}CC1-nic,Cleo B,c@Example.com,eu,pl,7,\"{HASH}\"\n");
    assert_eq!(world.import_accounts(row), tally(0, 1));
    let account = world.account("cc1-nic");
    assert_eq!((account.name.as_str(), account.email.as_str()), ("Cleo B", "c@example.com"));
    assert_eq!((account.zone.0.as_str(), account.language), ("eu", Language::Polish));
    assert_eq!(account.outstanding_payments, 7);
    assert_eq!(world.password_hash("cc1-nic").as_deref(), Some(HASH));
    assert_eq!(world.holders("c@example.com"), 1);
    assert_eq!(world.holders("cleo@example.org"), 0);
}

#[test]
fn a_row_sets_the_time_zone_of_its_account() {
    let mut world = World::filled();
    let zone = |world: &mut World| world.account("cc1-nic").time_zone.map(TimeZone::name);
    assert_eq!(world.import_accounts("nic_handle,time_zone\ncc1-nic, europe/paris \n"), tally(0, 1));
    assert_eq!(zone(&mut world), Some("Europe/Paris"));
    for same in ["Europe/Paris", ""] {
        assert_eq!(world.import_accounts(format!("nic_handle,time_zone\ncc1-nic,{same}\n")), tally(0, 0));
    }
    let bad = world.bad_accounts("nic_handle,time_zone\ncc1-nic,Tokyo\n");
    assert_eq!(bad, ["a.csv:2: time_zone: Tokyo is no time zone, such as Europe/Paris"]);
    world.import_accounts("nic_handle,name,email,zone,time_zone\nnn1-nic,Nia,nia@example.org,eu,Asia/Tokyo\n");
    assert_eq!(world.account("nn1-nic").time_zone.map(TimeZone::name), Some("Asia/Tokyo"));
}

#[test]
fn what_is_left_out_or_empty_keeps_its_value() {
    let mut world = World::empty();
    world.import_accounts(format!("{HEADER}aa1-nic,Ann,ann@example.org,eu,de,2,\"{HASH}\"\n"));
    let before = world.everything();
    for content in ["nic_handle\naa1-nic\n".to_owned(), format!("{HEADER}aa1-nic,, ,,\"\",,\n")] {
        assert_eq!(world.import_accounts(content), tally(0, 0), "nothing is updated where nothing changes");
        assert_eq!(world.everything(), before);
    }
    world.import_accounts("outstanding_payments,nic_handle\n5,aa1-nic\n");
    assert_eq!(world.account("aa1-nic").outstanding_payments, 5);
    assert_eq!(world.account("aa1-nic").language, Language::German);
}

#[test]
fn a_bad_value_is_named_with_its_column_and_reason() {
    let long = "x".repeat(101);
    let foreign = HASH.replace("m=64", "m=2097152");
    let table = [
        ("nic_handle", "", "is empty"),
        ("nic_handle", "ann", "ann is not a NIC handle such as xx11111-nic"),
        ("name", "", "is needed for a new account"),
        ("name", "A\tn", "has control characters in it"),
        ("name", &long, "is longer than 100 characters"),
        ("email", "", "is needed for a new account"),
        ("email", "ann", "is not an email address such as alice@example.org"),
        ("zone", "", "is needed for a new account"),
        ("zone", "us", "us is not one of eu, ca"),
        ("zone", "EU", "EU is not one of eu, ca"),
        ("language", "nl", "nl is not one of en, fr, de, es, it, pl, pt"),
        ("outstanding_payments", "-1", "-1 is not a whole number from 0 to 2147483647"),
        ("outstanding_payments", "+1", "+1 is not a whole number from 0 to 2147483647"),
        ("outstanding_payments", "1.5", "1.5 is not a whole number from 0 to 2147483647"),
        ("outstanding_payments", "2147483648", "2147483648 is not a whole number from 0 to 2147483647"),
        ("password_hash", "secret", "is not a complete PHC string such as $argon2id$v=19$m=19456,t=2,p=1$…$…"),
        ("password_hash", &foreign, "has parameters other than at most m=1048576 (1 GiB), t=10, p=16"),
    ];
    let mut world = World::filled();
    for (column, value, reason) in table {
        let mut fields =
            ["ee1-nic", "Eve", "eve@example.org", "eu", "en", "0", HASH].map(|field| format!("\"{field}\""));
        let at = HEADER.trim().split(',').position(|name| name == column).unwrap();
        fields[at] = format!("\"{value}\"");
        let content = format!("{HEADER}{}\n", fields.join(","));
        assert_eq!(world.bad_accounts(content), [format!("a.csv:2: {column}: {reason}")]);
    }
    assert_eq!(
        world.import_accounts(format!("{HEADER}ee1-nic,{},e@example.org,eu,PT,2147483647,\n", &long[1..])),
        tally(1, 0)
    );
}

#[test]
fn a_value_that_is_bad_is_bad_in_an_update_too() {
    let bad = World::filled().bad_accounts("nic_handle,zone,email\naa1-nic,us,nobody\n");
    assert_eq!(
        bad,
        ["a.csv:2: email: is not an email address such as alice@example.org", "a.csv:2: zone: us is not one of eu, ca",]
    );
}

#[test]
fn a_handle_twice_in_the_file_is_bad_whatever_its_case() {
    let twice = "nic_handle,name,email,zone\nee1-nic,Eve,e@example.org,eu\nff1-nic,Flo,f@example.org,eu\n\
                 EE1-NIC,Eve,e@example.org,eu\n";
    for mut world in [World::empty(), World::filled()] {
        assert_eq!(world.bad_accounts(twice), ["a.csv:4: nic_handle: stands already in line 2"]);
    }
    let existing = World::filled().bad_accounts("nic_handle\naa1-nic\nbb1-nic\nAA1-nic\n");
    assert_eq!(existing, ["a.csv:4: nic_handle: stands already in line 2"]);
    let after_bad = World::empty().bad_accounts("nic_handle,name,email,zone\nee1-nic,E,e,eu\nee1-nic,E,e@e.org,eu\n");
    assert_eq!(
        after_bad,
        [
            "a.csv:2: email: is not an email address such as alice@example.org",
            "a.csv:3: nic_handle: stands already in line 2",
        ]
    );
}

#[test]
fn accounts_may_share_an_email_address() {
    let content = "nic_handle,name,email,zone\nee1-nic,Eve,e@example.org,eu\nff1-nic,Flo,E@example.org,eu\n";
    assert_eq!(World::empty().import_accounts(content), tally(2, 0));
}

#[test]
fn a_closed_account_is_updated_and_stays_closed() {
    let mut world = World::filled();
    world.close("aa1-nic");
    assert_eq!(world.import_accounts("nic_handle,name\naa1-nic,Anna\n"), tally(0, 1));
    assert_eq!((world.account("aa1-nic").name.as_str(), world.account("aa1-nic").open), ("Anna", false));
}

#[test]
fn a_move_that_leaves_other_contacts_behind_is_bad() {
    let mut world = World::filled();
    let left = "is not the zone of the other contacts of example.org (DOMAIN), of which this account is one";
    let one = "nic_handle,zone\nbb1-nic,ca\n";
    assert_eq!(world.bad_accounts(one), [format!("a.csv:2: zone: {left}")]);
    // So it is where the services file says the same contacts again: then its row is bad too.
    assert_eq!(
        world.bad(Some(one), Some(SERVICES)),
        [
            format!("a.csv:2: zone: {left}"),
            "s.csv:2: technical: is in zone ca, the administrative contact in eu".to_owned(),
        ]
    );
}

#[test]
fn a_move_is_good_where_no_other_contact_is_left_behind() {
    let other_zone = "name,category,technical\nexample.org,DOMAIN,aa1-nic\n";
    let all_new = "name,category,administrative,technical,billing\nexample.org,DOMAIN,bb1-nic,cc1-nic,dd1-nic\n";
    let table = [
        ("nic_handle,zone\ncc1-nic,eu\n", None),
        ("nic_handle,zone\nbb1-nic,eu\n", None),
        ("nic_handle,zone\naa1-nic,ca\nbb1-nic,ca\n", None),
        ("nic_handle,zone\nbb1-nic,ca\n", Some(other_zone)),
        ("nic_handle,zone\nbb1-nic,ca\n", Some(all_new)),
    ];
    for (accounts, services) in table {
        World::filled().import(Some(accounts), services).unwrap();
    }
}

#[test]
fn nothing_is_concluded_of_a_move_from_rows_that_are_bad_themselves() {
    let both = "nic_handle,zone,email\nbb1-nic,ca,\naa1-nic,ca,nobody\n";
    let reason = "email: is not an email address such as alice@example.org";
    assert_eq!(World::filled().bad_accounts(both), [format!("a.csv:3: {reason}")]);
    let service = "name,category,technical\nexample.org,DOMAIN,zz9-nic\n";
    let bad = World::filled().bad(Some("nic_handle,zone\nbb1-nic,ca\n"), Some(service));
    assert_eq!(bad, ["s.csv:2: technical: zz9-nic is not an account"]);
}

#[test]
fn a_closed_account_is_added_as_one_and_none_is_closed_or_opened() {
    let mut world = World::filled();
    let header = "nic_handle,name,email,zone,closed\n";
    let added = world.import_accounts(format!("{header}ee1-nic,Eve,eve@example.org,eu,yes\nff1-nic,,,eu,YES\n"));
    assert_eq!(added, tally(2, 0));
    assert!(["ee1-nic", "ff1-nic"].iter().all(|nic| !world.account(nic).open));
    assert_eq!(world.changes("UPDATE accounts SET name = name WHERE blank_after IS NOT NULL"), 1, "the other is blank");
    let lines = world.bad_accounts(format!(
        "{header}aa1-nic,,,,yes\nee1-nic,,,,no\nff1-nic,,,,yes\nbb1-nic,,,,\ngg1-nic,,,eu,\nhh1-nic,Hal,,eu,yes\nbb2-nic,,,,perhaps\n"
    ));
    let expected = [
        "a.csv:2: closed: is yes, and the account is open: `account close` closes it",
        "a.csv:3: closed: is no, and the account is closed: `account reopen` opens it",
        "a.csv:6: name: is needed for a new account",
        "a.csv:6: email: is needed for a new account",
        "a.csv:7: email: is needed for a new account",
        "a.csv:8: closed: perhaps is neither yes nor no",
        "a.csv:8: name: is needed for a new account",
        "a.csv:8: email: is needed for a new account",
        "a.csv:8: zone: is needed for a new account",
    ];
    assert_eq!(lines, expected);
}
