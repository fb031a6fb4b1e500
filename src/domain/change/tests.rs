//! The tables of RULES.md: who may ask for what, what is checked, and what a submission becomes. What is expected is
//! worked out here from the page, not with the functions under test.

mod faults;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::account::{EmailAddress, Language, NicHandle, Zone};
use crate::domain::name::AccountName;

use ContactType::{Administrative, Billing, Technical};

const REQUESTER: i64 = 1;

/// Which may be changed (administrative, technical, billing) by whoever is the service's …
const WHO_MAY_ASK: [([bool; 3], [bool; 3]); 8] = [
    ([false, false, false], [false, false, false]),
    ([false, false, true], [false, false, true]),
    ([false, true, false], [false, true, false]),
    ([false, true, true], [false, true, true]),
    ([true, false, false], [true, true, true]),
    ([true, false, true], [true, true, true]),
    ([true, true, false], [true, true, true]),
    ([true, true, true], [true, true, true]),
];

fn account(id: i64) -> Account {
    Account {
        id: AccountId(id),
        nic: NicHandle::parse(&format!("xx{id}-nic")).unwrap(),
        name: AccountName::shown(format!("Account {id}"), "–"),
        email: EmailAddress::parse(&format!("account{id}@example.org")).unwrap(),
        zone: Zone("eu".to_owned()),
        language: Language::English,
        time_zone: None,
        outstanding_payments: 0,
        payment_method: None,
        open: true,
    }
}

fn owing(id: i64) -> Account {
    Account { outstanding_payments: 1, ..account(id) }
}

fn elsewhere(id: i64) -> Account {
    Account { zone: Zone("ca".to_owned()), ..account(id) }
}

fn three<T: Clone>(of: &[T; 3]) -> Contacts<T> {
    let [administrative, technical, billing] = of.clone();
    Contacts { administrative, technical, billing }
}

/// Asks with nothing being asked for yet.
fn ask(
    requester: &Account,
    today: &[Account; 3],
    named: &[NamedContact; 3],
) -> Result<Vec<PlannedRequest>, NotPlanned> {
    plan(&Asking {
        requester,
        today: &three(today),
        named: &three(named),
        open: &BTreeMap::new(),
        locked: false,
        note: None,
    })
}

fn planned(from: i64, to: i64, types: &[ContactType]) -> PlannedRequest {
    PlannedRequest { from: AccountId(from), to: AccountId(to), types: types.iter().copied().collect() }
}

/// One request for each pair of (from, to), in the order of the contact types.
fn grouped(today: [i64; 3], to: [Option<i64>; 3]) -> Vec<PlannedRequest> {
    let mut requests: Vec<PlannedRequest> = Vec::new();
    for (index, contact) in ContactType::ALL.into_iter().enumerate() {
        let Some(to) = to[index] else { continue };
        let pair = (AccountId(today[index]), AccountId(to));
        match requests.iter_mut().find(|request| (request.from, request.to) == pair) {
            Some(request) => _ = request.types.insert(contact),
            None => requests.push(planned(today[index], to, &[contact])),
        }
    }
    requests
}

/// Every way of filling in three fields with these.
fn triples<T: Clone>(options: &[T]) -> Vec<[T; 3]> {
    let pairs = options.iter().flat_map(|a| options.iter().map(move |b| (a, b)));
    pairs.flat_map(|(a, b)| options.iter().map(|c| [a.clone(), b.clone(), c.clone()])).collect()
}

#[test]
fn who_may_ask_for_what() {
    // The contacts that the requester is not: three accounts, or one that holds them all.
    for others in [[11, 12, 13], [11, 11, 11]] {
        for (roles, may) in WHO_MAY_ASK {
            let today = std::array::from_fn(|i| if roles[i] { REQUESTER } else { others[i] });
            // Left alone; the requester itself; a contact of today; two accounts that are new to the service.
            for to in triples(&[None, Some(REQUESTER), Some(11), Some(21), Some(22)]) {
                // Naming today's contact is naming nobody new.
                let to: [Option<i64>; 3] = std::array::from_fn(|i| to[i].filter(|to| *to != today[i]));
                let not_yours = ContactType::ALL.into_iter().enumerate().filter(|(i, _)| to[*i].is_some() && !may[*i]);
                let faults: Vec<_> =
                    not_yours.map(|(_, contact)| (ChangeField::Contact(contact), ChangeFault::NotYours)).collect();
                let expected = if !faults.is_empty() {
                    Err(NotPlanned::Fields(faults))
                } else if to == [None, None, None] {
                    Err(NotPlanned::NothingChanged)
                } else {
                    Ok(grouped(today, to))
                };
                let named = to.map(|to| to.map_or(NamedContact::Unchanged, |to| NamedContact::Account(account(to))));
                let outcome = ask(&account(REQUESTER), &today.map(account), &named);
                assert_eq!(outcome, expected, "today {today:?}, asked for {to:?}");
            }
        }
    }
}

