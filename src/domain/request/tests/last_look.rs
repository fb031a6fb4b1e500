//! The last look: what a confirmed request can fail with.

use super::*;
use crate::domain::name::AccountName;
use crate::domain::service::{ContactLock, LockedBy};

/// All that the last look is at: the administrator asks to replace another technical and billing contact.
struct Scene {
    request: Request,
    lock: Option<ContactLock>,
    contacts: Contacts<AccountId>,
    requester: Account,
    from: Account,
    to: Account,
    taken: ContactTypes,
}

impl Scene {
    fn look(&self) -> Result<(), FailReason> {
        last_look(&LastLook {
            request: &self.request,
            lock: self.lock,
            contacts: &self.contacts,
            requester: &self.requester,
            from: &self.from,
            to: &self.to,
            taken_from_requester: &self.taken,
        })
    }
}

fn scene() -> Scene {
    let account = |id: AccountId| Account {
        id,
        nic: NicHandle::parse(&format!("xx{id}-nic")).unwrap(),
        name: AccountName::shown(format!("Account {id}"), "–"),
        email: EmailAddress::parse(&format!("account{id}@example.org")).unwrap(),
        zone: Zone("eu".to_owned()),
        language: Language::English,
        time_zone: None,
        outstanding_payments: 0,
        payment_method: None,
        open: true,
    };
    Scene {
        request: Request {
            types: ContactTypes::from([Technical, Billing]),
            ..request(REQUESTER, OLD, NEW, State::Processing)
        },
        lock: None,
        contacts: Contacts { administrative: REQUESTER, technical: OLD, billing: OLD },
        requester: account(REQUESTER),
        from: account(OLD),
        to: account(NEW),
        taken: ContactTypes::new(),
    }
}

fn canada() -> Zone {
    Zone("ca".to_owned())
}

/// What the request fails with, and what happened.
type Mishap = (FailReason, fn(&mut Scene));

/// Everything that can have gone wrong by then.
const MISHAPS: [Mishap; 11] = [
    (FailReason::Locked, |scene| scene.lock = Some(ContactLock { by: LockedBy::Operator, since: Moment(0) })),
    (FailReason::ContactChanged, |scene| scene.contacts.technical = STRANGER),
    (FailReason::ContactChanged, |scene| scene.contacts.billing = NEW),
    (FailReason::RequesterClosed, |scene| scene.requester.open = false),
    (FailReason::NewContactClosed, |scene| scene.to.open = false),
    (FailReason::OtherZone, |scene| scene.to.zone = Zone("us".to_owned())),
    (FailReason::OtherZone, |scene| scene.requester.zone = Zone("asia".to_owned())),
    (FailReason::OutstandingPayments, |scene| scene.from.outstanding_payments = 1),
    (FailReason::OutstandingPayments, |scene| scene.to.outstanding_payments = 2),
    (FailReason::RightLost, |scene| scene.contacts.administrative = STRANGER),
    (FailReason::RightLost, |scene| scene.contacts.administrative = NEW),
];

#[test]
fn a_confirmed_request_is_carried_out_unless_something_happened() {
    assert_eq!(scene().look(), Ok(()));
    for (index, (reason, happen)) in MISHAPS.into_iter().enumerate() {
        let mut scene = scene();
        happen(&mut scene);
        assert_eq!(scene.look(), Err(reason), "mishap {index}");
    }
}

#[test]
fn what_the_rules_do_not_ask_for_stops_nothing() {
    let harmless: [fn(&mut Scene); 6] = [
        // A closed account, or one of another zone, may still be replaced.
        |scene| scene.from.open = false,
        |scene| scene.from.zone = canada(),
        // Both moved to another zone, together.
        |scene| (scene.requester.zone, scene.to.zone) = (canada(), canada()),
        // The requester is neither the old nor the new billing contact.
        |scene| scene.requester.outstanding_payments = 1,
        // No payments count where the billing contact does not change.
        |scene| {
            scene.request.types = ContactTypes::from([Technical]);
            (scene.from.outstanding_payments, scene.to.outstanding_payments) = (1, 1);
        },
        // A contact of a type that is not asked for has changed.
        |scene| {
            scene.request.types = ContactTypes::from([Technical]);
            scene.contacts.billing = STRANGER;
        },
    ];
    for (index, happen) in harmless.into_iter().enumerate() {
        let mut scene = scene();
        happen(&mut scene);
        assert_eq!(scene.look(), Ok(()), "harmless {index}");
    }
}

proptest! {
    #[test]
    fn whatever_happened_a_request_fails_for_a_reason_that_is_true(happened in prop::array::uniform10(any::<bool>())) {
        let mut scene = scene();
        let mut reasons = Vec::new();
        for ((reason, happen), happened) in MISHAPS.into_iter().zip(happened) {
            if happened {
                happen(&mut scene);
                reasons.push(reason);
            }
        }
        match scene.look() {
            Ok(()) => prop_assert!(reasons.is_empty(), "{reasons:?} unnoticed"),
            Err(reason) => prop_assert!(reasons.contains(&reason), "{reason:?} is none of {reasons:?}"),
        }
    }
}

#[test]
fn a_right_counts_that_the_requester_has_or_that_its_own_submission_took_from_it() {
    let sets: Vec<ContactTypes> =
        (0..8).map(|bits| (0..3).filter(|i| bits >> i & 1 == 1).map(|i| ContactType::ALL[i]).collect()).collect();
    for (has, taken) in sets.iter().flat_map(|has| sets.iter().map(move |taken| (has, taken))) {
        let held_by = |contact: ContactType| if has.contains(&contact) { REQUESTER } else { OLD };
        let contacts = Contacts {
            administrative: held_by(Administrative),
            technical: held_by(Technical),
            billing: held_by(Billing),
        };
        for (from, types) in sets.iter().skip(1).flat_map(|types| [(REQUESTER, types), (OLD, types)]) {
            // One account must hold all that is asked for; what else it may be is another test's.
            if types.iter().any(|contact| held_by(*contact) != from) {
                continue;
            }
            let ever = |contact: &ContactType| has.contains(contact) || taken.contains(contact);
            let right = ever(&Administrative) || types.iter().all(ever);
            let mut scene = Scene { contacts: contacts.clone(), taken: taken.clone(), ..scene() };
            scene.request.from = from;
            scene.request.types.clone_from(types);
            let expected = if right { Ok(()) } else { Err(FailReason::RightLost) };
            assert_eq!(scene.look(), expected, "has {has:?}, lost {taken:?}, asks for {types:?}");
        }
    }
}

#[test]
fn the_second_request_of_the_example_survives_the_first() {
    // A gave the administrative and billing contact to B; T is now to give the technical one to C, as A asked.
    let mut scene = scene();
    scene.contacts = Contacts { administrative: STRANGER, technical: OLD, billing: STRANGER };
    scene.request.types = ContactTypes::from([Technical]);
    assert_eq!(scene.look(), Err(FailReason::RightLost));
    scene.taken = ContactTypes::from([Administrative, Billing]);
    assert_eq!(scene.look(), Ok(()));
    // What was taken from A as billing contact alone would not carry it.
    scene.taken = ContactTypes::from([Billing]);
    assert_eq!(scene.look(), Err(FailReason::RightLost));
}
