use super::*;

const HEADER: &str = "name,category,administrative,technical,billing\n";

#[test]
fn a_new_service_has_what_its_row_says() {
    let mut world = World::filled();
    let content = "billing,category,technical,name,administrative\naa1-nic,VPS, BB1-nic ,Straße.example,bb1-nic\n";
    assert_eq!(world.import_services(content), tally(1, 0));
    assert_eq!(world.contacts("Straße.example", "VPS"), ["bb1-nic", "bb1-nic", "aa1-nic"]);
    assert!(world.everything().contains("|Straße.example|strasse.example|VPS|"));
}

#[test]
fn services_are_counted_however_many_are_loaded() {
    let mut world = World::empty();
    let row =
        |number| format!("s{number}.example,C{},aa1-nic,{},aa1-nic\n", number % 3, ["aa1-nic", "bb1-nic"][number % 2]);
    let many = format!("{HEADER}{}", rows(0..10_000, row));
    world.import(Some(ACCOUNTS), Some(&many)).unwrap();
    world.assert_services_counted();
    let change = "s1.example,C1,bb1-nic,aa1-nic,aa1-nic\ns2.example,C2,bb1-nic,bb1-nic,bb1-nic\nnew.example,C9,bb1-nic,aa1-nic,bb1-nic\n";
    assert_eq!(world.import_services(format!("{HEADER}{change}")), tally(1, 2));
    world.assert_services_counted();
    assert_eq!(world.changes("UPDATE service_counts SET services = services WHERE category = 'C9'"), 2);
}

#[test]
fn contacts_may_come_from_the_accounts_file_of_the_run() {
    let mut world = World::empty();
    let imported = world.import(Some(ACCOUNTS), Some(SERVICES)).unwrap();
    assert_eq!((imported.accounts, imported.services), (tally(4, 0), tally(1, 0)));
    assert_eq!(world.contacts("example.org", "DOMAIN"), ["aa1-nic", "bb1-nic", "aa1-nic"]);
}

#[test]
fn a_row_of_a_service_that_exists_changes_it_and_keeps_what_is_left_out() {
    let mut world = World::filled();
    let table = [
        ("name,category\nexample.org,DOMAIN\n", 0, ["aa1-nic", "bb1-nic", "aa1-nic"]),
        ("name,category,billing\nexample.org,DOMAIN,bb1-nic\n", 1, ["aa1-nic", "bb1-nic", "bb1-nic"]),
        ("name,category,administrative,billing\nexample.org,DOMAIN,bb1-nic, \n", 1, ["bb1-nic", "bb1-nic", "bb1-nic"]),
        (
            "name,category,administrative,technical,billing\nexample.org,DOMAIN,cc1-nic,dd1-nic,dd1-nic\n",
            1,
            ["cc1-nic", "dd1-nic", "dd1-nic"],
        ),
    ];
    for (content, updated, contacts) in table {
        assert_eq!(world.import_services(content), tally(0, updated));
        assert_eq!(world.contacts("example.org", "DOMAIN"), contacts);
    }
}

#[test]
fn a_bad_value_is_named_with_its_column_and_reason() {
    let (long_name, long_category) = ("x".repeat(254), "x".repeat(65));
    let table = [
        ("name", "", "is empty"),
        ("name", "a\u{7f}b", "has control characters in it"),
        ("name", &long_name, "is longer than 253 characters"),
        ("category", "", "is empty"),
        ("category", &long_category, "is longer than 64 characters"),
        ("administrative", "", "is needed for a new service"),
        ("technical", "", "is needed for a new service"),
        ("billing", "", "is needed for a new service"),
        ("technical", "ann@example.org", "ann@example.org is not a NIC handle such as xx11111-nic"),
        ("technical", "zz9-nic", "zz9-nic is not an account"),
        ("billing", "dd1-nic", "dd1-nic is a closed account"),
        ("administrative", "cc1-nic", "cc1-nic"),
        ("billing", "cc1-nic", "is in zone ca, the administrative contact in eu"),
    ];
    let mut world = World::filled();
    world.close("dd1-nic");
    for (column, value, reason) in table {
        let mut fields = ["new.example", "DOMAIN", "aa1-nic", "aa1-nic", "bb1-nic"];
        let at = HEADER.trim().split(',').position(|name| name == column).unwrap();
        fields[at] = value;
        let bad = world.bad_services(format!("{HEADER}{}\n", fields.join(",")));
        if column == "administrative" && value == "cc1-nic" {
            assert_eq!(bad, ["s.csv:2: technical: is in zone eu, the administrative contact in ca"]);
        } else {
            assert_eq!(bad, [format!("s.csv:2: {column}: {reason}")]);
        }
    }
    let longest = format!("{HEADER}{},{},aa1-nic,aa1-nic,bb1-nic\n", &long_name[1..], &long_category[1..]);
    assert_eq!(world.import_services(longest), tally(1, 0));
}

