//! A customer with its browser and its mailbox.

use std::cell::RefCell;
use std::collections::BTreeMap;

use handover::domain::{AccountId, ServiceId};

use super::app::{PASSWORD, Profile, TestApp};
use super::markup;
use super::page::Page;
use super::received::Parsed;

/// An answer as it came, compressed or not.
pub struct Raw {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

pub struct Customer<'a> {
    pub app: &'a TestApp,
    pub id: AccountId,
    pub nic: String,
    pub name: String,
    pub email: String,
    cookies: RefCell<BTreeMap<String, String>>,
    /// Where it finds the application; otherwise as the application says.
    base: RefCell<Option<String>>,
}

impl<'a> Customer<'a> {
    pub fn new(app: &'a TestApp, id: AccountId, profile: &Profile) -> Self {
        Self {
            app,
            id,
            nic: profile.nic.clone(),
            name: profile.name.clone(),
            email: profile.email.clone(),
            cookies: RefCell::default(),
            base: RefCell::default(),
        }
    }

    /// Someone else's browser on the same application, not signed in.
    pub fn stranger(app: &'a TestApp) -> Self {
        let (nic, name, email) = (String::new(), String::new(), String::new());
        Self { app, id: AccountId(0), nic, name, email, cookies: RefCell::default(), base: RefCell::default() }
    }

    /// The same customer, with its cookies, at another application.
    pub fn at<'b>(&self, app: &'b TestApp) -> Customer<'b> {
        let (nic, name, email) = (self.nic.clone(), self.name.clone(), self.email.clone());
        Customer { app, id: self.id, nic, name, email, cookies: self.cookies.clone(), base: RefCell::default() }
    }

    pub fn app(&self) -> &'a TestApp {
        self.app
    }

    /// From now on it reaches another instance of the application.
    pub fn goes_to(&self, base: &str) {
        self.base.replace(Some(base.to_owned()));
    }

    fn base(&self) -> String {
        self.base.borrow().clone().unwrap_or_else(|| self.app.base.clone())
    }

    pub fn get(&self, path: &str) -> Page {
        self.ensure_signed_in();
        self.send("GET", path, None, &[])
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.ensure_signed_in();
        self.send("POST", path, Some(form(fields)), &[("sec-fetch-site", "same-origin")])
    }

    /// Follows the way on, as a browser does.
    pub fn follow(&self, answer: &Page) -> Page {
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.get(answer.location())
    }

    pub fn sign_in(&self) -> Page {
        self.sign_in_with(&self.nic, PASSWORD)
    }

    pub fn sign_in_with(&self, login: &str, password: &str) -> Page {
        let fields = [("login", login), ("password", password)];
        self.send("POST", "/sign-in", Some(form(&fields)), &[("sec-fetch-site", "same-origin")])
    }

    fn ensure_signed_in(&self) {
        if !self.nic.is_empty() && self.cookies.borrow().is_empty() {
            let answer = self.sign_in();
            assert_eq!(answer.status, 303, "{} cannot sign in: {}", self.nic, answer.body);
        }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    pub fn forget_cookies(&self) {
        self.cookies.borrow_mut().clear();
    }

    /// Any request, with just these headers and the cookies.
    pub fn send(&self, method: &str, path: &str, body: Option<String>, headers: &[(&str, &str)]) -> Page {
        let Raw { status, headers, body } = self.send_raw(method, path, body, headers);
        let page = Page { status, headers, body: String::from_utf8(body).unwrap() };
        if page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            markup::keep("page", page.status, &page.body);
        }
        page
    }

    /// The same, with the answer as it came over the wire.
    pub fn send_raw(&self, method: &str, path: &str, body: Option<String>, headers: &[(&str, &str)]) -> Raw {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
        let cookies: Vec<_> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base()));
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.unwrap_or_default()).unwrap();
        let mut answer = agent.run(request).unwrap();
        let headers: Vec<(String, String)> = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
        Raw { status: answer.status().as_u16(), headers, body: answer.body_mut().read_to_vec().unwrap() }
    }

    /// Opens a link and presses the one button of its page.
    pub fn press(&self, link: &str) -> Page {
        let (path, token) = link.split_once("?token=").unwrap_or((link, ""));
        self.post(path, &[("token", token)])
    }

    /// Asks for other contacts of a service: `.admin(&bob).confirm()`.
    pub fn asks_for(&self, service: ServiceId) -> Asking<'_, 'a> {
        Asking { by: self, service, fields: Vec::new() }
    }

    /// Every email that has arrived, oldest first.
    pub fn mail(&self) -> Vec<Parsed> {
        let mine = |received: &super::received::Received| received.to.iter().any(|to| to.contains(&self.email));
        self.app
            .smtp
            .messages()
            .iter()
            .filter(|received| mine(received))
            .map(super::received::Received::parse)
            .collect()
    }

    pub fn subjects(&self) -> Vec<String> {
        self.mail().into_iter().map(|email| email.subject).collect()
    }

    /// The code of the newest email that has one.
    pub fn code(&self) -> String {
        self.mail().iter().rev().find_map(code_in).expect("no email with a code has arrived")
    }

    /// Does it, after signing in again where the session is over: days may have passed.
    pub fn anew(&self, act: impl Fn(&Self) -> Page) -> Page {
        let answer = act(self);
        let over = answer.status == 303 && answer.location().starts_with("/sign-in") && !self.nic.is_empty();
        if over {
            self.sign_in();
            return act(self);
        }
        answer
    }

    pub fn try_decides(&self, request: i64, decision: &str, code: &str) -> Page {
        self.anew(|this| this.post(&format!("/requests/{request}/{decision}"), &[("token", code)]))
    }

    pub fn accepts(&self, request: i64) -> Page {
        let answer = self.try_decides(request, "accept", &self.code());
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer
    }

    pub fn declines(&self, request: i64) -> Page {
        let answer = self.try_decides(request, "decline", &self.code());
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer
    }

    /// What the state badge of a request says to machines: `pending-own`, `done` …
    pub fn sees(&self, request: i64) -> String {
        let page = self.anew(|this| this.get(&format!("/requests/{request}")));
        page.attribute("[data-state]", "data-state").unwrap_or_default()
    }
}

