//! The file of words for categories, as the program reads it at its start.

use std::fs;

use super::folder;
use crate::support::app::TestApp;
use crate::support::program::{Running, run};

const NAME: &str = "HANDOVER_CATEGORIES";

#[test]
fn the_program_says_what_the_file_says() {
    let mut app = TestApp::start();
    let file = app.folder().join("categories.ini");
    fs::write(&file, "# What we sell\n[en]\nDOMAIN = Domain name\n").unwrap();
    let running = Running::serve(&app, &[(NAME, file.to_str().unwrap())]);
    app.base = running.address();
    let alice = app.customer("Alice");
    let _ = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.get("/services").text("td:nth-child(2)"), "Domain name");
}

#[test]
fn a_bad_file_stops_the_start_and_says_where() {
    let folder = folder();
    let path = folder.path().join("categories.ini");
    let large = format!("[en]\n{}", "# more\n".repeat(40_000));
    let bad: [(&[u8], &str); 4] = [
        (b"[en]\nVPS = Server\n\nVPS = Machine\n", "(line 4 gives \"VPS\" a second time in [en])"),
        (b"[en]\nVPS = Server\n[xx]\n", "(line 3 begins a section that is none of en, fr, de, es, it, pl, pt)"),
        (b"[en]\nVPS = Serv\xe9\n", "(line 2 is not UTF-8)"),
        (large.as_bytes(), "(this one is larger)"),
    ];
    let refused = || {
        let ran = run(folder.path(), &[(NAME, "categories.ini")], &["migrate"], "");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(2), "", 1), "{ran:?}");
        ran.err
    };
    let begins = format!("{NAME} (--categories) is \"categories.ini\"; expected the path of a file");
    let missing = refused();
    assert!(missing.contains(&begins) && missing.contains("(No such file"), "{missing}");
    for (bytes, why) in bad {
        fs::write(&path, bytes).unwrap();
        let said = refused();
        assert!(said.contains(&begins) && said.contains(why), "{said}");
    }
    fs::write(&path, "").unwrap();
    run(folder.path(), &[(NAME, "categories.ini")], &["migrate"], "").done();
}
