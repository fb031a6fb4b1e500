//! How the databases find what a list or a piece of work needs, on tables with some 10,000s of rows: by an index that leads
//! there in order, not by reading a whole table, throwing most of it away or sorting it. Not looked at: an account's sessions and
//! its open requests, which are sorted where they are few, and the services of one email about last days.

mod console;
mod data;
mod programs;
mod recorder;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use handover::domain::account::{EmailAddress, NicHandle};
use handover::domain::day::Day;
use handover::domain::renewal::NoticeSteps;
use handover::domain::request::State;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;
use handover::domain::time::Moment;
use handover::domain::time_zone::TimeZone;
use handover::domain::{AccountId, Place, RequestId, ServiceId, SubmissionId};
use handover::store::operator_log::LogFilter;
use handover::store::request_lists::{self, Beyond, SeenRequests};
use handover::store::requests::{ConcernedBy, SummedUp};
use handover::store::service_history::{self, HistoryPlace};
use handover::store::service_lists::{
    self, ServiceFilter, ServiceOrder, ServiceQuery, ServiceScan, ServiceSort, WantedContact,
};
use handover::store::walks::{
    WalkedAccounts, WalkedRequests, WalkedServices, accounts_beyond, requests_beyond, services_beyond,
};
use handover::store::{
    codes, events, feed, figures, finding, housekeeping, imports, lookout, notice_days, notice_rounds, notice_terms,
    notices_sent, operator_log, outbox, requests, service_counts, service_page, sessions, setbacks, submission_views,
    throttle, webhook_deliveries, webhooks,
};

use self::data::{AGENCY, NOW};
use self::recorder::{Recorder, number};
use crate::support::app::{Ground, on_postgres};

/// What a page takes, and how far in the deep ones are.
const PAGE: usize = 26;
const DEEP: usize = 1500;

/// Walks read past what a filter leaves out; each piece goes on from a number, in order.
fn all_walks(recorder: &mut Recorder) {
    let wanted = WalkedAccounts { zone: Some("eu".to_owned()), ..WalkedAccounts::default() };
    recorder.look("all accounts", |conn| accounts_beyond(conn, &wanted, AccountId(500), 100));
    let wanted = WalkedServices::default();
    let met = recorder.look("all services", |conn| services_beyond(conn, &wanted, ServiceId(15_000), 100));
    assert_eq!(met.len(), 100);
    let wanted = WalkedRequests::default();
    let met =
        recorder.look("everybody's requests", |conn| requests_beyond(conn, &wanted, (RequestId(30_000), NOW), 100));
    assert_eq!(met.len(), 100);
}

#[test]
fn every_list_is_read_in_order_from_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    all_services(&mut recorder);
    all_requests(&mut recorder);
    for beyond in [Beyond::Start, Beyond::OlderThan(65_000), Beyond::NewerThan(65_000)] {
        recorder.look("history of an account", |conn| events::history_of_account(conn, AGENCY, beyond, PAGE));
    }
    recorder.look("history of a request", |conn| events::history_of_request(conn, RequestId(500), 100));
    let many: Vec<_> = (500..600).map(RequestId).collect();
    let place = |at| HistoryPlace { at: Moment(NOW.0 - at), id: 20_000 };
    for beyond in [Beyond::Start, Beyond::OlderThan(place(10_000_000)), Beyond::NewerThan(place(900_000_000))] {
        for since in [None, Some(Moment(0)), Some(Moment(NOW.0 - 1_000_000_000))] {
            let of = (ServiceId(50), since);
            let told = recorder
                .look("history of a service", |conn| service_history::told_to(conn, Some(AGENCY), of, beyond, PAGE));
            assert_eq!(told.len(), PAGE, "{beyond:?} since {since:?}");
        }
    }
    for account in [None, NicHandle::parse("xx7-nic").ok()] {
        let filter = LogFilter { account, ..LogFilter::default() };
        for beyond in [0, 15_000] {
            let lines = recorder.look("operators' log", |conn| operator_log::lines(conn, &filter, beyond, PAGE));
            assert_eq!(lines.len(), PAGE);
        }
    }
    let seen = recorder.look("a service", |conn| service_page::seen_by(conn, AccountId(52), ServiceId(50), NOW));
    assert!(seen.is_some());
    recorder.look("gathered history of requests", |conn| events::history_of_requests(conn, &many, 200));
    let in_use = format!("UPDATE sessions SET seen_at = {0}, created_at = {0} WHERE id_hash = 's2000'", NOW.0);
    diesel::sql_query(in_use).execute(&mut recorder.conn).unwrap();
    let used =
        recorder.look("who looks", |conn| sessions::in_use(conn, "s2000", &Place::default(), true, NOW)).unwrap();
    assert!(used.account.id == AGENCY && used.waiting > 100, "{}", used.waiting);
    recorder.look("unsent emails", |conn| outbox::unsent(conn, 0, 100));
    recorder.look("gathered figures", |conn| figures::read(conn, NOW));
    all_walks(&mut recorder);
    what_operators_look_for(&mut recorder);
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

