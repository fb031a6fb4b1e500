//! Operators at the same moment: each act is done or says how things stand, and none waits for another for ever.

use super::together::no_deadlock;
use super::{ROUNDS, all_at_once, posts};
use crate::console::operator::{Operator, REASON};
use crate::second_factor::phone::STEP;
use crate::support::app::{PASSWORD, TestApp};

#[test]
fn of_two_who_give_one_name_to_two_services_one_is_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [nora, mona] = [Operator::admin(&app), Operator::new(&app, "Mona Admin", "admin")];
    for round in 0..ROUNDS {
        let [one, two] = [1, 2].map(|n| app.service(&format!("s{n}-{round}.example"), &alice, &alice, &alice));
        // The same name letter by letter, and in another spelling.
        let name = format!("r{round}.b\u{fc}cher.example");
        let other = if round % 2 == 0 { name.clone() } else { format!("R{round}.xn--bcher-kva.example") };
        let rename = |who: &Operator<'_>, service, to: &str| {
            posts(&who.own, &app, format!("/operator/services/{service}/rename"), &[("name", to), ("reason", REASON)])
        };
        let answers = all_at_once(vec![rename(&nora, one, &name), rename(&mona, two, &other)]);
        let answers: Vec<_> = answers.into_iter().flatten().collect();
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{round}");
        let refused = answers.iter().find(|answer| answer.status == 422).unwrap();
        assert_eq!(refused.fault("name"), "Another service of this category is called so.");
    }
    no_deadlock(&app);
}

#[test]
fn acts_on_the_same_services_and_accounts_do_not_block_each_other() {
    let app = TestApp::start();
    let operators = ["Nora", "Mona", "Ida", "Uma"].map(|name| Operator::new(&app, name, "admin"));
    for round in 0..ROUNDS {
        let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
        let services: Vec<_> =
            (0..6).map(|n| app.service(&format!("s{n}-{round}.example"), &alice, &bob, &bob)).collect();
        let submission = alice.asks_for_all(&services).tech(&carol).confirm();
        let account = |nic: &str, act: &str| format!("/operator/accounts/{nic}/{act}");
        let service = |place: usize, act: &str| format!("/operator/services/{}/{act}", services[place]);
        app.advance(STEP);
        let codes = operators.each_ref().map(Operator::code_of_now);
        let act = |who: usize, path: String, fields: &[(&str, &str)]| {
            let proof = [("reason", REASON), ("current_password", PASSWORD), ("code", codes[who].as_str())];
            posts(&operators[who].own, &app, path, &[fields, &proof].concat())
        };
        let answers = all_at_once(vec![
            act(0, account(&bob.nic, "replace"), &[("with", &alice.nic), ("as", "all")]),
            act(1, account(&carol.nic, "close"), &[]),
            act(2, service(5, "remove"), &[]),
            act(3, service(3, "lock"), &[("open", "end")]),
            posts(&alice, &app, format!("/submissions/{submission}/cancel"), &[]),
        ]);
        for (place, answer) in answers.into_iter().flatten().enumerate() {
            assert!([303, 409].contains(&answer.status), "{place}: {} {}", answer.status, answer.text("main"));
        }
        assert_eq!(app.db_count(&format!("requests WHERE submission_id = {submission} AND state = 'pending'")), 0);
        assert_eq!(app.db_count(&format!("services WHERE {} IN (tech_id, billing_id)", bob.id)), 0);
    }
    app.assert_services_counted();
    app.command(&["audit", "--verify"]).done();
    no_deadlock(&app);
}
