//! Changes at random: what was foreseen happens.

use std::collections::BTreeMap;

use super::preview;
use crate::support::app::{Options, TestApp};

/// A number below `most`, the same in each run.
fn next(state: &mut u64, most: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap() % most
}

/// How often each account is named, by its NIC handle.
fn tally(nics: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    nics.into_iter().fold(BTreeMap::new(), |mut counted, nic| {
        *counted.entry(nic).or_default() += 1;
        counted
    })
}

#[test]
fn what_was_foreseen_happens() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let people = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let mails = || people.iter().map(|who| (who.nic.clone(), who.mail().len())).collect::<BTreeMap<_, _>>();
    let since = |before: &BTreeMap<String, usize>| {
        let mut new = mails();
        new.iter_mut().for_each(|(nic, count)| *count -= before[nic]);
        new.retain(|_, count| *count > 0);
        new
    };
    let (mut random, mut compared, mut several) = (7, 0, 0);
    for number in 0..60 {
        let [admin, tech, billing] = std::array::from_fn(|_| &people[next(&mut random, 3)]);
        let service = app.service(&format!("{number}.example"), admin, tech, billing);
        let requester = [admin, tech, billing][next(&mut random, 3)];
        let fields = ["admin", "tech", "billing"].map(|field| (field, people[next(&mut random, 4)].nic.as_str()));
        let mut fields: Vec<_> = fields.into_iter().filter(|_| next(&mut random, 3) > 0).collect();
        if requester.id != admin.id {
            let own = if requester.id == tech.id { "tech" } else { "billing" };
            fields.retain(|(field, _)| *field == own);
        }
        let page = preview(requester, service, &fields);
        if !page.has(".planned") {
            continue;
        }
        let first_asked_first_done = next(&mut random, 2) == 0;
        // Where the last request is done first, nobody is a new administrative contact by then.
        let unless = if first_asked_first_done { "" } else { ":not(:has([data-as=administrator-then]))" };
        let told = page.texts(&format!(".told dd{unless} .nic"));

        let before = mails();
        let asking = fields.iter().fold(requester.asks_for(service), |asking, (field, nic)| asking.field(field, nic));
        let mut made = asking.confirm();
        let must: BTreeMap<_, _> = tally(page.texts(".must .nic")).into_keys().map(|nic| (nic, 1)).collect();
        assert_eq!(since(&before), must, "{number}: one email with a code for each");
        assert_eq!(page.texts(".planned").len(), made.len());
        let before = mails();
        if !first_asked_first_done {
            made.reverse();
        }
        let validators: Vec<_> = people.iter().filter(|who| must.contains_key(&who.nic)).collect();
        for request in &made {
            for who in &validators {
                let validates = who.reads(*request).has("#decide");
                assert!(!validates || who.accepts(*request).status == 303);
            }
            app.work();
            assert_eq!(requester.sees(*request), "done", "{number}");
        }
        assert_eq!(since(&before), tally(told), "{number}: {fields:?} of {} {}", requester.nic, page.text("#preview"));
        compared += 1;
        several += usize::from(made.len() > 1);
    }
    assert!(compared > 20 && several > 5, "only {compared} and {several}");
}
