//! What is checked: the faults of a form, and each at its field.

use super::*;

const TEXT: TextFault = TextFault::TooLong(254);

/// Who has a bill to pay, and whether the old billing contact is the one who asks.
#[derive(Clone, Copy)]
struct Owing {
    old_owes: bool,
    new_owes: bool,
    old_asks: bool,
}

/// What is told of a field that may be changed, but of requests that are open.
fn expected_of(kind: &str, contact: ContactType, owing: Owing) -> Vec<ChangeFault> {
    let named = match kind {
        "unknown" => Some(ChangeFault::Unknown),
        "shared" => Some(ChangeFault::Shared),
        "unreadable" => Some(ChangeFault::Text(TEXT)),
        "elsewhere" => Some(ChangeFault::OtherZone),
        _ => None,
    };
    let new_is_known = kind == "good" || kind == "elsewhere";
    let owes = contact == Billing && (owing.old_owes || (owing.new_owes && new_is_known));
    let bills = owes.then_some(ChangeFault::OutstandingPayments { own: owing.old_owes && owing.old_asks });
    named.into_iter().chain(bills).collect()
}

#[test]
fn every_combination_of_faults_is_shown_whole_and_each_at_its_field() {
    const NEW: i64 = 20;
    let fields = triples(&["unchanged", "good", "unknown", "shared", "unreadable", "elsewhere"]);
    // Is another request open for the contact, and may the requester see it?
    let open_requests = triples(&[None, Some(false), Some(true)]);
    for roles in [[true, false, false], [false, true, true], [true, false, true], [false, false, true]] {
        let may = WHO_MAY_ASK.into_iter().find(|(row, _)| *row == roles).unwrap().1;
        for (old_owes, new_owes) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut today = std::array::from_fn(|i| account(if roles[i] { REQUESTER } else { [11, 12, 13][i] }));
            today[2].outstanding_payments = u32::from(old_owes);
            let requester = Account { outstanding_payments: u32::from(old_owes && roles[2]), ..account(REQUESTER) };
            let new = |kind| match kind {
                "unchanged" => NamedContact::Unchanged,
                "good" => NamedContact::Account(if new_owes { owing(NEW) } else { account(NEW) }),
                "unknown" => NamedContact::Unknown,
                "shared" => NamedContact::Shared,
                "unreadable" => NamedContact::Unreadable(TEXT),
                _ => NamedContact::Account(Account { outstanding_payments: u32::from(new_owes), ..elsewhere(NEW) }),
            };
            let today_contacts = three(&today);
            for field in &fields {
                let named = three(&field.map(new));
                for opens in &open_requests {
                    let mut open = BTreeMap::new();
                    let mut expected = Vec::new();
                    for (i, contact) in ContactType::ALL.into_iter().enumerate() {
                        let id = RequestId(i64::try_from(i).unwrap());
                        if let Some(visible) = opens[i] {
                            open.insert(contact, OpenRequest { id, visible });
                        }
                        if field[i] == "unchanged" {
                            continue;
                        }
                        if !may[i] {
                            expected.push((ChangeField::Contact(contact), ChangeFault::NotYours));
                            continue;
                        }
                        let told = expected_of(field[i], contact, Owing { old_owes, new_owes, old_asks: roles[2] });
                        let asked =
                            open.get(&contact).map(|open| ChangeFault::AlreadyAsked(open.visible.then_some(open.id)));
                        let at_field = |fault| (ChangeField::Contact(contact), fault);
                        expected.extend(told.into_iter().chain(asked).map(at_field));
                    }
                    let (requester, today) = (&requester, &today_contacts);
                    let asking = Asking { requester, today, named: &named, open: &open, locked: false, note: None };
                    let context = || format!("{roles:?} {field:?} {opens:?} old {old_owes} new {new_owes}");
                    match plan(&asking) {
                        Ok(_) => assert!(expected.is_empty() && field.contains(&"good"), "{}", context()),
                        Err(NotPlanned::NothingChanged) => assert_eq!(*field, ["unchanged"; 3], "{}", context()),
                        Err(NotPlanned::Fields(faults)) => {
                            assert!(!faults.is_empty(), "{}", context());
                            assert_eq!(faults, expected, "{}", context());
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_form_with_everything_wrong_hears_of_everything() {
    let today = [account(REQUESTER), account(12), owing(13)];
    let named = [NamedContact::Unknown, NamedContact::Account(elsewhere(20)), NamedContact::Account(elsewhere(21))];
    let open = BTreeMap::from([
        (Administrative, OpenRequest { id: RequestId(5), visible: true }),
        (Billing, OpenRequest { id: RequestId(6), visible: false }),
    ]);
    let requester = &today[0];
    let note = Some(NoteFault::Address);
    let outcome =
        plan(&Asking { requester, today: &three(&today), named: &three(&named), open: &open, locked: false, note });
    let faults = vec![
        (ChangeField::Contact(Administrative), ChangeFault::Unknown),
        (ChangeField::Contact(Administrative), ChangeFault::AlreadyAsked(Some(RequestId(5)))),
        (ChangeField::Contact(Technical), ChangeFault::OtherZone),
        (ChangeField::Contact(Billing), ChangeFault::OtherZone),
        (ChangeField::Contact(Billing), ChangeFault::OutstandingPayments { own: false }),
        (ChangeField::Contact(Billing), ChangeFault::AlreadyAsked(None)),
        (ChangeField::Note, ChangeFault::Note(NoteFault::Address)),
    ];
    assert_eq!(outcome, Err(NotPlanned::Fields(faults)));
}

#[test]
fn each_fault_of_the_text_keeps_its_reason() {
    for fault in [TextFault::Empty, TextFault::ControlCharacters, TextFault::TooLong(254)] {
        let today = [11, REQUESTER, 13].map(account);
        let outcome = ask(
            &today[1],
            &today,
            &[NamedContact::Unchanged, NamedContact::Unreadable(fault), NamedContact::Unchanged],
        );
        assert_eq!(outcome, Err(NotPlanned::Fields(vec![(ChangeField::Contact(Technical), ChangeFault::Text(fault))])));
    }
}