#[test]
fn contacts_that_are_kept_count_for_the_zone_too() {
    let mut world = World::filled();
    assert_eq!(
        world.bad_services("name,category,technical\nexample.org,DOMAIN,cc1-nic\n"),
        ["s.csv:2: technical: is in zone ca, the administrative contact in eu"]
    );
}

#[test]
fn a_name_and_category_twice_in_the_file_are_bad() {
    let row = |name: &str, category: &str| format!("{name},{category},aa1-nic,aa1-nic,aa1-nic\n");
    let twice =
        [HEADER.to_owned(), row("a.example", "VPS"), row("b.example", "VPS"), row(" a.example", "VPS ")].concat();
    let bad = ["s.csv:4: name: stands already in line 2, in the same category"];
    assert_eq!(World::filled().bad_services(twice), bad);
    let existing = format!("{SERVICES}{}{}", row("b.example", "VPS"), row("example.org", "DOMAIN"));
    assert_eq!(World::filled().bad_services(existing), bad);
    let apart =
        [HEADER.to_owned(), row("a.example", "VPS"), row("ä.example", "VPS"), row("a.example", "DOMAIN")].concat();
    assert_eq!(World::filled().import_services(apart), tally(3, 0));
    let two_domains =
        ["straße.example", "strasse.example", "οδος.example", "οδοσ.example"].map(|name| row(name, "VPS")).concat();
    assert_eq!(World::filled().import_services(format!("{HEADER}{two_domains}")), tally(4, 0));
    for spelled in
        [["a.example", "A.Example"], ["bücher.example", "XN--bcher-kva.example"], ["caf\u{e9}", "cafe\u{301}"]]
    {
        let spelled = spelled.map(|name| row(name, "VPS")).concat();
        let bad = ["s.csv:3: name: stands already in line 2, in the same category"];
        assert_eq!(World::filled().bad_services(format!("{HEADER}{spelled}")), bad);
    }
}

#[test]
fn a_service_is_known_by_every_spelling_of_its_name() {
    let mut world = World::filled();
    let row = |name: &str, tech: &str| format!("{HEADER}{name},VPS,aa1-nic,{tech},aa1-nic\n");
    for (stored, spelled) in [("X.example", "x.EXAMPLE"), ("xn--bcher-kva.example", "Bücher.example")] {
        assert_eq!(world.import_services(row(stored, "aa1-nic")), tally(1, 0));
        assert_eq!(world.import_services(row(spelled, "bb1-nic")), tally(0, 1));
        assert_eq!(world.contacts(stored, "VPS"), ["aa1-nic", "bb1-nic", "aa1-nic"]);
        assert!(world.everything().contains(&format!("|{stored}|")), "the name stays");
    }
}

