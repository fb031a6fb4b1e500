//! What is another's takes as much work as what there is not: neither an answer nor its time tells them apart.

use std::sync::{Arc, Mutex};

use diesel::Connection;
use diesel::connection::InstrumentationEvent;
use handover::domain::acts::Viewer;
use handover::domain::code::TypedValidationCode;
use handover::domain::request::Decision;
use handover::domain::{Place, RequestId};
use handover::flows::cancel::{Cancelled, cancel};
use handover::flows::chosen::Chosen;
use handover::flows::decide::{Decided, DecisionForm, decide};
use handover::flows::resend::{Resent, resend};
use handover::flows::{Cx, Doer, Occasion};
use handover::reads::requests::request_for;
use handover::store::StoreResult;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// What a flow says, and how many statements it takes.
fn worked<T>(app: &TestApp, by: &Customer<'_>, flow: impl Fn(&mut Cx<'_>) -> StoreResult<T>) -> (T, usize) {
    let (terms, now) = (app.context.terms.clone(), app.clock.now());
    let occasion = Occasion { terms, now, by: Doer::Account(by.id), from: Place::default() };
    let done = app.db.write_blocking(|tx| {
        let count = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&count);
        tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                *counted.lock().unwrap() += 1;
            }
        });
        let said = flow(&mut occasion.context(tx));
        tx.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        let count = *count.lock().unwrap();
        Ok((said?, count))
    });
    done.unwrap()
}

#[test]
fn a_request_of_others_takes_as_much_work_as_one_that_there_is_not() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    let eve = app.customer("Eve");
    let code = TypedValidationCode::parse("ACDEF-GHJKM-NPQRT-ACDEF");
    let form = DecisionForm { decision: Decision::Accepted, code, reason: Ok(None) };
    let [others, missing] = [pair.request, 99_999].map(RequestId);
    let decided = [others, missing].map(|id| worked(&app, &eve, |cx| decide(cx, &Chosen::One(id), &form)));
    assert!(decided[0] == decided[1] && decided[0].0 == Decided::NotFound && decided[0].1 > 0, "{decided:?}");
    let cancelled = [others, missing].map(|id| worked(&app, &eve, |cx| cancel(cx, &Chosen::One(id))));
    assert!(cancelled[0] == cancelled[1] && cancelled[0].0 == Cancelled::NotFound, "{cancelled:?}");
    let resent = [others, missing].map(|id| worked(&app, &eve, |cx| resend(cx, &Chosen::One(id), eve.id)));
    assert!(resent[0] == resent[1] && resent[0].0 == Resent::NotFound, "{resent:?}");
    let seen = [others, missing].map(|id| {
        let view = |cx: &mut Cx<'_>| request_for(cx.tx, Viewer::Account(eve.id), id, cx.now);
        worked(&app, &eve, view)
    });
    assert!(seen[0] == seen[1] && seen[0].0.is_none(), "{seen:?}");
}
