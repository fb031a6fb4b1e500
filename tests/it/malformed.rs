//! Whatever is sent, there is an answer that is no fault of ours, nothing changes, and nothing is reflected raw.

mod raw;

use std::sync::Mutex;
use std::sync::Once;

use scraper::{Html, Selector};

use self::raw::{Answer, Raw};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};

/// Never stands raw in any page: where it does, what was typed was not escaped.
const MARK: &str = "<script>mark";

/// Panics of the application's threads, in whatever test.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn watch_for_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if info.location().is_some_and(|place| !place.file().starts_with("tests/")) {
                PANICS.lock().unwrap().push(info.to_string());
            }
            before(info);
        }));
    });
}

/// Texts that no field, parameter or cookie is meant for.
fn nasty() -> Vec<String> {
    let mut values: Vec<String> = [
        "",
        "   ",
        "\u{a0}\u{2003}\u{3000}",
        "\0",
        "a\0b",
        "\r\nSet-Cookie: a=b",
        "\t",
        "\u{7f}\u{85}",
        "\u{1f600}\u{1f3f4}\u{200d}\u{2620}\u{fe0f}",
        "\u{202e}abc\u{202c}\u{200f}",
        "\u{feff}\u{200b}",
        "e\u{301}\u{301}\u{301}",
        "%",
        "%%_\\",
        "_",
        "'",
        "\"",
        "\" autofocus onfocus=\"mark",
        "</title></textarea></script><script>mark</script>",
        "<script>mark</script>@example.org",
        "<img src=x onerror=mark>",
        "{{ 7*7 }}{% raw %}${7*7}",
        "' OR '1'='1' --",
        "'; DROP TABLE accounts; --",
        "99999999999999999999",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1e309",
        "NaN",
        "+1",
        "0x1",
        "\u{661}\u{662}\u{663}",
        "null",
        "[]",
        "../../etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example/<script>mark</script>",
        "javascript:mark()",
        "/\u{e9}\u{1f600}",
        "@",
        "a@b@c",
        "a@example.org\r\nBcc: eve@example.org",
        "~1~1~1",
        "1~1~0",
    ]
    .map(str::to_owned)
    .into();
    values.push(format!("<script>mark</script>{}", "a".repeat(10_000)));
    values.push("\u{1f600}".repeat(2_500));
    values.push(" ".repeat(10_000));
    values
}

/// Query strings and bodies that no browser sends.
fn broken_forms(field: &str) -> Vec<String> {
    let mut forms: Vec<String> =
        ["", "&", "=", "&&==&&", "%", "a", "+", "\u{feff}", "?", "#", ";"].map(str::to_owned).into();
    let values =
        ["%", "%z", "%zz", "%ff%fe", "%c3%28", "%00", "%ed%a0%80", "%u0041", "%3Cscript%3Emark%3C%2Fscript%3E"];
    forms.extend(values.iter().map(|value| format!("{field}={value}")));
    forms.push(format!("{field}=a&{field}=b&{field}=%3Cscript%3Emark"));
    forms.push(format!("{field}[]=a&{field}[0]=b&{field}.x=c"));
    forms.push(format!("{}={field}", "a".repeat(9_000)));
    forms.push(format!("{field}&").repeat(1_000));
    forms
}

struct World<'a> {
    app: &'a TestApp,
    alice: Customer<'a>,
    bob: Customer<'a>,
    cara: Customer<'a>,
    raw: Raw,
    service: i64,
    request: i64,
}

impl<'a> World<'a> {
    /// Alice has asked for Bob; Cara is the administrative contact, and decides nothing. Names are as nasty as names may be.
    fn build(app: &'a TestApp) -> Self {
        watch_for_panics();
        let named =
            |name: &str, shown: &'static str| app.customer_with(name, |profile| shown.clone_into(&mut profile.name));
        let alice = named("Alice", "<script>mark</script> 'A' & \"B\"");
        let bob = named("Bob", "\u{202e}{{ bob }}<b>%_");
        let cara = named("Cara", "</option></select><script>mark</script>");
        let service = app.service("<script>mark</script>'\"&%_.example", &cara, &alice, &cara);
        let request = alice.asks_for(service).tech(&bob).confirm()[0];
        let raw = Raw::to(&app.base);
        Self { app, alice, bob, cara, raw, service: service.0, request }
    }