/// The code that an email carries: it stands alone on its line.
pub fn code_in(email: &Parsed) -> Option<String> {
    let is_code = |line: &&str| {
        line.len() == 23 && line.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    };
    email.text.lines().find(is_code).map(str::to_owned)
}

/// The link that an email carries: it stands alone on its line.
pub fn link_in(email: &Parsed) -> Option<String> {
    email.text.lines().find(|line| line.starts_with("http")).map(str::to_owned)
}

/// The path of the first link that an email carries.
pub fn path_in(app: &TestApp, email: &Parsed) -> String {
    let link = link_in(email).expect("the email has no link");
    link.strip_prefix(&app.base).expect("the link leads elsewhere").to_owned()
}

/// Every email that has arrived at this address, oldest first.
pub fn mail_to(app: &TestApp, address: &str) -> Vec<Parsed> {
    let messages = app.smtp.messages();
    let theirs = messages.iter().filter(|received| received.to.iter().any(|to| to.trim_matches(['<', '>']) == address));
    theirs.map(super::received::Received::parse).collect()
}

pub struct Asking<'c, 'a> {
    by: &'c Customer<'a>,
    service: ServiceId,
    fields: Vec<(&'static str, String)>,
}

impl Asking<'_, '_> {
    pub fn admin(self, to: &Customer<'_>) -> Self {
        self.field("admin", &to.nic)
    }

    pub fn tech(self, to: &Customer<'_>) -> Self {
        self.field("tech", &to.nic)
    }

    pub fn billing(self, to: &Customer<'_>) -> Self {
        self.field("billing", &to.nic)
    }

    pub fn field(mut self, name: &'static str, typed: &str) -> Self {
        self.fields.push((name, typed.to_owned()));
        self
    }

    pub fn try_confirm(self) -> Page {
        let fields: Vec<_> = self.fields.iter().map(|(name, typed)| (*name, typed.as_str())).collect();
        self.by.anew(|by| by.post(&format!("/services/{}/contacts", self.service), &fields))
    }

    /// The numbers of the requests that were made, lowest first; their emails are delivered.
    pub fn confirm(self) -> Vec<i64> {
        let by = self.by;
        let before = newest(by);
        let answer = self.try_confirm();
        assert_eq!(answer.status, 303, "{}", answer.body);
        by.app.deliver();
        let mut made: Vec<i64> = numbers(&by.get("/requests")).into_iter().filter(|number| *number > before).collect();
        made.sort_unstable();
        made
    }
}

fn numbers(page: &Page) -> Vec<i64> {
    page.rows().iter().filter_map(|row| row.first()?.split(' ').next()?.parse().ok()).collect()
}

fn newest(customer: &Customer<'_>) -> i64 {
    numbers(&customer.anew(|this| this.get("/requests"))).into_iter().max().unwrap_or(0)
}

pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