fn what_operators_look_for(recorder: &mut Recorder) {
    let found = recorder.look("accounts called so", |conn| finding::accounts_called(conn, "xx1", 26));
    assert_eq!(found.len(), 26);
    let email = EmailAddress::parse("77@example.org").unwrap();
    assert_eq!(recorder.look("accounts at an address", |conn| finding::accounts_at(conn, &email, 26)).len(), 1);
    let found = recorder.look("services called so", |conn| finding::services_called(conn, "Name-7", 26));
    assert_eq!(found.len(), 26);
    recorder.look("what has a number", |conn| finding::numbered(conn, 500));
    for beyond in [Beyond::Start, Beyond::OlderThan(20_000), Beyond::NewerThan(5_000)] {
        recorder.look("emails to an account", |conn| outbox::traces_of_account(conn, AccountId(7), beyond, PAGE));
    }
}

fn all_services(recorder: &mut Recorder) {
    for contact in ContactType::ALL {
        let first = recorder.look("standing as", |conn| service_lists::standing_as(conn, contact, AGENCY, None, 100));
        let (_, last) = first.last().unwrap();
        recorder
            .look("standing as, further", |conn| service_lists::standing_as(conn, contact, AGENCY, Some(last), 100));
    }
    let mut wishes = Vec::new();
    for by in [ServiceSort::Name, ServiceSort::Category, ServiceSort::Renewal] {
        for descending in [false, true] {
            let mut filters = searches();
            for category in [None, Some("VPS".to_owned())] {
                for role in [None, Some(ContactType::Technical)] {
                    filters.push(ServiceFilter { category: category.clone(), role, ..ServiceFilter::default() });
                }
            }
            let order = ServiceOrder { by, descending };
            wishes.extend(filters.into_iter().map(|filter| ServiceQuery { filter, order }));
        }
    }
    for wanted in wishes {
        let looks_through = wanted.filter.looks_at_each();
        let name = format!("services, {wanted:?}");
        let name = if looks_through { name } else { name.replace("search", "") };
        // Those that renew soon are found by their days, and sorted where another order is asked for: no more than were found.
        let is_sorted = wanted.filter.renews.is_some() && wanted.order.by != ServiceSort::Renewal;
        let name = if is_sorted { format!("gathered {name}") } else { name };
        let role = wanted.filter.role;
        for through in [ContactType::ALL.to_vec(), vec![role.unwrap_or(ContactType::Administrative)]] {
            let scan = ServiceScan {
                account: AGENCY,
                query: &wanted,
                through: &through,
                beyond: None,
                backwards: false,
                most: PAGE,
            };
            let part = |beyond, most| ServiceScan { beyond, most, ..scan };
            recorder.look(&name, |conn| service_lists::of_account(conn, &part(None, PAGE)));
            let before = service_lists::of_account(&mut recorder.conn, &part(None, DEEP)).unwrap();
            let place = before.last().map(|last| &last.place);
            assert!(place.is_some() || through.len() == 1 || name.contains("xn--"), "{name} finds nothing");
            let Some(place) = place else { continue };
            let page = recorder.look(&name, |conn| service_lists::of_account(conn, &part(Some(place), PAGE)));
            let backwards = ServiceScan { beyond: Some(place), backwards: true, ..scan };
            recorder.look(&name, |conn| service_lists::of_account(conn, &backwards));
            assert!(looks_through || wanted.filter.category.is_some() || page.len() == PAGE, "{name}");
            for beyond in [None, Some(place)] {
                recorder.look(&name, |conn| service_lists::counted_of_account(conn, &part(beyond, PAGE)));
            }
        }
    }
    let services: Vec<_> = (1..=25).map(|number| ServiceId(number * 100)).collect();
    recorder.look("pending on a page", |conn| service_lists::pending_on(conn, AGENCY, &services, NOW));
    recorder.look("number of services", |conn| service_counts::of_account(conn, AGENCY));
}