    /// All that could have changed, as it is seen.
    fn standing(&self) -> Vec<String> {
        self.app.work();
        let people = [&self.alice, &self.bob, &self.cara];
        let pages = ["/services", "/requests", "/profile", &format!("/requests/{}", self.request)].map(str::to_owned);
        let seen = people.iter().flat_map(|person| pages.iter().map(|path| person.get(path).body));
        seen.chain([self.app.smtp.messages().len().to_string()]).collect()
    }

    fn cookie(&self, customer: &Customer<'_>) -> String {
        customer.get("/profile");
        format!("handover={}", customer.cookie("handover").unwrap())
    }

    /// Every form and the fields that it takes.
    fn forms(&self) -> Vec<(String, Vec<&'static str>)> {
        let request = |act: &str| format!("/requests/{}/{act}", self.request);
        vec![
            ("/sign-in".to_owned(), vec!["login", "password", "next"]),
            ("/language".to_owned(), vec!["language", "next"]),
            (format!("/services/{}/contacts", self.service), vec!["admin", "tech", "billing", "filled_with"]),
            (format!("/services/{}/contacts/preview", self.service), vec!["admin", "tech", "billing", "filled_with"]),
            (request("accept"), vec!["token"]),
            (request("decline"), vec!["token"]),
            (request("resend"), vec!["validator"]),
            ("/profile".to_owned(), vec!["name", "email", "language", "new_password", "current_password", "code"]),
            ("/profile/confirm-email".to_owned(), vec!["token"]),
            ("/sign-up".to_owned(), vec!["name", "email", "zone", "language", "password"]),
            ("/sign-up/confirm".to_owned(), vec!["token"]),
            ("/forgot-password".to_owned(), vec!["login"]),
            ("/reset-password".to_owned(), vec!["token", "new_password"]),
            ("/profile/close".to_owned(), vec!["current_password"]),
            ("/profile/sessions/end".to_owned(), vec!["session", "current_password"]),
            ("/profile/sessions/end-others".to_owned(), vec!["current_password"]),
            ("/sign-in/second-factor".to_owned(), vec!["code", "next"]),
            ("/profile/second-factor/set-up".to_owned(), vec!["current_password"]),
            ("/profile/second-factor/switch-on".to_owned(), vec!["code"]),
            ("/profile/second-factor/switch-off".to_owned(), vec!["current_password", "code"]),
            ("/profile/second-factor/recovery-codes".to_owned(), vec!["current_password", "code"]),
        ]
    }

    /// Every page and the parameters that it takes.
    fn pages(&self) -> Vec<(String, Vec<&'static str>)> {
        vec![
            ("/services".to_owned(), vec!["q", "category", "role", "sort", "after", "before"]),
            ("/requests".to_owned(), vec!["state", "after", "before"]),
            (format!("/requests/{}", self.request), vec!["token"]),
            (format!("/services/{}/contacts", self.service), vec!["admin"]),
            (format!("/services/{}/contacts/preview", self.service), vec!["x"]),
            ("/sign-in".to_owned(), vec!["next"]),
            ("/profile".to_owned(), vec!["x"]),
            ("/profile/history".to_owned(), vec!["after", "before"]),
            ("/sign-in/second-factor".to_owned(), vec!["next"]),
            ("/profile/second-factor".to_owned(), vec!["x"]),
            ("/profile/second-factor/recovery-codes".to_owned(), vec!["x"]),
            ("/mailbox".to_owned(), vec!["after"]),
            ("/healthz".to_owned(), vec!["x"]),
            ("/readyz".to_owned(), vec!["x"]),
            ("/static/x".to_owned(), vec!["x"]),
            ("/nothing".to_owned(), vec!["x"]),
            ("/".to_owned(), vec!["x"]),
        ]
    }
}

