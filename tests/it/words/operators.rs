//! What operators read of services, requests, emails and their log.

use super::Compared;
use crate::console::operator::Operator;
use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn operators_read_of_all_else_in_their_own_language_too() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.deliver();
    it.alice.asks_for(it.service).billing(&it.bob).confirm();
    let (nora, mut compared) = (Operator::admin(&app), Compared::default());
    let data = [
        "Nora",
        "Admin",
        "Alice",
        "Bob",
        "example.org",
        "DOMAIN/example.org",
        "short",
        "Nora Admin",
        &nora.own.nic,
        &it.alice.nic,
        &it.bob.nic,
        "1",
        "2",
        "3",
        "4",
    ];
    let all =
        ["webhooks", "outbox", "outbox/retry", "audit", "audit?act=request-seen", "requests", "requests?state=done"];
    let request = format!("requests/{}", it.request);
    let service = format!("services/{}", it.service);
    let of_request =
        ["", "/cancel", &format!("/resend?validator={}", it.bob.nic)].map(|part| format!("{request}{part}"));
    let of_service = ["", "/contacts", "/lock", "/unlock"].map(|part| format!("{service}{part}"));
    let one = of_request.into_iter().chain(of_service).chain(["submissions/1".to_owned()]);
    for path in one.chain(all.map(str::to_owned)) {
        compared.gets(&nora.own, &format!("/operator/{path}"), &data);
    }
    let lock = format!("/operator/{service}/lock");
    compared
        .answers(&nora.own, "a lock without a reason", (422, &data), || nora.own.post(&lock, &[("reason", "short")]));
    compared.expect(1500);
}
