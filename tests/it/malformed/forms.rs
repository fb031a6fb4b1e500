//! Fields and bodies of forms.

use std::time::{Duration, Instant};

use scraper::{Html, Selector};

use super::raw::Raw;
use super::{World, broken_forms, check, nasty, watch_for_panics};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::form;

#[test]
fn no_field_breaks_a_form_and_what_was_typed_stays_in_it() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let world = World::build(&app);
    let before = world.standing();
    let mut kept = 0;
    for (path, fields) in world.forms() {
        // Cara may change every contact, Bob must decide, and neither can have a code sent again for the other.
        let who = if path.contains("contacts") { &world.cara } else { &world.bob };
        for field in fields {
            for value in nasty() {
                let resends = path.ends_with("resend") && value.trim().is_empty();
                let cookie = if path == "/sign-in" || resends { String::new() } else { world.cookie(who) };
                let mut typed = vec![(field, value.as_str())];
                // Names and languages may be almost anything; an address that is none keeps them from being stored.
                if path == "/profile" && field != "email" {
                    typed.push(("email", "<script>mark</script>"));
                }
                let answer = world.raw.post(&path, &cookie, &form(&typed));
                check(&format!("POST {path} {typed:?}"), &answer);
                // A code tried wrongly five times is dead, and says so in the history: that is meant to be.
                if answer.status == 422
                    && !matches!(
                        field,
                        "password"
                            | "current_password"
                            | "new_password"
                            | "code"
                            | "token"
                            | "filled_with"
                            | "language"
                            | "zone"
                            | "next"
                    )
                {
                    assert_eq!(shown(&answer.body, field), as_read(&value), "POST {path} {field}");
                    kept += 1;
                }
            }
        }
    }
    assert!(kept > 150, "only {kept} fields were kept");
    let after = world.standing();
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    // Only the history of the request that Bob tried wrong codes on has changed.
    assert!(changed.iter().all(|(_, after)| after.contains("data-event=\"code-blocked\"")), "{changed:?}");
    assert!(changed.len() <= 3);
}

/// The value of a field as a browser shows it.
fn shown(body: &str, field: &str) -> String {
    let html = Html::parse_document(body);
    let found = html.select(&Selector::parse(&format!("input[name={field}]")).unwrap()).next();
    found.and_then(|input| input.attr("value")).unwrap_or("(no such field)").to_owned()
}

/// What a page may hold of a text: no control characters, but one sees that there was something.
fn as_read(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

#[test]
fn no_body_breaks_a_form() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let world = World::build(&app);
    let before = world.standing();
    let kinds = [
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/json",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "<script>mark</script>",
        ";;;",
        "",
    ];
    let json = "{\"token\": \"<script>mark</script>\", \"login\": [1, {\"a\": null}]}".to_owned();
    let multipart =
        "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n<script>mark</script>\r\n--x--\r\n".to_owned();
    // Cara decides nothing and has no code: what is done to the request is never hers, whatever the body.
    let cookie = world.cookie(&world.cara);
    for (path, fields) in world.forms().into_iter().filter(|(path, _)| path != "/language") {
        let mut bodies = broken_forms(fields[0]);
        bodies.retain(|body| !(path == "/profile" && body.starts_with("name=")));
        bodies.extend([json.clone(), multipart.clone(), "\0".repeat(100), "x".repeat(100_000)]);
        for body in bodies.iter().filter(|body| path != "/profile" || !body.is_empty()) {
            for kind in kinds {
                let answer = world.raw.ask(
                    "POST",
                    &path,
                    &[("cookie", &cookie), ("sec-fetch-site", "same-origin"), ("content-type", kind)],
                    body,
                );
                check(&format!("POST {path} as {kind}: {body}"), &answer);
                if body.len() > 64 * 1024 {
                    assert_eq!(answer.status, 413, "POST {path} as {kind}");
                }
            }
        }
    }
    assert_eq!(before, world.standing());
}

#[test]
fn what_says_that_it_is_too_large_is_refused_unread_and_so_are_too_many_fields() {
    let app = TestApp::start();
    let (alice, raw) = (app.customer("Alice"), Raw::to(&app.base));
    alice.get("/profile");
    let own = format!("handover={}", alice.cookie("handover").unwrap());
    let (kind, choose) = ("application/x-www-form-urlencoded", "/services/contacts/choose");
    // It says how much is to come, and nothing comes: whoever waits for it waits for ten seconds.
    let announced = |path: &str, cookie: &str, length: usize| {
        let length = length.to_string();
        let named = [("cookie", cookie), ("content-type", kind), ("content-length", &length)];
        raw.ask("POST", path, &[&named[..], &[("sec-fetch-site", "same-origin")]].concat(), "")
    };
    for (path, cookie, length) in [("/sign-in", "", 70_000), ("/profile", &own, 70_000), (choose, &own, 600_000)] {
        assert_eq!(announced(path, cookie, length).status, 413, "{path}");
    }
    let started = Instant::now();
    assert_eq!(announced(choose, "", 100_000).status, 303, "a stranger signs in first");
    assert!(started.elapsed() < Duration::from_secs(5), "a stranger's list is not waited for");
    for (fields, refused) in [(2_000, false), (2_001, true), (3_000, true)] {
        assert_eq!(raw.post("/sign-in", "", &"a=&".repeat(fields)).status == 413, refused, "{fields} fields");
    }
}

#[test]
fn a_right_code_is_taken_however_many_blanks_are_typed_with_it() {
    let app = TestApp::start();
    let [alice, bob, cara] = ["Alice", "Bob", "Cara"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &cara, &alice);
    // Two requests of one submission: the code is left for the next page too.
    let made = alice.asks_for(service).tech(&bob).billing(&bob).confirm();
    assert_eq!(made.len(), 2);
    let typed = format!("{}{}", " - ".repeat(5_000), alice.code());
    let answer = alice.try_decides(made[0], "accept", &typed);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = alice.follow(&answer);
    assert_eq!(page.value("token").replace([' ', '-'], ""), alice.code().replace('-', ""));
}

#[test]
fn signing_in_with_every_nasty_way_on_leads_to_this_site() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    watch_for_panics();
    let (alice, raw) = (app.customer("Alice"), Raw::to(&app.base));
    for next in nasty() {
        let typed = form(&[("login", &alice.nic), ("password", PASSWORD), ("next", &next)]);
        let answer = raw.post("/sign-in", "", &typed);
        check(&format!("next={next}"), &answer);
        let location = answer.header("location").unwrap_or_default();
        assert_eq!(answer.status, 303, "{next}");
        assert!(location.starts_with('/') && !location.starts_with("//"), "{next} leads to {location}");
    }
}
