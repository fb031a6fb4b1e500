//! Submissions and decisions, without the worker: one account asks and accepts on many connections, then each of the new
//! contacts accepts on a connection of its own, which makes the move to *processing*.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use handover::config::DatabaseUrl;
use handover::domain::AccountId;
use handover::store::{AnyConnection, accounts, connection};

use super::load::{self, Figures, Form, Target};
use super::program::Program;
use super::{Outcome, data};

/// Changes that are asked for, then accepted by who asked, and then by the new contacts.
const CHANGES: i64 = 2000;
/// The number in the first customer's NIC handle.
const FIRST: i64 = 10_000;

#[derive(QueryableByName)]
struct Numbers {
    #[diesel(sql_type = BigInt)]
    one: i64,
    #[diesel(sql_type = BigInt)]
    other: i64,
    #[diesel(sql_type = BigInt)]
    third: i64,
}

/// Has the agency ask for so many changes, before the pages are measured: they have something to show.
pub fn plant(url: &str, nics: [&'static str; 2], changes: i64) -> Outcome<()> {
    let program = Program::start_without_worker(url)?;
    for nic in nics {
        let (mut conn, account) = open(url, nic)?;
        ask(&program, &mut conn, (nic, account), (changes, 1))?;
    }
    Ok(())
}

/// A connection, and an account's number.
fn open(url: &str, nic: &str) -> Outcome<(AnyConnection, AccountId)> {
    let mut conn = connection::connect(&DatabaseUrl::parse(url).map_err(|_| "no URL of a database")?)?;
    let account = data::number_of(&mut conn, nic)?;
    Ok((conn, account))
}

/// Asks for so many changes on so many connections.
fn ask(
    program: &Program,
    conn: &mut AnyConnection,
    (nic, account): (&str, AccountId),
    (changes, connections): (i64, usize),
) -> Outcome<Figures> {
    let target = Target::sign_in(program.address, nic, data::PASSWORD)?;
    let own = format!(
        "SELECT id AS one, id AS other, id AS third FROM services WHERE tech_id = {account} AND admin_id <> {account} \
         AND NOT EXISTS (SELECT 1 FROM requests WHERE service_id = services.id) \
         ORDER BY id % 997, id LIMIT {changes}"
    );
    let services: Vec<Numbers> = diesel::sql_query(own).load(conn)?;
    let asking = services.iter().zip(FIRST..).map(|(service, customer)| Form {
        path: format!("/services/{}/contacts", service.one),
        body: format!("tech=cu{}-nic", FIRST + customer % i64::from(data::SIGNING_IN)),
    });
    target.send(&asking.collect::<Vec<_>>(), connections)
}

/// The three figures, on a database that holds the bench's services.
pub fn measure(url: &str, connections: usize) -> Outcome<[(&'static str, Figures); 3]> {
    let (mut conn, agency) = open(url, data::AGENCY)?;
    let conn = &mut conn;
    let program = Program::start_without_worker(url)?;
    let submissions = ask(&program, conn, (data::AGENCY, agency), (CHANGES, connections))?;
    let target = Target::sign_in(program.address, data::AGENCY, data::PASSWORD)?;

    let asked =
        format!("SELECT id AS one, submission_id AS other, to_id AS third FROM requests WHERE requester_id = {agency}");
    let requests: Vec<Numbers> = diesel::sql_query(asked).load(conn)?;
    let mut accepts = |request: &Numbers, account: i64| -> Outcome<Form> {
        let code = data::code_of(conn, request.other, account)?;
        Ok(Form { path: format!("/requests/{}/accept", request.one), body: format!("token={code}") })
    };
    let own: Outcome<Vec<Form>> = requests.iter().map(|request| accepts(request, agency.0)).collect();
    let first = target.send(&own?, connections)?;

    let mut others: BTreeMap<i64, Vec<Form>> = BTreeMap::new();
    for request in &requests {
        others.entry(request.third).or_default().push(accepts(request, request.third)?);
    }
    let mut parts = Vec::new();
    for (account, forms) in others {
        let nic = accounts::get(conn, AccountId(account))?.nic;
        parts.push((Target::sign_in(program.address, nic.as_str(), data::PASSWORD)?, forms));
    }
    let last = load::send_each(parts)?;
    Ok([("submissions", submissions), ("first acceptances", first), ("last acceptances", last)])
}