#[test]
fn nobody_with_outstanding_payments_hands_over_or_takes_over_the_billing() {
    // The administrator asks. Old and new billing contact, who of them owes, and what it is told: whether it is its
    // own.
    let cases = [
        // Neither is the requester.
        (account(13), account(20), None),
        (owing(13), account(20), Some(false)),
        (account(13), owing(20), Some(false)),
        (owing(13), owing(20), Some(false)),
        // The requester hands it over.
        (account(REQUESTER), account(20), None),
        (owing(REQUESTER), account(20), Some(true)),
        (account(REQUESTER), owing(20), Some(false)),
        (owing(REQUESTER), owing(20), Some(true)),
        // The requester takes it over.
        (account(13), account(REQUESTER), None),
        (owing(13), account(REQUESTER), Some(false)),
        (account(13), owing(REQUESTER), Some(true)),
        (owing(13), owing(REQUESTER), Some(true)),
    ];
    for (old, new, told) in cases {
        let parties = [&old, &new];
        let requester = parties.into_iter().find(|account| account.id.0 == REQUESTER).cloned();
        let requester = requester.unwrap_or_else(|| account(REQUESTER));
        let today = [requester.clone(), account(12), old.clone()];
        let named = [NamedContact::Unchanged, NamedContact::Unchanged, NamedContact::Account(new.clone())];
        let expected = match told {
            Some(own) => {
                Err(NotPlanned::Fields(vec![(ChangeField::Contact(Billing), ChangeFault::OutstandingPayments { own })]))
            }
            None => Ok(vec![planned(old.id.0, new.id.0, &[Billing])]),
        };
        assert_eq!(ask(&requester, &today, &named), expected, "{} to {}", old.id, new.id);
    }
}

#[test]
fn payments_matter_to_the_billing_contact_only() {
    // The requester, the old and the new contact owe; so does the billing contact, who stays.
    let today = [owing(REQUESTER), owing(12), owing(13)];
    let named = [NamedContact::Account(owing(20)), NamedContact::Account(owing(21)), NamedContact::Unchanged];
    let expected = vec![planned(REQUESTER, 20, &[Administrative]), planned(12, 21, &[Technical])];
    assert_eq!(ask(&today[0], &today, &named), Ok(expected));
}

#[test]
fn the_zone_that_counts_is_the_requesters() {
    // The replaced contact's counts for nothing.
    let today = [account(REQUESTER), elsewhere(12), account(13)];
    let named = [NamedContact::Unchanged, NamedContact::Account(account(20)), NamedContact::Unchanged];
    assert_eq!(ask(&today[0], &today, &named), Ok(vec![planned(12, 20, &[Technical])]));
    let named = [NamedContact::Unchanged, NamedContact::Account(elsewhere(20)), NamedContact::Unchanged];
    assert_eq!(
        ask(&today[0], &today, &named),
        Err(NotPlanned::Fields(vec![(ChangeField::Contact(Technical), ChangeFault::OtherZone)]))
    );
}

#[test]
fn the_example_of_the_rules_becomes_two_requests() {
    let (a, t, b, c) = (REQUESTER, 2, 3, 4);
    let named = [b, c, b].map(|id| NamedContact::Account(account(id)));
    let outcome = ask(&account(a), &[a, t, a].map(account), &named);
    assert_eq!(outcome, Ok(vec![planned(a, b, &[Administrative, Billing]), planned(t, c, &[Technical])]));
}

proptest! {
    #[test]
    fn a_submission_asks_for_each_changed_contact_once(
        today in prop::array::uniform2(1i64..5),
        to in prop::array::uniform3(1i64..5),
    ) {
        // The administrator may change everything: nothing stands in the way.
        let today = [REQUESTER, today[0], today[1]];
        let changed: Vec<_> = (0..3).filter(|i| to[*i] != today[*i]).collect();
        prop_assume!(!changed.is_empty());
        let named = std::array::from_fn(|i| {
            if changed.contains(&i) { NamedContact::Account(account(to[i])) } else { NamedContact::Unchanged }
        });
        let requests = ask(&account(REQUESTER), &today.map(account), &named).unwrap();
        for i in changed.iter().copied() {
            let asked: Vec<_> = requests.iter().filter(|r| r.types.contains(&ContactType::ALL[i])).collect();
            prop_assert_eq!(asked.len(), 1);
            prop_assert_eq!((asked[0].from.0, asked[0].to.0), (today[i], to[i]));
        }
        prop_assert_eq!(requests.iter().map(|request| request.types.len()).sum::<usize>(), changed.len());
        for (i, one) in requests.iter().enumerate() {
            prop_assert!(requests[i + 1..].iter().all(|other| (one.from, one.to) != (other.from, other.to)));
        }
    }
}
