//! Who is told what when a request has come to its end: the table of RULES.md, Emails, in full.

use super::*;
use crate::domain::request::{Actor, Request, State};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{RequestId, ServiceId, SubmissionId};

const REQUESTER: AccountId = AccountId(1);
const NEW: AccountId = AccountId(2);
const OLD: AccountId = AccountId(3);
const ADMINISTRATOR: AccountId = AccountId(4);
const EVERYBODY: [AccountId; 4] = [REQUESTER, NEW, OLD, ADMINISTRATOR];

fn request(from: AccountId, to: AccountId) -> Request {
    Request {
        id: RequestId(1),
        submission: SubmissionId(1),
        service: ServiceId(1),
        requester: REQUESTER,
        from,
        to,
        types: ContactTypes::from([ContactType::Technical]),
        stored_state: State::Pending,
        created_at: Moment(0),
        expires_at: Moment(1000),
        decided_at: None,
        apply_at: None,
        ended: None,
        validations: Vec::new(),
        refusal: None,
    }
}

/// Every request that there can be (and those replacing an account by itself), with each administrator.
fn every_case() -> Vec<(Request, AccountId)> {
    let requests = [REQUESTER, NEW].into_iter().flat_map(|to| [REQUESTER, NEW, OLD].map(|from| request(from, to)));
    requests.flat_map(|request| EVERYBODY.map(|administrator| (request.clone(), administrator))).collect()
}

fn everybody_who_acts() -> Vec<Actor> {
    EVERYBODY.into_iter().map(Actor::Account).chain([Actor::Operator, Actor::System]).collect()
}

/// What each account is told, the same twice where it is told twice.
fn told(notices: &[(Outcome, AccountId)], account: AccountId) -> Vec<Outcome> {
    notices.iter().filter(|(_, reader)| *reader == account).map(|(kind, _)| *kind).collect()
}

#[test]
fn a_change_that_happened_is_told_to_the_parties_the_replaced_contact_and_the_administrator() {
    for (request, administrator) in every_case() {
        for by in everybody_who_acts() {
            let notices = final_notices(&request, State::Done, by, administrator);
            for account in EVERYBODY {
                let expected: &[_] = if account == REQUESTER || account == request.to {
                    &[Outcome::Done]
                } else if account == request.from {
                    &[Outcome::Replaced]
                } else if account == administrator {
                    &[Outcome::DoneAdministrator]
                } else {
                    &[]
                };
                let (from, to) = (request.from, request.to);
                assert_eq!(
                    told(&notices, account),
                    expected,
                    "{account}: {from} to {to}, administrator {administrator}"
                );
            }
        }
    }
}

#[test]
fn a_request_that_came_to_nothing_is_told_to_the_parties_less_whose_act_it_was() {
    let ends = [
        (State::Declined, Outcome::Declined),
        (State::Cancelled, Outcome::Cancelled),
        (State::Expired, Outcome::Expired),
        (State::Failed, Outcome::Failed),
    ];
    for (end, kind) in ends {
        for (request, administrator) in every_case() {
            for by in everybody_who_acts() {
                let notices = final_notices(&request, end, by, administrator);
                for account in EVERYBODY {
                    let party = account == REQUESTER || account == request.to;
                    let expected: &[_] = if party && by != Actor::Account(account) { &[kind] } else { &[] };
                    assert_eq!(told(&notices, account), expected, "{account}: {end:?} by {by:?}, to {}", request.to);
                }
            }
        }
    }
}

#[test]
fn a_request_that_is_open_is_no_news() {
    for (request, administrator) in every_case() {
        for (state, by) in [(State::Pending, Actor::System), (State::Processing, Actor::Account(request.to))] {
            assert_eq!(final_notices(&request, state, by, administrator), []);
        }
    }
}

#[test]
fn every_notice_is_read_as_it_was_written() {
    let (submission, request, reader) = (SubmissionId(2), RequestId(3), REQUESTER);
    let codes = CodeOccasion::VARIANTS.iter();
    let codes = codes.map(|occasion| Notice::Code { submission, reader, generation: 4, occasion: *occasion });
    let outcomes = Outcome::VARIANTS.iter();
    let outcomes = outcomes.map(|outcome| Notice::Outcome { request, submission, reader, outcome: *outcome });
    let gathered = Outcome::VARIANTS.iter();
    let gathered = gathered.map(|outcome| Notice::Outcomes { submission, reader, outcome: *outcome });
    let renewals = [(RenewalOccasion::Due, None), (RenewalOccasion::TakenOver, Some(submission))];
    let renewals = renewals.map(|(occasion, submission)| Notice::Renewals { reader, occasion, submission });
    let links = LinkKind::ALL.iter().map(|kind| Notice::Link { link: LinkId(5), kind: *kind });
    let accounts = AccountNotice::VARIANTS.iter().map(|what| Notice::to_account(*what, reader));
    let services = ServiceNotice::VARIANTS.iter();
    let services = services.map(|what| Notice::Service { reader: ServiceReader::Account(reader), what: *what });
    let all = codes.chain(outcomes).chain(gathered).chain(renewals).chain(links).chain(accounts).chain(services);
    let all: Vec<_> = all.collect();
    assert_eq!(all.iter().map(Notice::name).collect::<Vec<_>>(), notice_names().collect::<Vec<_>>());
    let to_an_address = ServiceReader::Address("owner@example.org".to_owned());
    let to_an_owner = Notice::Service { reader: to_an_address, what: ServiceNotice::OwnerChanged };
    for notice in all.iter().chain([&to_an_owner]) {
        assert_eq!(Notice::read(notice.name(), notice.about()).as_ref(), Some(notice));
        assert_eq!(Notice::read(notice.name(), NoticeAbout::default()), None);
    }
    assert_eq!(Notice::read("of-tomorrow", all[0].about()), None);
}
