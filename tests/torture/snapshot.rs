//! The database at one moment, read with statements of its own: what the program's own reading would make up stays visible.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
use diesel::sqlite::Sqlite;
use handover::clock::Clock;
use handover::domain::code::CodeSeed;
use handover::domain::request::{Actor, Decision, Ended, Ending, FailReason, Request, State, Validation, validators};
use handover::domain::service::{ContactType, ContactTypes, Contacts};
use handover::domain::time::Moment;
use handover::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use handover::store::AnyConnection;

macro_rules! row {
    ($name:ident { $($field:ident: $sql:ty => $rust:ty),* $(,)? }) => {
        #[derive(Debug, QueryableByName)]
        pub struct $name {
            $(#[diesel(sql_type = $sql)] pub $field: $rust,)*
        }
    };
}

row!(ServiceRow { id: BigInt => i64, admin_id: BigInt => i64, tech_id: BigInt => i64, billing_id: BigInt => i64 });
row!(RequestRow {
    id: BigInt => i64, submission_id: BigInt => i64, service_id: BigInt => i64, requester_id: BigInt => i64,
    from_id: BigInt => i64, to_id: BigInt => i64, state: Text => String, reason: Nullable<Text> => Option<String>,
    created_at: BigInt => i64, expires_at: BigInt => i64, decided_at: Nullable<BigInt> => Option<i64>,
    apply_at: Nullable<BigInt> => Option<i64>, finished_at: Nullable<BigInt> => Option<i64>,
    ended_by: Nullable<Text> => Option<String>, ended_by_id: Nullable<BigInt> => Option<i64>,
});
row!(TypeRow { request_id: BigInt => i64, contact_type: Text => String, service_id: BigInt => i64, open: Bool => bool });
row!(ValidationRow {
    request_id: BigInt => i64, account_id: BigInt => i64, decision: Nullable<Text> => Option<String>,
    decided_at: Nullable<BigInt> => Option<i64>,
});
row!(EventRow {
    id: BigInt => i64, request_id: BigInt => i64, account_id: Nullable<BigInt> => Option<i64>, what: Text => String,
    actor: Text => String, actor_id: Nullable<BigInt> => Option<i64>, happened_at: BigInt => i64,
});
row!(StoredCode {
    submission_id: BigInt => i64, account_id: BigInt => i64, nonce: Binary => Vec<u8>, key_id: Text => String,
    generation: Integer => i32, wrong_tries: Integer => i32,
});
row!(ResendRow { submission_id: BigInt => i64, account_id: BigInt => i64, sent_at: BigInt => i64 });
row!(Outgoing {
    id: BigInt => i64, kind: Text => String, submission_id: Nullable<BigInt> => Option<i64>,
    request_id: Nullable<BigInt> => Option<i64>, account_id: Nullable<BigInt> => Option<i64>,
    generation: Nullable<Integer> => Option<i32>, message_id: Text => String, created_at: BigInt => i64,
    outcome: Nullable<Text> => Option<String>, finished_at: Nullable<BigInt> => Option<i64>,
    gathers_until: Nullable<BigInt> => Option<i64>,
});
row!(TellingRow { email_id: BigInt => i64, request_id: BigInt => i64 });

/// One line of a request's history.
#[derive(Clone, Debug)]
pub struct Noted {
    pub id: i64,
    pub what: String,
    pub about: Option<AccountId>,
    pub by: Actor,
    pub at: Moment,
}

/// A request with all that belongs to it.
#[derive(Debug)]
pub struct Seen {
    pub request: Request,
    /// The service that each of its types is on, and whether it is open.
    pub types: Vec<(ServiceId, bool)>,
    pub validations: Vec<ValidationRow>,
    pub events: Vec<Noted>,
}

pub struct Snapshot {
    pub at: Moment,
    pub services: BTreeMap<ServiceId, Contacts<AccountId>>,
    pub requests: BTreeMap<i64, Seen>,
    /// The requests of each submission.
    submissions: BTreeMap<i64, Vec<i64>>,
    /// By submission and account.
    pub codes: HashMap<(i64, i64), CodeSeed>,
    pub resends: HashMap<(i64, i64), Vec<Moment>>,
    pub outbox: Vec<Outgoing>,
    /// The requests of which each email tells that gathers.
    pub tellings: HashMap<i64, Vec<i64>>,
}

/// Longer than any transaction takes from its reading of the clock to its end: what this one does not show yet, the next one does.
pub const MARGIN: Duration = Duration::from_secs(35);

impl Snapshot {
    /// Every submission with a request that is open or ended since then; all of them where there is no such time.
    pub fn take(conn: &mut AnyConnection, since: Option<Moment>) -> Self {
        let since = since.map_or(i64::MIN + 1, |since| since.minus(MARGIN).0);
        let at = Clock::default().now();
        let begin = match conn {
            AnyConnection::Sqlite(_) => "BEGIN",
            AnyConnection::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        run(conn, begin);
        let about = format!(
            "submission_id IN (SELECT submission_id FROM requests WHERE finished_at IS NULL OR finished_at > {since})"
        );
        let of_requests = format!("request_id IN (SELECT id FROM requests WHERE {about})");
        let services = rows::<ServiceRow>(conn, "SELECT id, admin_id, tech_id, billing_id FROM services");
        let requests = rows(conn, &format!("SELECT * FROM requests WHERE {about}"));
        let types = rows(conn, &format!("SELECT * FROM request_types WHERE {of_requests}"));
        let validations = rows(conn, &format!("SELECT * FROM validations WHERE {of_requests} ORDER BY account_id"));
        let events = rows(conn, &format!("SELECT * FROM events WHERE {of_requests} ORDER BY id"));
        let codes = rows::<StoredCode>(conn, &format!("SELECT * FROM codes WHERE {about}"));
        let sent = rows::<ResendRow>(conn, &format!("SELECT * FROM resends WHERE {about} ORDER BY id"));
        let outbox = rows(conn, &format!("SELECT * FROM outbox WHERE {about} ORDER BY id"));
        let told = rows::<TellingRow>(conn, &format!("SELECT * FROM tellings WHERE {of_requests}"));
        run(conn, "ROLLBACK");

        let mut tellings: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in told {
            tellings.entry(row.email_id).or_default().push(row.request_id);
        }
        let mut resends: HashMap<(i64, i64), Vec<Moment>> = HashMap::new();
        for row in sent {
            resends.entry((row.submission_id, row.account_id)).or_default().push(Moment(row.sent_at));
        }
        let requests = put_together(requests, types, validations, events);
        let mut submissions: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for seen in requests.values() {
            submissions.entry(seen.request.submission.0).or_default().push(seen.request.id.0);
        }
        Self {
            at,
            services: services.into_iter().map(|row| (ServiceId(row.id), row.contacts())).collect(),
            requests,
            submissions,
            codes: codes.into_iter().map(|row| ((row.submission_id, row.account_id), row.into_seed())).collect(),
            resends,
            outbox,
            tellings,
        }
    }

    pub fn submissions(&self) -> impl Iterator<Item = i64> {
        self.submissions.keys().copied()
    }

    pub fn of_submission(&self, id: i64) -> Vec<&Seen> {
        self.submissions.get(&id).into_iter().flatten().map(|request| &self.requests[request]).collect()
    }
}

/// The claims that stand: each with the Message-ID and the end of its lease, which tells it from others of the same email.
pub fn claims(conn: &mut AnyConnection) -> BTreeSet<(String, i64)> {
    row!(Claim { message_id: Text => String, leased_until: BigInt => i64 });
    let now = Clock::default().now().0;
    let held = "SELECT message_id, leased_until FROM outbox WHERE finished_at IS NULL AND leased_until";
    rows::<Claim>(conn, &format!("{held} > {now}")).into_iter().map(|row| (row.message_id, row.leased_until)).collect()
}

/// How many rows this part of a table has.
pub fn count(conn: &mut AnyConnection, of: &str) -> i64 {
    row!(Counted { count: BigInt => i64 });
    rows::<Counted>(conn, &format!("SELECT COUNT(*) AS count FROM {of}"))[0].count
}

pub fn run(conn: &mut AnyConnection, statement: &str) {
    diesel::sql_query(statement).execute(conn).unwrap();
}

fn rows<T>(conn: &mut AnyConnection, query: &str) -> Vec<T>
where
    T: QueryableByName<Pg> + QueryableByName<Sqlite> + 'static,
{
    match conn {
        AnyConnection::Sqlite(sqlite) => diesel::sql_query(query).load(sqlite).unwrap(),
        AnyConnection::Postgres(postgres) => diesel::sql_query(query).load(postgres).unwrap(),
    }
}

fn put_together(
    requests: Vec<RequestRow>,
    types: Vec<TypeRow>,
    validations: Vec<ValidationRow>,
    events: Vec<EventRow>,
) -> BTreeMap<i64, Seen> {
    let mut of_types: HashMap<i64, Vec<TypeRow>> = HashMap::new();
    types.into_iter().for_each(|row| of_types.entry(row.request_id).or_default().push(row));
    let mut of_validations: HashMap<i64, Vec<ValidationRow>> = HashMap::new();
    validations.into_iter().for_each(|row| of_validations.entry(row.request_id).or_default().push(row));
    let mut of_events: HashMap<i64, Vec<Noted>> = HashMap::new();
    events.into_iter().for_each(|row| of_events.entry(row.request_id).or_default().push(row.into_noted()));
    let seen = |row: RequestRow| {
        let types = of_types.remove(&row.id).unwrap_or_default();
        let validations = of_validations.remove(&row.id).unwrap_or_default();
        let events = of_events.remove(&row.id).unwrap_or_default();
        let contacts = types.iter().map(|row| ContactType::parse(&row.contact_type).unwrap()).collect();
        let types = types.iter().map(|row| (ServiceId(row.service_id), row.open)).collect();
        (row.id, Seen { request: row.into_request(contacts, &validations), types, validations, events })
    };
    requests.into_iter().map(seen).collect()
}

impl ServiceRow {
    fn contacts(&self) -> Contacts<AccountId> {
        Contacts {
            administrative: AccountId(self.admin_id),
            technical: AccountId(self.tech_id),
            billing: AccountId(self.billing_id),
        }
    }
}

impl RequestRow {
    fn into_request(self, types: ContactTypes, rows: &[ValidationRow]) -> Request {
        let decision = |account: AccountId| {
            let row = rows.iter().find(|row| row.account_id == account.0)?;
            Some((Decision::parse(row.decision.as_deref()?)?, Moment(row.decided_at?)))
        };
        let (requester, to) = (AccountId(self.requester_id), AccountId(self.to_id));
        let reason = self.reason.map(|reason| FailReason::parse(&reason).unwrap());
        let how = Ending::of(State::parse(&self.state).unwrap(), reason);
        let by = self.ended_by.map(|by| actor(&by, self.ended_by_id));
        let ended = how.zip(self.finished_at.map(Moment)).map(|(how, at)| Ended { how, by, at });
        let parties = validators(requester, to).into_iter();
        Request {
            id: RequestId(self.id),
            submission: SubmissionId(self.submission_id),
            service: ServiceId(self.service_id),
            requester,
            from: AccountId(self.from_id),
            to,
            types,
            stored_state: State::parse(&self.state).unwrap(),
            ended,
            created_at: Moment(self.created_at),
            expires_at: Moment(self.expires_at),
            decided_at: self.decided_at.map(Moment),
            apply_at: self.apply_at.map(Moment),
            validations: parties.map(|account| Validation { account, decision: decision(account) }).collect(),
            refusal: None,
        }
    }
}

fn actor(actor: &str, id: Option<i64>) -> Actor {
    match (actor, id) {
        ("account", Some(id)) => Actor::Account(AccountId(id)),
        ("operator", None) => Actor::Operator,
        ("system", None) => Actor::System,
        nobody => panic!("who did this? {nobody:?}"),
    }
}

impl EventRow {
    fn into_noted(self) -> Noted {
        let by = actor(&self.actor, self.actor_id);
        let about = self.account_id.map(AccountId);
        Noted { id: self.id, what: self.what, about, by, at: Moment(self.happened_at) }
    }
}

impl StoredCode {
    fn into_seed(self) -> CodeSeed {
        let Self { submission_id, account_id, nonce, key_id, generation, wrong_tries } = self;
        let (submission, account) = (SubmissionId(submission_id), AccountId(account_id));
        CodeSeed { submission, account, nonce, key_id, generation, wrong_tries }
    }
}