/// What is looked for in all of the account's services.
fn searches() -> Vec<ServiceFilter> {
    let all = ServiceFilter::default;
    let (handle, technical) = (NicHandle::parse("xx11-nic").unwrap(), Some(ContactType::Technical));
    vec![
        ServiceFilter { search: Some("name-12".to_owned()), ..all() },
        ServiceFilter { search: Some("name-xn--1".to_owned()), role: Some(ContactType::Billing), ..all() },
        ServiceFilter { contact: Some(WantedContact::Called(handle.clone())), ..all() },
        ServiceFilter { contact: Some(WantedContact::Named("name".to_owned())), ..all() },
        ServiceFilter { contact: Some(WantedContact::Called(handle)), contact_as: technical, ..all() },
        ServiceFilter { contact: Some(WantedContact::Named("name".to_owned())), contact_as: technical, ..all() },
        ServiceFilter { pending: Some(NOW), ..all() },
        ServiceFilter { renews: Some((Day(20_833), Day(20_923))), ..all() },
    ]
}

fn all_requests(recorder: &mut Recorder) {
    let states = [
        State::Pending,
        State::Processing,
        State::Done,
        State::Declined,
        State::Cancelled,
        State::Expired,
        State::Failed,
    ];
    let seen = SeenRequests { account: AGENCY, state: None, awaited: false, search: None, one_by_one: false, now: NOW };
    for state in states.into_iter().map(Some).chain([None]) {
        for beyond in [Beyond::Start, Beyond::OlderThan(30_000), Beyond::NewerThan(30_000)] {
            let name = format!("requests, {state:?}, {beyond:?}");
            recorder.look(&name, |conn| request_lists::of_account(conn, SeenRequests { state, ..seen }, beyond, PAGE));
        }
    }
    for beyond in [Beyond::Start, Beyond::OlderThan(30_000), Beyond::NewerThan(30_000)] {
        let awaited = SeenRequests { awaited: true, ..seen };
        recorder.look("what waits", |conn| request_lists::of_account(conn, awaited, beyond, PAGE));
        for search in ["name-12", "xx12-nic", "nam"] {
            let sought = SeenRequests { search: Some(search), ..seen };
            recorder.look("requests, search", |conn| request_lists::of_account(conn, sought, beyond, PAGE));
        }
    }
    let submissions: Vec<_> = (1..=25).map(|number| SubmissionId(number * 20)).collect();
    for asked_for_all in [true, false] {
        recorder.look("large submissions", |conn| {
            submission_views::seen_by(conn, AGENCY, &submissions, asked_for_all, NOW)
        });
    }
    let first = recorder.look("first requests", |conn| request_lists::first_of_account(conn, (AGENCY, NOW), PAGE, 15));
    assert!(first.0.len() > PAGE, "what waits is behind them");
    let page = |conn: &mut _| request_lists::page_of_account(conn, seen, Beyond::Start, PAGE);
    assert_eq!(recorder.look("states of requests", page).1.len(), State::ALL.len());
    recorder.look("number of open requests", |conn| request_lists::count_open_of(conn, AGENCY, NOW));
    recorder.look("being replaced", |conn| request_lists::is_being_replaced(conn, AGENCY, NOW));
    recorder.look("open on services", |conn| requests::open_on(conn, &[ServiceId(100), ServiceId(101)]));
    recorder.look("of a submission", |conn| requests::of_submission(conn, SubmissionId(100)));
    recorder.look("with several", |conn| requests::with_several(conn, &[SubmissionId(100), SubmissionId(200)]));
    for which in [SummedUp::Awaited(SubmissionId(100), AGENCY, NOW), SummedUp::ToldBy(100)] {
        recorder.look("summed up", |conn| requests::summed_up(conn, AGENCY, which, 20));
    }
    recorder.look("still contact", |conn| requests::still_contact_of(conn, 100, AGENCY));
    recorder
        .look("of a submission, listed", |conn| requests::listed_of_submission(conn, Some(AGENCY), SubmissionId(100)));
    let there = ConcernedBy::Submission(SubmissionId(100));
    recorder.look("of a submission, concerning", |conn| requests::concerning(conn, there, Some(AGENCY)));
}

