//! What programs list and look up: by an index, however much there is of it.

use handover::domain::account::NicHandle;
use handover::domain::request::State;
use handover::domain::time::Moment;
use handover::domain::{AccountId, ApiKeyId, RequestId, ServiceId};
use handover::reads::records::{account_record, request_records, service_record, service_records};
use handover::store::bulk::accounts::candidates_called;
use handover::store::bulk::services::services_known_by;
use handover::store::request_lists::{ListedForPrograms, numbers_beyond, open_numbers_of};
use handover::store::walks::services_of_contact;
use handover::store::{StoreResult, Tx, api_keys, request_lists, services, sessions, webhook_deliveries, webhooks};

use super::data::{AGENCY, NOW};
use super::recorder::Recorder;
use crate::support::app::Ground;

/// Who has as little as most.
const CUSTOMER: AccountId = AccountId(52);
const MOST: usize = 100;

#[test]
fn what_programs_list_is_read_in_order_from_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    let keys = recorder.look("keys of programs", |conn| api_keys::beyond(conn, ApiKeyId(50), 100));
    assert_eq!(keys.len(), 100);
    all_requests(&mut recorder);
    all_services(&mut recorder);
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

fn all_requests(recorder: &mut Recorder) {
    let lists = [
        (None, None),
        (None, Some(AGENCY)),
        (None, Some(CUSTOMER)),
        (Some(ServiceId(101)), None),
        (Some(ServiceId(101)), Some(AGENCY)),
    ];
    let states = State::ALL.iter().copied().map(Some).chain([None]);
    for (state, (service, account)) in states.flat_map(|state| lists.map(|list| (state, list))) {
        for beyond in [0, 30_000] {
            let wanted = ListedForPrograms { service, account, state };
            // What is overdue is sorted: it is little.
            let overdue = if state == Some(State::Expired) { "gathered " } else { "" };
            let name = format!("{overdue}requests, {wanted:?} beyond {beyond}");
            let found = recorder.look(&name, |conn| numbers_beyond(conn, wanted, (RequestId(beyond), NOW), MOST));
            assert!(found.is_sorted() && found.iter().all(|found| found.0 > beyond), "{name}: {found:?}");
            assert!(service.is_some() || account == Some(CUSTOMER) || found.len() == MOST, "{name}: {}", found.len());
        }
    }
    let numbers: Vec<_> = (500..600).map(RequestId).collect();
    let told = recorder.look("gathered requests, whole", |conn| request_records(conn, &numbers, NOW));
    assert_eq!(told.len(), 100);
}

fn all_services(recorder: &mut Recorder) {
    for beyond in [0, 15_000] {
        let found = recorder
            .look("gathered services of a contact", |conn| services_of_contact(conn, CUSTOMER, ServiceId(beyond), 100));
        assert!(!found.is_empty() && found.iter().all(|service| service.id.0 > beyond), "{found:?}");
        let told = recorder.look("services, whole", |conn| service_records(conn, found));
        assert!(!told.is_empty());
    }
    let told = recorder.look("a service", |conn| service_record(conn, "HOSTING", "name-50-50"));
    assert!(told.is_some());
    let nic = NicHandle::parse("xx7-nic").unwrap();
    assert!(recorder.look("an account", |conn| account_record(conn, &nic)).is_some());
}

#[test]
fn what_a_batch_names_is_found_by_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    let names: Vec<String> = (1..=100).map(|number| format!("name-{}-{number}", number % 173)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(recorder.look("services called so", |conn| services_known_by(conn, &names)).len(), 100);
    assert!(recorder.look("services that were removed", |conn| services::removed_keys(conn, &names)).is_empty());
    let handles: Vec<String> = (1..=20).map(|number| format!("xx{number}-nic")).collect();
    let handles: Vec<&str> = handles.iter().map(String::as_str).collect();
    assert_eq!(recorder.look("accounts called so", |conn| candidates_called(conn, &handles)).len(), 20);
    let closing: Vec<_> = (100..200).map(AccountId).collect();
    for accounts in [&closing[..1], &closing] {
        let open = recorder.look("gathered open requests", |conn| open_numbers_of(conn, accounts, 500));
        assert!(accounts.len() == 1 || !open.is_empty());
    }
    let count = recorder.look("number of open requests", |conn| request_lists::count_open_of(conn, CUSTOMER, NOW));
    assert!(count < 100, "{count}");
    let ends = |tx: &mut Tx| -> StoreResult<()> { sessions::end_all_of_each(tx, &closing, Moment(NOW.0)) };
    recorder.look_at_write("sessions of accounts", ends);
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

#[test]
fn what_a_webhook_is_asked_about_is_found_by_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    let counted = recorder.look("gathered webhooks", webhooks::with_owed);
    let troubled = counted.iter().find(|webhook| webhook.owed.waiting > 0 && webhook.owed.failed > 0);
    let webhook = troubled.unwrap().webhook.id;
    let troubled = recorder.look("gathered events in trouble", |conn| webhook_deliveries::troubled(conn, webhook, 25));
    assert!(!troubled.is_empty());
    recorder.look("the webhook of an event", |conn| webhook_deliveries::webhook_of(conn, 500));
    let again = recorder.look_at_write("tried again", |tx| webhook_deliveries::retry_all(tx, webhook, NOW));
    assert!(again > 0);
    recorder.look_at_write("one tried again", |tx| webhook_deliveries::retry(tx, webhook, troubled[0].id, NOW));
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}
