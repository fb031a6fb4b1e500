//! One story, as browsers and the worker live through it: a form, three decisions, the change, the emails.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use handover::config::DatabaseUrl;
use handover::store::{AnyConnection, connection};
use scraper::{Html, Selector};

use super::customers::{self, AGENCY, NEIGHBOURS, NEW, PLAIN_AGENCY};
use super::data::{PASSWORD, code_of, number_of};
use super::load::{Form, Target};
use super::{Outcome, PATIENCE};

/// How often the database is looked at for what is waited for.
const TICK: Duration = Duration::from_millis(5);

/// What each step took.
pub struct Times {
    pub asked: Duration,
    pub accepted: Duration,
    pub carried_out: Duration,
    pub delivered: Duration,
    pub neighbour: Duration,
}

/// Somebody who is signed in.
struct Person {
    nic: &'static str,
    account: i64,
    target: Target,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

pub struct Story {
    conn: AnyConnection,
    people: Vec<Person>,
    singles: i64,
}

impl Story {
    pub fn begin(database: &str, address: SocketAddr) -> Outcome<Self> {
        let url = DatabaseUrl::parse(database).map_err(|_| "no URL of a database")?;
        let mut conn = connection::connect(&url)?;
        let mut people = Vec::new();
        for nic in [AGENCY, PLAIN_AGENCY].into_iter().chain(NEW).chain(NEIGHBOURS) {
            let account = number_of(&mut conn, nic)?.0;
            people.push(Person { nic, account, target: Target::sign_in(address, nic, PASSWORD)? });
        }
        Ok(Self { conn, people, singles: 0 })
    }

    fn person(&self, nic: &str) -> Outcome<&Person> {
        Ok(self.people.iter().find(|person| person.nic == nic).ok_or("nobody of that name")?)
    }

    fn number(&mut self, sql: &str) -> Outcome<i64> {
        let number: Number = diesel::sql_query(format!("SELECT {sql} AS number")).get_result(&mut self.conn)?;
        Ok(number.number)
    }

    /// Waits until this counts nothing any more; when that was seen.
    fn until_none(&mut self, counted: &str) -> Outcome<Instant> {
        let until = Instant::now() + PATIENCE;
        while self.number(&format!("(SELECT COUNT(*) FROM {counted})"))? > 0 {
            if Instant::now() > until {
                return Err(format!("{counted}: some are left").into());
            }
            thread::sleep(TICK);
        }
        Ok(Instant::now())
    }

    /// Sends a form, which must be taken; what that took.
    fn send(&self, nic: &str, path: &str, body: String) -> Outcome<Duration> {
        let figures = self.person(nic)?.target.send(&[Form { path: path.to_owned(), body }], 1)?;
        Ok(Duration::from_secs_f64(figures.p50_ms / 1000.0))
    }

    /// An agency asks for the new contacts of a set; the submission's number, and what the form took.
    pub fn ask(&mut self, agency: &'static str, set: u32) -> Outcome<(i64, Duration)> {
        let page = self.person(agency)?.target.body(&format!("/services/contacts?all=1&q={}", customers::set(set)))?;
        let page = Html::parse_document(std::str::from_utf8(&page)?);
        let hidden = Selector::parse("#contacts input[type=hidden]").map_err(|error| error.to_string())?;
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        for field in page.select(&hidden) {
            body.append_pair(field.attr("name").unwrap_or_default(), field.attr("value").unwrap_or_default());
        }
        body.append_pair("tech", NEW[0]).append_pair("billing", NEW[1]);
        let took = self.send(agency, "/services/contacts", body.finish())?;
        let submission = self.newest_of(agency)?;
        let requests = self.number(&format!("(SELECT COUNT(*) FROM requests WHERE submission_id = {submission})"))?;
        if requests != i64::from(customers::SERVICES) * 2 {
            return Err(format!("{requests} requests").into());
        }
        Ok((submission, took))
    }

    fn newest_of(&mut self, nic: &str) -> Outcome<i64> {
        let account = self.person(nic)?.account;
        self.number(&format!("(SELECT MAX(id) FROM submissions WHERE requester_id = {account})"))
    }

    /// One of its validators accepts all of a submission.
    fn accept(&mut self, nic: &'static str, submission: i64) -> Outcome<Duration> {
        let account = self.person(nic)?.account;
        let code = code_of(&mut self.conn, submission, account)?;
        self.send(nic, &format!("/submissions/{submission}/accept"), format!("token={code}&all=1"))
    }

    /// The whole of it for one set.
    pub fn tell(&mut self, set: u32) -> Outcome<Times> {
        let (submission, asked) = self.ask(AGENCY, set)?;
        self.until_none("outbox WHERE finished_at IS NULL")?;
        let single = self.ask_for_one()?;
        let first = self.accept(AGENCY, submission)?.max(self.accept(NEW[0], submission)?);
        let accepted = first.max(self.accept(NEW[1], submission)?);
        let last = Instant::now();
        let begun = self.confirm_one(single)?;
        let neighbours = format!("requests WHERE submission_id = {single} AND state <> 'done'");
        let neighbour = self.until_none(&neighbours)?.duration_since(begun);
        let done = self.until_none(&format!("requests WHERE submission_id = {submission} AND state <> 'done'"))?;
        let delivered = self.until_none("outbox WHERE finished_at IS NULL")?;
        let (carried_out, delivered) = (done.duration_since(last), delivered.duration_since(done));
        Ok(Times { asked, accepted, carried_out, delivered, neighbour })
    }

    /// The neighbour asks for one change, and accepts it; the submission's number.
    fn ask_for_one(&mut self) -> Outcome<i64> {
        let name = format!("single{:02}.example", self.singles);
        self.singles += 1;
        let service = self.number(&format!("(SELECT id FROM services WHERE name = '{name}')"))?;
        let [asks, takes] = NEIGHBOURS;
        self.send(asks, &format!("/services/{service}/contacts"), format!("tech={takes}"))?;
        let submission = self.newest_of(asks)?;
        self.accept(asks, submission)?;
        Ok(submission)
    }

    /// The new contact accepts it; when that was answered.
    fn confirm_one(&mut self, submission: i64) -> Outcome<Instant> {
        self.accept(NEIGHBOURS[1], submission)?;
        Ok(Instant::now())
    }

    /// How long a single change takes to be carried out, with nothing beside it.
    pub fn change_one(&mut self) -> Outcome<Duration> {
        let single = self.ask_for_one()?;
        let begun = self.confirm_one(single)?;
        let done = self.until_none(&format!("requests WHERE submission_id = {single} AND state <> 'done'"))?;
        Ok(done.duration_since(begun))
    }

    /// An agency asks for single changes.
    pub fn ask_for_singles(&mut self, nic: &'static str, changes: i64) -> Outcome<()> {
        let account = self.person(nic)?.account;
        let free = format!(
            "SELECT id AS number FROM services WHERE admin_id = {account} AND NOT EXISTS \
             (SELECT 1 FROM requests WHERE service_id = services.id) ORDER BY id LIMIT {changes}"
        );
        let services: Vec<Number> = diesel::sql_query(free).load(&mut self.conn)?;
        for Number { number } in services {
            self.send(nic, &format!("/services/{number}/contacts"), format!("tech={}", NEW[0]))?;
        }
        Ok(())
    }
}