#[test]
fn what_is_due_is_found_without_reading_what_is_not() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    let most = 100;
    recorder.look("to be carried out", |conn| requests::to_apply(conn, NOW, most));
    recorder.look("to expire", |conn| requests::to_expire(conn, NOW, most));
    recorder.look("decided ahead", |conn| requests::decided_ahead(conn, NOW, most));
    recorder.look("to remind", |conn| codes::to_remind(conn, NOW, most));
    let due = recorder.look("lookout", |conn| lookout::look(conn, NOW, Duration::from_secs(55)));
    assert!(due.tasks && due.emails && due.events && due.deliveries);
    recorder.look("feed", |conn| feed::entries_after(conn, 20_000, 100));
    recorder.look("ends of the feed", feed::ends);
    recorder.look("what has no number", feed::are_there_unnumbered);
    assert_eq!(recorder.look_at_write("numbers", feed::give_numbers), 100);
    recorder.look("no number that is lacking", feed::are_there_unnumbered);
    recorder.look("import left behind", |conn| imports::is_left_behind(conn, NOW));
    recorder.look("standing import", imports::standing).unwrap();
    recorder.look("next piece of an import", |conn| imports::next_piece(conn, 7)).unwrap();
    recorder.look("gathered pieces of an import", |conn| imports::pieces_left(conn, 7));
    of_webhooks(&mut recorder);
    renewals(&mut recorder);
    let claimed = recorder.look_at_write("claim", |tx| outbox::claim(tx, NOW, Duration::from_secs(55), 20));
    assert_eq!(claimed.len(), 20);
    recorder.look_at_write("pull back", |tx| outbox::pull_back(tx, NOW, most));
    recorder.look_at_write("put off others", |tx| outbox::put_off_others(tx, AGENCY, NOW));
    recorder.look("throttle", |conn| throttle::wait(conn, "k7", 5, DAY, NOW));
    let failing = recorder.look("work that fails", |conn| setbacks::still_failing(conn, 0, most));
    assert_eq!(failing.len(), 100);
    recorder.look("work by its number", |conn| setbacks::numbered(conn, 7));
    recorder.look_at_write("let an import go", |tx| imports::let_go(tx, 7));
    recorder.look("work on a request that fails", |conn| setbacks::of_request(conn, 301, 301));
    let gone = recorder.look_at_write("sweep", |tx| housekeeping::sweep(tx, DAY * 365 * 5, NOW, most));
    assert!(gone > 500, "{gone}");
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

/// What sending to webhooks asks.
fn of_webhooks(recorder: &mut Recorder) {
    let lease = Duration::from_secs(55);
    let due = recorder.look("webhooks that are due", |conn| webhooks::due(conn, NOW, lease));
    assert!(due.len() > 1, "{due:?}");
    let claimed = recorder.look_at_write("claim of events", |tx| webhook_deliveries::claim(tx, due[0], NOW, lease, 20));
    assert!(!claimed.is_empty());
    recorder.look_at_write("events pulled back", |tx| webhook_deliveries::pull_back(tx, NOW, 100));
    let troubled = recorder.look("gathered events in trouble", |conn| webhook_deliveries::troubled(conn, due[0], 25));
    assert!(!troubled.is_empty());
    recorder.look("gathered webhooks", webhooks::with_owed);
}

