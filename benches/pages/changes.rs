//! Submissions and decisions, by one account that is busy on many connections, without the worker.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use handover::config::{DatabaseUrl, SecretKeys};
use handover::domain::account::NicHandle;
use handover::domain::{AccountId, SubmissionId};
use handover::keys::Keyring;
use handover::store::{accounts, codes, database};

use super::load::{Figures, Form, Target};
use super::program::{KEY, Program};
use super::{Outcome, data};

/// Changes that are asked for, and then accepted by who asked.
const CHANGES: i64 = 2000;
/// The number in the first customer's NIC handle.
const FIRST: i64 = 10_000;

#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = BigInt)]
    one: i64,
    #[diesel(sql_type = BigInt)]
    other: i64,
}

/// Both figures, on a database that holds the bench's services.
pub fn measure(url: &str, connections: usize) -> Outcome<[(&'static str, Figures); 2]> {
    let conn = &mut database::connect(&DatabaseUrl::parse(url).map_err(|_| "no URL of a database")?)?;
    let nic = NicHandle::parse(data::AGENCY).map_err(|_| "no NIC handle")?;
    let agency = accounts::by_nic(conn, &nic)?.ok_or("there is no agency")?.id;
    let program = Program::start_without_worker(url)?;
    let target = Target::sign_in(program.address, data::AGENCY, data::PASSWORD)?;

    let own = format!(
        "SELECT id AS one, id AS other FROM services WHERE tech_id = {agency} AND admin_id <> {agency} LIMIT {CHANGES}"
    );
    let services: Vec<Pair> = diesel::sql_query(own).load(conn)?;
    let asking = services.iter().zip(FIRST..).map(|(service, customer)| Form {
        path: format!("/services/{}/contacts", service.one),
        body: format!("tech=cu{}-nic", FIRST + customer % 50),
    });
    let submissions = target.send(&asking.collect::<Vec<_>>(), connections)?;

    let asked = format!("SELECT id AS one, submission_id AS other FROM requests WHERE requester_id = {agency}");
    let requests: Vec<Pair> = diesel::sql_query(asked).load(conn)?;
    let keyring = Keyring::new(&SecretKeys::from_hex(KEY).map_err(|_| "no key")?);
    let mut accepting = Vec::new();
    for request in requests {
        let row = codes::find(conn, SubmissionId(request.other), AccountId(agency.0))?.ok_or("there is no code")?;
        let code = keyring.code(&row).ok_or("the code is of another key")?;
        accepting.push(Form { path: format!("/requests/{}/accept", request.one), body: format!("token={code}") });
    }
    let decisions = target.send(&accepting, connections)?;
    Ok([("submissions", submissions), ("decisions", decisions)])
}
