use super::*;
use handover::import::NAMED_MAX;

const HEADER: &str = "nic_handle,name,email,zone\n";

#[test]
fn line_ends_quotes_blank_lines_and_a_byte_order_mark_are_taken() {
    let row = "ee1-nic,\"Eve, \"\"E\"\"\",eve@example.org,eu";
    let header = HEADER.trim();
    for content in [
        format!("{header}\n{row}"),
        format!("{header}\r\n{row}\r\n"),
        format!("\u{feff}{header}\n{row}\n"),
        format!("\u{feff}\"nic_handle\",name,email, zone \n\n{row}\n\r\n"),
    ] {
        let mut world = World::empty();
        assert_eq!(world.import_accounts(content), tally(1, 0));
        assert_eq!(world.account("ee1-nic").name.as_str(), "Eve, \"E\"");
    }
    assert_eq!(World::empty().import_accounts(HEADER), tally(0, 0));
}

#[test]
fn a_header_that_is_not_understood_is_named() {
    let known = "expected columns out of nic_handle,name,email,zone,language,outstanding_payments,payment_method,time_zone,password_hash,closed";
    let missing = "nic_handle: is missing from the header".to_owned();
    let table = [
        ("nic_handle,phone\n", vec![format!("phone: is no column; {known}")]),
        ("nic_handle,Nickname\n", vec![format!("Nickname: is no column; {known}")]),
        ("nic_handle,name,name\n", vec!["name: stands twice in the header".to_owned()]),
        ("name,zone\nAnn,eu\n", vec![missing.clone()]),
        ("nic_handle|name\n", vec![format!("nic_handle|name: is no column; {known}"), missing]),
        (
            "nic_handle,\"name\n",
            vec!["header: opens a quote that is never closed; nothing after it was read".to_owned()],
        ),
        ("", vec![format!("header: is missing: the file is empty; {known}")]),
        ("\u{feff}\n\n", vec![format!("header: is missing: the file is empty; {known}")]),
    ];
    for (content, faults) in table {
        let lines: Vec<String> = faults.iter().map(|fault| format!("a.csv:1: {fault}")).collect();
        assert_eq!(World::filled().bad_accounts(content), lines, "{content:?}");
    }
    for (content, column) in [("name\n", "category"), ("category\n", "name")] {
        assert_eq!(World::filled().bad_services(content), [format!("s.csv:1: {column}: is missing from the header")]);
    }
}

#[test]
fn rows_that_are_none_are_named_with_the_line_in_which_they_begin() {
    let good = "aa1-nic,Ann,,\n";
    let table: [(&[u8], &str); 7] = [
        (b"bb1-nic,Ben,\n", "row: has 3 fields, the header has 4"),
        (b"bb1-nic,Ben,,,\n", "row: has 5 fields, the header has 4"),
        (
            b"bb1-nic,B\xe9n,,\n",
            "row: is not UTF-8: the byte e9 looks like Windows-1252: “Bén”; choose “CSV UTF-8” when saving the file; nothing after it was read",
        ),
        (b"bb1-nic,B\"en,,\n", "row: has a quote inside a field that does not begin with one"),
        (b"bb1-nic,\"B\"en,,\n", "row: has text between a closing quote and the next comma"),
        (b"bb1-nic,\"Ben\n\n\",,\n", "name: has control characters in it"),
        (b"bb1-nic,Ben,,\"eu\n", "row: opens a quote that is never closed; nothing after it was read"),
    ];
    for (row, fault) in table {
        for (before, line) in [("\n", 4), ("\r\n\r\n", 5), ("cc1-nic,\"Cleo \"\"C\"\"\",,\n", 4)] {
            let content = [HEADER.as_bytes(), good.as_bytes(), before.as_bytes(), row].concat();
            assert_eq!(World::filled().bad_accounts(content), [format!("a.csv:{line}: {fault}")]);
        }
    }
    // The rows after one that is malformed are read; a field of several lines counts them all.
    let content = format!("{HEADER}bb1-nic,\"B\"en,,\naa1-nic,\"A\nn\nn\",,\ncc1-nic,,,us\n");
    let bad = World::filled().bad_accounts(content);
    let starts: Vec<&str> = bad.iter().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(starts, ["a.csv:2", "a.csv:3", "a.csv:6"]);
}

#[test]
fn a_line_without_end_is_not_read_into_memory() {
    let endless = "x".repeat(1024 * 1024 + 1);
    for (row, fault) in [
        (format!("aa1-nic,{endless}"), "row: is longer than 1 MiB; nothing after it was read"),
        (format!("aa1-nic,\"A\n{endless}"), "row: opens a quote that is never closed; nothing after it was read"),
    ] {
        assert_eq!(World::filled().bad_accounts(format!("{HEADER}{row}")), [format!("a.csv:2: {fault}")]);
    }
}

#[test]
fn the_first_fifty_bad_rows_are_named_and_the_others_counted() {
    let rows = |count: usize| rows(0..count, |n| format!("e{n}\n"));
    for (accounts, services, first, more, line) in [
        (1, 0, 1, 0, "nothing was imported: 1 row is bad"),
        (20, 30, 50, 0, "nothing was imported: 50 rows are bad"),
        (45, 10, 50, 5, "nothing was imported: 55 rows are bad, the first 50 named, 5 more"),
    ] {
        let files = (format!("nic_handle\n{}", rows(accounts)), format!("name,category\n{}", rows(services)));
        let ImportError::Bad(bad) = World::filled().import(Some(files.0), Some(files.1)).unwrap_err() else { panic!() };
        assert_eq!((bad.first.len(), bad.more, bad.to_string().as_str()), (first, more, line));
        let places: Vec<_> =
            bad.first.iter().map(|row| (row.file.file_name().unwrap().to_str().unwrap(), row.line)).collect();
        let expected = |file, count| (0..count).map(move |n| (file, n as u64 + 2));
        let expected = expected("a.csv", accounts).chain(expected("s.csv", services)).take(NAMED_MAX);
        assert_eq!(places, expected.collect::<Vec<_>>());
    }
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing() {
    let mut world = World::empty();
    let there = world.ground.folder.path().join("there.csv");
    fs::write(&there, ACCOUNTS).unwrap();
    for missing in [world.ground.folder.path().join("missing.csv"), world.ground.folder.path().to_owned()] {
        let files =
            ImportFiles { accounts: Some(there.clone()), services: Some(missing.clone()), ..ImportFiles::default() };
        let error =
            import(&world.db, &["eu".to_owned(), "ca".to_owned()], &files, None, (&importers_desk(), Moment(1)), &())
                .unwrap_err();
        assert!(matches!(&error, ImportError::Unreadable { file, .. } if *file == missing), "{error}");
    }
    assert!(!world.everything().contains("aa1-nic"));
}

#[test]
fn the_indexes_are_there_again_after_a_first_import() {
    let indexes = |world: &mut World| -> Vec<String> {
        world.everything().lines().filter(|line| line.starts_with("services_")).map(str::to_owned).collect()
    };
    let before = indexes(&mut World::empty());
    assert!(before.len() >= 6, "{before:?}");
    assert_eq!(indexes(&mut World::filled()), before);
}