/// What a visit to billing contacts asks, the agency among them.
fn renewals(recorder: &mut Recorder) {
    let (steps, today) = (NoticeSteps::default(), Day::at(NOW, TimeZone::UTC));
    let visited = recorder.look("to visit", |conn| notice_rounds::to_visit(conn, NOW, 100));
    assert_eq!(visited.len(), 100);
    let untold = recorder.look("untold", |conn| notices_sent::untold(conn, &visited, today, &steps, 2001));
    assert!(!untold.is_empty());
    recorder.look("told on a day", |conn| notice_days::told_on(conn, &visited, today));
    recorder.look("emails that take more in", |conn| notice_days::gathering(conn, &visited));
    recorder.look_at_write("days ahead", |tx| notice_days::forget_ahead(tx, &visited, today));
    diesel::sql_query("UPDATE notice_terms SET anew_after = 500").execute(&mut recorder.conn).unwrap();
    let passed = recorder.look_at_write("looked after anew", |tx| notice_terms::go_on_anew(tx, NOW));
    assert_eq!(passed, 1000);
    let next = recorder.look("next days", |conn| notices_sent::next_days(conn, &visited, today, &steps));
    assert_eq!(next.len(), 100);
    let services: Vec<_> = (1..=50).map(ServiceId).collect();
    recorder.look("told of services", |conn| notices_sent::told_of(conn, &services));
    let taken = recorder.look_at_write("take rounds", |tx| notice_rounds::take(tx, &visited));
    assert_eq!(taken.len(), 100);
}

/// Of 1,000 emails about one submission, for two readers, half are sent.
#[test]
fn the_emails_of_one_submission_are_claimed_without_reading_those_that_were_sent() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    diesel::sql_query("DELETE FROM outbox").execute(&mut recorder.conn).unwrap();
    let counted = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 1000)";
    let columns =
        "kind, submission_id, request_id, account_id, message_id, created_at, not_before, outcome, finished_at";
    let values =
        "'done', 7, 7, 1 + i % 2, 'm' || i, 0, 0, CASE WHEN i <= 500 THEN 'sent' END, CASE WHEN i <= 500 THEN 0 END";
    let filled = format!("INSERT INTO outbox ({columns}) {counted} SELECT {values} FROM n");
    diesel::sql_query(filled).execute(&mut recorder.conn).unwrap();
    let done = recorder.db.write_blocking(|tx| {
        let told = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&told);
        tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                into.lock().unwrap().push(query.to_string());
            }
        });
        let claimed = outbox::claim(tx, NOW, Duration::from_secs(55), 20)?;
        let statement = data::written_out(&told.lock().unwrap()[0]);
        Ok((statement, claimed))
    });
    let (statement, claimed) = done.unwrap();
    assert_eq!(claimed.len(), 2, "one for each reader");
    if on_postgres() {
        // With few rows it may as well read all that is unfinished once. What is looked at is how an index leads there.
        for way in ["enable_hashjoin", "enable_mergejoin", "enable_seqscan"] {
            diesel::sql_query(format!("SET {way} = off")).execute(&mut recorder.conn).unwrap();
        }
    }
    let plan = recorder.plan(&statement);
    let whole = plan.join("\n");
    if on_postgres() {
        let rows = rows_read(&plan);
        assert!(rows < 10_000, "{rows} rows are read for two\n{whole}");
    } else {
        assert!(plan.iter().any(|line| line.contains("earlier") && line.contains("outbox_unfinished")), "{whole}");
    }
}

/// Rows that the parts of PostgreSQL's plan give or throw away, in all their rounds.
fn rows_read(plan: &[String]) -> u64 {
    let mut rounds = 1;
    let rows = plan.iter().map(|line| {
        rounds = number(line, "loops=").unwrap_or(rounds);
        ["actual rows=", "Rows Removed by Filter: ", "Rows Removed by Join Filter: "]
            .iter()
            .filter_map(|what| number(line, what))
            .sum::<u64>()
            * rounds
    });
    rows.sum()
}
