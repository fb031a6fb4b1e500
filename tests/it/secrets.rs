//! Whoever reads the log, the database or a page that is not its own learns no code, no password and no key.

use std::fs;
use std::time::Duration;

use crate::support::app::{KEY, PASSWORD, TestApp};
use crate::support::customer::{Customer, code_in, link_in};
use crate::support::page::Page;
use crate::support::program::Running;

/// Waits for so many emails; the program sends them by itself.
fn arrived(app: &TestApp, count: usize) {
    app.smtp.wait_for(count, Duration::from_secs(30));
}

/// Every code that any email has carried.
fn codes(app: &TestApp) -> Vec<String> {
    app.smtp.messages().iter().filter_map(|message| code_in(&message.parse())).collect()
}

/// Fails where one of the secrets stands in it: in any case, with dashes or without.
fn has_none(place: &str, bytes: &[u8], secrets: &[String]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let bare = text.replace('-', "");
    for secret in secrets {
        let secret = secret.to_lowercase();
        let found = [text.find(&secret), bare.find(&secret.replace('-', ""))].into_iter().flatten().next();
        if let Some(at) = found {
            let around: String = text.chars().skip(at.saturating_sub(100)).take(300).collect();
            panic!("{place} has {secret}: {around}");
        }
    }
}

/// All the ways in which things go wrong around a code, and the pages that say so.
fn goes_wrong(alice: &Customer<'_>, bob: &Customer<'_>, eve: &Customer<'_>) -> Vec<Page> {
    let stranger_post = |path: &str, fields: &[(&str, &str)]| {
        let body = crate::support::customer::form(fields);
        eve.send("POST", path, Some(body), &[("origin", "https://evil.example")])
    };
    let code = bob.code();
    let mut pages = vec![
        eve.sign_in_with(&eve.nic, "a wrong password"),
        eve.sign_in_with(&eve.nic, &code),
        bob.try_decides(1, "accept", &alice.code()),
        bob.try_decides(1, "decline", &code[..22]),
        bob.try_decides(7, "accept", &code),
        bob.post("/nowhere", &[("token", &code)]),
        bob.send("PUT", "/requests/1", Some(format!("token={code}")), &[("sec-fetch-site", "same-origin")]),
        bob.post("/requests/1/accept", &[("token", &code), ("token", &"x".repeat(70_000))]),
        bob.post(
            "/profile",
            &[
                ("name", "Bob"),
                ("email", "b@example.org"),
                ("language", "en"),
                ("current_password", "a wrong password"),
            ],
        ),
        stranger_post("/requests/1/accept", &[("token", &code)]),
    ];
    eve.sign_in();
    pages.push(eve.try_decides(1, "accept", &code));
    pages
}

#[test]
fn nothing_that_can_be_read_tells_a_secret() {
    for filter in ["debug", "trace"] {
        let mut app = TestApp::start();
        let running = Running::serve(&app, &[("HANDOVER_LOG", filter), ("HANDOVER_LIMITS", "off")]);
        app.base = running.address();
        let [alice, bob, eve] = ["Alice", "Bob", "Eve"].map(|name| app.customer(name));
        let service = app.service("example.org", &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
        arrived(&app, 2);
        let mut pages = goes_wrong(&alice, &bob, &eve);
        // Eve has found the link: the page that refuses it keeps it for the next sign-in, the log does not.
        let link = link_in(&bob.mail()[0]).unwrap();
        assert_eq!(eve.get(link.strip_prefix(&app.base).unwrap()).status, 404);
        assert_eq!(bob.get(link.strip_prefix(&app.base).unwrap()).status, 200);
        bob.resends(1, &bob);
        arrived(&app, 3);
        app.command_told(&["account", "set-password", &eve.nic], "another secret\n").done();
        arrived(&app, 4);
        bob.accepts(1);
        pages.push(bob.try_decides(1, "accept", &bob.code()));
        alice.accepts(1);
        arrived(&app, 6);

        let mut secrets = codes(&app);
        assert_eq!(secrets.len(), 3);
        secrets.extend([PASSWORD, "a wrong password", "another secret", KEY].map(str::to_owned));
        for page in &pages {
            assert!(page.status >= 400, "{}", page.status);
            has_none(&format!("a page of {}", page.status), page.body.as_bytes(), &secrets);
            has_none("a header", format!("{:?}", page.headers).as_bytes(), &secrets);
        }
        for file in fs::read_dir(app.folder()).unwrap() {
            let path = file.unwrap().path();
            has_none(&path.display().to_string(), &fs::read(&path).unwrap(), &secrets);
        }
        assert!(running.log().contains("listening address="));
        has_none("the log", running.log().as_bytes(), &secrets);
        has_none("standard output", running.out().as_bytes(), &secrets);
    }
}

#[test]
fn the_demo_keeps_its_codes_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let running =
        Running::start(folder.path(), &[("HANDOVER_LISTEN", "127.0.0.1:0"), ("HANDOVER_LOG", "trace")], &["demo"]);
    let out = running.wait(|| Some(running.out()).filter(|out| out.contains("Address: ")));
    let address = out.lines().find_map(|line| line.strip_prefix("Address: ")).unwrap();
    let read = |path: &str| ureq::get(format!("{address}{path}")).call().unwrap().body_mut().read_to_string().unwrap();
    let list = Page { status: 200, headers: vec![], body: read("/mailbox") };
    let mut secrets: Vec<String> = Vec::new();
    for text in list.texts("pre") {
        secrets.extend(
            text.split(' ').filter(|word| word.len() == 23 && word.matches('-').count() == 3).map(str::to_owned),
        );
    }
    assert!(!secrets.is_empty(), "{}", list.body);
    for name in ["demo.db", "demo.db-wal"] {
        has_none(name, &fs::read(folder.path().join(name)).unwrap_or_default(), &secrets);
    }
    has_none("the log", running.log().as_bytes(), &secrets);
}
