//! Two at once, or the same twice.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use handover::config::SecretKeys;
use handover::domain::Place;
use handover::domain::renewal::NoticeSteps;
use handover::domain::session::SessionId;
use handover::domain::time::DAY;
use handover::domain::time_zone::TimeZone;
use handover::flows::second_step::{BegunSecondStep, FinishedSecondStep, begin_second_step, finish_second_step};
use handover::flows::sign_in::{BegunSignIn, CheckedPassword, FinishedSignIn, begin_sign_in, finish_sign_in};
use handover::flows::{Cx, Doer, Occasion, Terms};
use handover::keys::Keyring;
use handover::passwords::Checked;
use handover::store::StoreResult;

use crate::second_factor::is_signed_in;
use crate::second_factor::phone::{Phone, STEP, gives, knocks};
use crate::support::app::{KEY, Options, TestApp};
use crate::support::customer::Customer;

#[test]
fn of_two_at_once_with_the_same_code_one_wins() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for round in 0..8 {
        let code = if round % 2 == 0 { phone.code(&app, 0) } else { phone.recovery[round].clone() };
        let cookies = [0, 1].map(|_| knocks(&app, &alice).cookie("handover").unwrap());
        let start = Barrier::new(2);
        let answers = thread::scope(|scope| {
            let give = |cookie: &String| {
                let browser = Customer::stranger(&app);
                browser.set_cookie("handover", cookie);
                start.wait();
                (gives(&browser, &code).status, is_signed_in(&browser))
            };
            let running = cookies.each_ref().map(|cookie| scope.spawn(move || give(cookie)));
            running.map(|one| one.join().unwrap())
        });
        let mut sorted = answers;
        sorted.sort_unstable();
        assert_eq!(sorted, [(303, true), (422, false)], "round {round}");
        app.advance(STEP);
    }
}

fn terms() -> Terms {
    let keyring = Arc::new(Keyring::new(&SecretKeys::from_hex(KEY).unwrap()));
    let (zones, nic_suffix) = (vec!["eu".to_owned()], "nic".to_owned());
    let (notice_steps, time_zone) = (NoticeSteps::default(), TimeZone::UTC);
    let (request_ttl, apply_delay) = (DAY, Duration::ZERO);
    Terms { keyring, request_ttl, apply_delay, notice_steps, time_zone, limits: true, zones, nic_suffix }
}

/// Runs a flow past the pages.
fn flow<T>(app: &TestApp, flow: impl Fn(&mut Cx<'_>) -> StoreResult<T>) -> T {
    let (now, by, from) = (app.clock.now(), Doer::System, Place::default());
    let occasion = Occasion { terms: terms(), now, by, from };
    app.db.write_blocking(|tx| flow(&mut occasion.context(tx))).unwrap()
}

/// A sign-in that waits.
fn waits(app: &TestApp, who: &Customer<'_>) -> SessionId {
    let begun = flow(app, |cx| begin_sign_in(cx, &who.nic));
    let BegunSignIn::LetIn(attempt) = begun else { panic!("it is not let in") };
    let password = CheckedPassword { checked: Checked::Right, renewed: None };
    let finished = flow(app, |cx| finish_sign_in(cx, &attempt, &password, None));
    let FinishedSignIn::AwaitsCode(id) = finished else { panic!("no code is asked for") };
    id
}

#[test]
fn of_two_codes_looked_at_before_either_was_taken_the_second_is_refused() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let (keyring, now) = (terms().keyring, app.clock.now());
    let begin = |id: &SessionId| match flow(&app, |cx| begin_second_step(cx, id)) {
        BegunSecondStep::Begun(attempt) => attempt,
        BegunSecondStep::Over | BegunSecondStep::TooOften(_) => panic!("no code can be tried"),
    };
    let [first, second] = [0, 1].map(|_| begin(&waits(&app, &alice)));
    let [one, two] = [&first, &second].map(|attempt| {
        let proof = attempt.holder.by_app(&keyring, &phone.code(&app, 0), now);
        flow(&app, |cx| finish_second_step(cx, attempt, proof.as_ref()))
    });
    assert!(matches!((one, two), (FinishedSecondStep::SignedIn(_), FinishedSecondStep::Wrong)));
    // And of one sign-in tried twice at once.
    let id = waits(&app, &alice);
    let [first, second] = [0, 1].map(|_| begin(&id));
    let proofs = [first.holder.by_recovery_code(0), second.holder.by_app(&keyring, &phone.code(&app, 1), now)];
    let [one, two] = [(first, &proofs[0]), (second, &proofs[1])]
        .map(|(attempt, proof)| flow(&app, |cx| finish_second_step(cx, &attempt, proof.as_ref())));
    assert!(matches!((one, two), (FinishedSecondStep::SignedIn(_), FinishedSecondStep::Over)));
}

#[test]
fn a_code_form_sent_twice_signs_in_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    let waiting = browser.cookie("handover").unwrap();
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/services");
    let twin = Customer::stranger(&app);
    twin.set_cookie("handover", &waiting);
    let answer = gives(&twin, &phone.code(&app, 0));
    assert_eq!((answer.location(), answer.header("set-cookie")), ("/sign-in", None), "the new cookie stays");
    assert!(is_signed_in(&browser));
}