/// What every answer must be.
fn check(what: &str, answer: &Answer) {
    let what: String = what.chars().take(300).collect();
    assert!(answer.status != 0, "no answer: {what}");
    assert!(answer.status < 500, "{}: {what}", answer.status);
    assert!(!answer.body.contains(MARK), "reflected raw: {what}");
    assert!(
        !answer.head.contains("evil.example") || answer.head.contains("next="),
        "leads away: {what}: {}",
        answer.head
    );
    let injected = answer.head.lines().any(|line| line.to_lowercase().starts_with("set-cookie: a=b"));
    assert!(!injected, "a header was put in: {what}");
    let panics = PANICS.lock().unwrap();
    assert!(panics.is_empty(), "{panics:?}: {what}");
}

#[test]
fn no_parameter_breaks_a_page() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let world = World::build(&app);
    let before = world.standing();
    let cookie = world.cookie(&world.alice);
    for (path, parameters) in world.pages() {
        for parameter in parameters {
            let values = nasty().into_iter().map(|value| form(&[(parameter, &value)]));
            for query in
                values.chain(broken_forms(parameter).into_iter().map(|query| query.replace('\u{feff}', "%EF%BB%BF")))
            {
                for cookie in ["", &cookie] {
                    let answer = world.raw.ask("GET", &format!("{path}?{query}"), &[("cookie", cookie)], "");
                    check(&format!("GET {path}?{query}"), &answer);
                    let expected = match path.as_str() {
                        "/services" | "/requests" | "/profile" | "/profile/history" if !cookie.is_empty() => 200,
                        "/sign-in" | "/healthz" | "/readyz" => 200,
                        _ => continue,
                    };
                    assert!(answer.status == expected || query.contains('#'), "{}: {path}?{query}", answer.status);
                }
            }
        }
    }
    assert_eq!(before, world.standing());
}

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
fn no_path_or_method_is_too_absurd() {
    let app = TestApp::start();
    let world = World::build(&app);
    let before = world.standing();
    let cookie = world.cookie(&world.cara);
    let mut paths: Vec<String> = [
        "/requests/99999999999999999999",
        "/requests/-1",
        "/requests/abc",
        "/requests/1.5",
        "/requests/%00",
        "/requests/%ff",
        "/requests/%2e%2e",
        "/requests/1%2Faccept",
        "/requests/1/accept/",
        "/requests/1/nothing",
        "/requests//1",
        "/requests/",
        "/services/-1/contacts",
        "/services/abc/contacts",
        "/services/99999999999999999999/contacts",
        "/services/%F0%9F%98%80/contacts",
        "/services//contacts",
        "/services/1/contacts/..",
        "//services",
        "//evil.example/services",
        "/..",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2fCargo.toml",
        "/static/%2e%2e/x",
        "/static/",
        "/mailbox/1",
        "/mailbox/abc",
        "/%3Cscript%3Emark%3C/script%3E",
        "/<script>mark</script>",
        "/%",
        "/%zz",
        "/%c3%28",
        "/a;b=c",
        "/.git/config",
        "*",
        "services",
        "http://evil.example/services",
        "/services?q=a#fragment",
        "/sign-out",
        "/sign-out/",
        "/healthz/",
        "/readyz/x",
    ]
    .map(str::to_owned)
    .into();
    paths.push(format!("/requests/{}", "9".repeat(5_000)));
    paths.push(format!("/{}", "a/".repeat(5_000)));
    paths.push(format!("/{}", "%2e%2e%2f".repeat(1_000)));
    paths.extend(world.forms().into_iter().chain(world.pages()).map(|(path, _)| path));
    let methods = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "BREW", "get", "POST"];
    for path in &paths {
        for method in methods {
            // Neither from another origin nor signed out, so that nothing is refused before it is looked at; and both of that.
            let signed_in = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
            for headers in [&[][..], &signed_in] {
                if method == "POST" && (path == "/sign-out" || path == "/profile") && !headers.is_empty() {
                    continue;
                }
                let answer = world.raw.ask(method, path, headers, "");
                check(&format!("{method} {path}"), &answer);
                let odd = ["BREW", "PUT", "DELETE"].contains(&method);
                assert!(!odd || answer.status >= 300, "{}: {method} {path}", answer.status);
            }
        }
    }
    for missing in paths.iter().filter(|path| path.starts_with("/requests/") && path.matches('/').count() == 2) {
        let answer = world.raw.ask("GET", missing, &[("cookie", &cookie)], "");
        let known = format!("/requests/{}", world.request);
        assert_eq!(answer.status, if *missing == known { 200 } else { 404 }, "{missing}");
    }
    assert_eq!(before, world.standing());
}

