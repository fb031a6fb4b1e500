//! Whatever is sent, there is an answer that is no fault of ours, nothing changes, and nothing is reflected raw.

mod forms;
mod http;
mod raw;

use std::sync::{Mutex, Once};

use self::raw::{Answer, Raw};
use crate::support::app::{Options, TestApp};
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
