//! A customer's browser, which expects that the program goes away at any time.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::load::Town;
use super::support::app::PASSWORD;
use super::support::customer::form;
use super::support::page::Page;
use super::world::Person;

/// No answer came: the program was killed, or is not there.
#[derive(Clone, Copy, Debug)]
pub struct Lost;

pub struct Browser<'t> {
    pub town: &'t Town,
    pub person: Person,
    cookies: Mutex<BTreeMap<String, String>>,
    agent: ureq::Agent,
}

impl<'t> Browser<'t> {
    pub fn new(town: &'t Town, person: Person) -> Self {
        let settings = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // A connection that is kept may be to a program that is dead by now.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Self { town, person, cookies: Mutex::default(), agent: settings.build().into() }
    }

    /// Signs in where it has not yet, and asks until there is an answer; none once all is over.
    pub fn get(&self, path: &str) -> Option<Page> {
        loop {
            self.ensure_signed_in()?;
            match self.send("GET", path, None) {
                Ok(page) if self.is_sent_away(&page) => {}
                Ok(page) => return Some(page),
                Err(Lost) => self.wait(),
            }
            if self.is_over() {
                return None;
            }
        }
    }

    /// Signs in where it has not yet, and sends a form once. None where all is over before it was sent.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Result<Page, Lost>> {
        self.ensure_signed_in()?;
        let answer = self.send("POST", path, Some(form(fields)));
        if let Ok(page) = &answer {
            self.is_sent_away(page);
        }
        Some(answer)
    }

    /// Who has signed in stays so, whatever is killed: the answer to the sign-in said it.
    fn is_sent_away(&self, page: &Page) -> bool {
        let away = page.status == 303 && page.location().starts_with("/sign-in");
        if away {
            let nic = &self.person.nic;
            self.town.faults.add(format!("{nic} had signed in, and is asked to do so again: the session was lost"));
            self.cookies.lock().unwrap().clear();
        }
        away
    }

    fn ensure_signed_in(&self) -> Option<()> {
        while self.cookies.lock().unwrap().is_empty() {
            if self.is_over() {
                return None;
            }
            let fields = [("login", self.person.nic.as_str()), ("password", PASSWORD)];
            match self.send("POST", "/sign-in", Some(form(&fields))) {
                Ok(page) if page.status == 303 => {}
                Ok(page) => {
                    self.cookies.lock().unwrap().clear();
                    let (nic, status) = (&self.person.nic, page.status);
                    self.town.faults.unless(status == 503, || format!("{nic} cannot sign in: {status}"));
                    self.wait();
                }
                Err(Lost) => self.wait(),
            }
        }
        Some(())
    }

    fn is_over(&self) -> bool {
        self.town.over.load(Ordering::Relaxed)
    }

    fn wait(&self) {
        thread::sleep(Duration::from_millis(15));
    }

    fn send(&self, method: &str, path: &str, body: Option<String>) -> Result<Page, Lost> {
        let base = self.town.any_address().ok_or(Lost)?;
        let cookies: Vec<_> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{base}{path}"));
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        if body.is_some() {
            request = request.header("content-type", "application/x-www-form-urlencoded");
            request = request.header("sec-fetch-site", "same-origin");
        }
        let request = request.body(body.unwrap_or_default()).unwrap();
        let mut answer = self.agent.run(request).map_err(|_| Lost)?;
        let headers: Vec<(String, String)> = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let status = answer.status().as_u16();
        // What a form was answered with is known from the first line.
        let body = match answer.body_mut().read_to_string() {
            Ok(body) => body,
            Err(_) if method == "GET" => return Err(Lost),
            Err(_) => String::new(),
        };
        let mut jar = self.cookies.lock().unwrap();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            jar.insert(name.to_owned(), value.to_owned());
        }
        drop(jar);
        self.town.faults.unless(status != 500, || format!("{method} {path} was answered with 500"));
        Ok(Page { status, headers, body })
    }
}