#[test]
fn of_services_that_were_stored_apart_each_is_known_by_its_own_name() {
    let mut world = World::filled();
    world.runs(
        "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id) VALUES \
                ('x.example', 'x.example', 'VPS', 1, 1, 1), ('X.example', 'x.example', 'VPS', 1, 1, 1)",
    );
    let row = |name: &str| format!("{HEADER}{name},VPS,aa1-nic,bb1-nic,aa1-nic\n");
    assert_eq!(world.import_services(row("X.example")), tally(0, 1));
    assert!(world.everything().contains("|X.example|x.example|VPS|1|2|1"), "{}", world.everything());
    assert!(world.everything().contains("|x.example|x.example|VPS|1|1|1"), "{}", world.everything());
    let both = format!("{}x.example,VPS,bb1-nic,bb1-nic,bb1-nic\n", row("X.example"));
    assert_eq!(world.import_services(both), tally(0, 1), "a file may hold both");
}

#[test]
fn a_contact_that_was_closed_may_stay_what_it_is() {
    let mut world = World::filled();
    world.close("bb1-nic");
    let row = |name: &str, tech: &str| format!("{HEADER}{name},DOMAIN,aa1-nic,{tech},aa1-nic\n");
    assert_eq!(world.import_services(row("example.org", "bb1-nic")), tally(0, 0));
    let bad = ["s.csv:2: technical: bb1-nic is a closed account"];
    assert_eq!(world.bad_services(row("new.example", "bb1-nic")), bad);
    assert_eq!(world.import_services(row("example.org", "aa1-nic")), tally(0, 1));
    assert_eq!(world.bad_services(row("example.org", "bb1-nic")), bad, "it was replaced");
}

#[test]
fn rows_in_different_batches_are_compared_too() {
    let row = |n: usize| format!("s{n}.example,VPS,aa1-nic,aa1-nic,aa1-nic\n");
    let rows = |from: usize, to: usize| rows(from..to, row);
    let mut world = World::filled();
    assert_eq!(
        world.bad_services(format!("{HEADER}{}{}", rows(0, 1234), row(7))),
        ["s.csv:1236: name: stands already in line 9, in the same category"]
    );
    assert_eq!(world.import_services(format!("{HEADER}{}", rows(0, 1234))), tally(1234, 0));
    assert_eq!(world.import_services(format!("{HEADER}{}", rows(1000, 2000))), tally(766, 0));
}

#[test]
fn bad_accounts_cause_no_errors_in_the_services() {
    let mut world = World::filled();
    let services =
        format!("{HEADER}a.example,VPS,ee1-nic,ee1-nic,aa1-nic\nexample.org,DOMAIN,cc1-nic,aa1-nic,aa1-nic\n");
    // A new account's row is bad; the zone of one that exists is; a row has too few fields; one is malformed.
    for rows in ["ee1-nic,Eve,nobody,ca\ncc1-nic,,,us\n", "ee1-nic,Eve\ncc1-nic\n", "ee1-nic,E\"\ncc1-nic,\"E\"E\n"] {
        let bad = world.bad(Some(format!("nic_handle,name,email,zone\n{rows}")), Some(&services));
        assert_eq!(bad.len(), 2, "{bad:?}");
        assert!(bad.iter().all(|line| line.starts_with("a.csv:")), "{bad:?}");
    }
    // What is bad in the services alone is still named.
    let bad =
        world.bad(Some("nic_handle,zone\ncc1-nic,us\n"), Some(format!("{services}b.example,VPS,,aa1-nic,zz9-nic\n")));
    assert_eq!(
        bad,
        [
            "a.csv:2: zone: us is not one of eu, ca",
            "s.csv:2: administrative: ee1-nic is not an account",
            "s.csv:2: technical: ee1-nic is not an account",
            "s.csv:4: billing: zz9-nic is not an account",
            "s.csv:4: administrative: is needed for a new service",
        ]
    );
}

#[test]
fn where_accounts_remain_unread_no_contact_is_called_unknown() {
    let services = format!("{HEADER}a.example,VPS,ee1-nic,ee1-nic,ee1-nic\n,VPS,ee1-nic,,\n");
    let bad = World::empty().bad(Some("nic_handel\nee1-nic\n"), Some(services));
    assert_eq!(bad.len(), 3, "{bad:?}");
    assert!(bad[2].starts_with("s.csv:3: name: is empty"), "{bad:?}");
}