#[test]
fn no_header_breaks_a_page() {
    let app = TestApp::start();
    let world = World::build(&app);
    let before = world.standing();
    let real = world.cookie(&world.alice);
    let tampered = format!("{}x", real.replace("handover=A", "handover=B"));
    let long = "a".repeat(8_000);
    let many = "en;q=0.1,".repeat(2_000);
    let mut headers: Vec<(&str, String)> = Vec::new();
    for value in nasty().into_iter().filter(|value| !value.contains(['\r', '\n', '\0']) && value.len() < 20_000) {
        for name in [
            "cookie",
            "host",
            "origin",
            "sec-fetch-site",
            "accept-language",
            "accept-encoding",
            "content-type",
            "x-forwarded-for",
        ] {
            headers.push((name, value.clone()));
        }
        for cookie in ["handover", "language", "__Host-handover"] {
            headers.push(("cookie", format!("{cookie}={value}")));
        }
    }
    let cookies = [
        "=",
        ";;;",
        "handover",
        "handover=",
        "handover=%00",
        "handover=%ff",
        "language=%ff",
        "a=b; handover=;=",
        &long,
        &tampered,
    ];
    headers.extend(cookies.map(|value| ("cookie", value.to_owned())));
    headers.extend(
        ["*", "q=q=q", "en;q=999", "-", "en-", ",,,", &many].map(|value| ("accept-language", value.to_owned())),
    );
    headers.extend(["-1", "abc", "99999999999999999999"].map(|value| ("content-length", value.to_owned())));
    headers.extend([
        ("transfer-encoding", "nonsense".to_owned()),
        ("expect", "mark".to_owned()),
        ("range", "bytes=-1".to_owned()),
    ]);
    for (name, value) in &headers {
        for path in ["/sign-in", "/services", "/nothing", "/healthz"] {
            let answer = world.raw.ask("GET", path, &[(name, value)], "");
            check(&format!("GET {path} with {name}: {value}"), &answer);
        }
        let foreign = matches!(*name, "origin" | "sec-fetch-site");
        let answer = world.raw.ask("POST", "/sign-in", &[(name, value)], "login=a&password=b");
        check(&format!("POST /sign-in with {name}: {value}"), &answer);
        assert!(!foreign || matches!(answer.status, 400 | 403), "{}: {name}: {value}", answer.status);
    }
    // Whoever changes a session cookie is nobody.
    let answer = world.raw.ask("GET", "/services", &[("cookie", &tampered)], "");
    assert_eq!(answer.status, 303);
    assert_eq!(world.raw.ask("GET", "/services", &[("cookie", &real)], "").status, 200);
    assert_eq!(before, world.standing());
}

#[test]
fn bytes_that_are_no_http_are_answered_or_hung_up_on() {
    let app = TestApp::start();
    let world = World::build(&app);
    let garbage: [&[u8]; 9] = [
        b"\r\n\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /services\r\n\r\n",
        b"GET /services HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        b"GET /services HTTP/1.1\r\nhost: a\r\ncookie: handover=\xff\xfe\r\nconnection: close\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ];
    for bytes in garbage {
        let answer = world.raw.send(bytes);
        assert!(answer.status < 500, "{}: {:?}", answer.status, String::from_utf8_lossy(bytes));
        assert_eq!(world.raw.ask("GET", "/healthz", &[], "").status, 200);
    }
    assert!(PANICS.lock().unwrap().is_empty());
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
