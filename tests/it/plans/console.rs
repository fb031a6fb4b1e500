//! What operators list: by an index, however much there is of it.

use handover::domain::account::NicHandle;
use handover::domain::request::State;
use handover::domain::time::Moment;
use handover::domain::{RequestId, ServiceId, SubmissionId};
use handover::store::operator_log::{self, LogPageFilter};
use handover::store::outbox::{self, UnsentState};
use handover::store::request_lists::{self, Beyond, ListedForOperator};
use handover::store::service_history::{self, HistoryPlace};
use handover::store::{codes, requests};

use super::PAGE;
use super::data::{AGENCY, NOW};
use super::recorder::Recorder;
use crate::support::app::Ground;

#[test]
fn what_operators_list_is_read_in_order_from_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    emails(&mut recorder);
    log(&mut recorder);
    let all = [None, Some(ServiceId(101))];
    let states = [State::Pending, State::Processing, State::Done, State::Expired, State::Failed];
    for (service, state) in
        all.into_iter().flat_map(|of| states.map(|state| (of, Some(state))).into_iter().chain([(of, None)]))
    {
        for beyond in [Beyond::Start, Beyond::OlderThan(30_000), Beyond::NewerThan(30_000)] {
            let wanted = ListedForOperator { service, account: None, state };
            let name = format!("operators' requests, {wanted:?}, {beyond:?}");
            let found = recorder.look(&name, |conn| request_lists::for_operator(conn, wanted, (beyond, PAGE), NOW));
            assert!(service.is_some() || found.len() == PAGE, "{name}: {}", found.len());
        }
    }
    let of_account = ListedForOperator { account: Some(AGENCY), ..ListedForOperator::default() };
    recorder.look("operators' requests of an account", |conn| {
        request_lists::for_operator(conn, of_account, (Beyond::Start, PAGE), NOW)
    });
    recorder.look("all of a submission", |conn| requests::listed_of_submission(conn, None, SubmissionId(100)));
    recorder.look("codes of a submission", |conn| codes::tries_of(conn, SubmissionId(100)));
    let of = (ServiceId(50), None);
    let place = HistoryPlace { at: Moment(NOW.0 - 10_000_000), id: 20_000 };
    for beyond in [Beyond::Start, Beyond::OlderThan(place)] {
        recorder.look("operators' history of a service", |conn| service_history::told_to(conn, None, of, beyond, PAGE));
    }
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

fn emails(recorder: &mut Recorder) {
    let failing = "UPDATE outbox SET last_error = 'x' WHERE finished_at IS NULL AND id % 200 = 0";
    diesel::RunQueryDsl::execute(diesel::sql_query(failing), &mut recorder.conn).unwrap();
    for state in [None, Some(UnsentState::Waiting), Some(UnsentState::Failing), Some(UnsentState::Refused)] {
        for beyond in [Beyond::Start, Beyond::OlderThan(5_000), Beyond::NewerThan(15_000)] {
            let name = format!("emails, {state:?}, {beyond:?}");
            let found = recorder.look(&name, |conn| outbox::unsent_traces(conn, state, beyond, PAGE));
            assert_eq!(found.len(), PAGE, "{name}");
        }
    }
    let of = (RequestId(100), SubmissionId(100));
    recorder.look("gathered emails of a request", |conn| outbox::traces_of_request(conn, of, 100));
    recorder.look("gathered emails of a submission", |conn| outbox::traces_of_submission(conn, SubmissionId(100), 100));
    recorder.look("a refused email to an account", |conn| outbox::is_refused_at_its_address(conn, AGENCY, NOW));
    recorder.look("an email", |conn| outbox::unsent_trace(conn, 100));
}

fn log(recorder: &mut Recorder) {
    let account = NicHandle::parse("xx7-nic").ok();
    let (since, until) = (Some(Moment(NOW.0 - 86_400_000 * 900)), Some(Moment(NOW.0 - 86_400_000 * 500)));
    let all = LogPageFilter::default;
    let filters = [
        all(),
        LogPageFilter { account: account.clone(), ..all() },
        LogPageFilter { operator: Some("xx7-nic".to_owned()), ..all() },
        LogPageFilter { act: Some("account-seen".to_owned()), ..all() },
        LogPageFilter { since, until, ..all() },
        LogPageFilter { since, until, account, act: Some("account-seen".to_owned()), ..all() },
    ];
    for filter in filters {
        for beyond in [Beyond::Start, Beyond::OlderThan(11_000), Beyond::NewerThan(9_000)] {
            let name = format!("operators' log, {filter:?}, {beyond:?}");
            let lines = recorder.look(&name, |conn| operator_log::newest_lines(conn, &filter, beyond, PAGE));
            assert!(!lines.is_empty(), "{name}");
        }
    }
    recorder.look("hashes of the log", |conn| operator_log::hashes(conn, &[100, 101]));
}
