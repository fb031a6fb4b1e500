//! The emails that wait, fail or were refused.

use super::{acts, changes};
use crate::console::operator::{Operator, REASON};
use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

/// One refused, one failing, one waiting, in this order.
fn emails(app: &TestApp) -> Pair<'_> {
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(app);
    app.deliver();
    it.alice.asks_for(it.service).billing(&it.bob).confirm();
    app.db_sets(
        "outbox SET outcome = NULL, finished_at = NULL, attempts = 0, last_error = NULL WHERE submission_id = 2",
    );
    let ids = app.db_rows("outbox WHERE finished_at IS NULL", &["id"]);
    app.db_sets(&format!("outbox SET last_error = '451 later', attempts = 3 WHERE id = {}", ids[0]));
    it
}

#[test]
fn they_are_listed_oldest_first_by_state_with_whose_they_are() {
    let app = TestApp::start();
    let it = emails(&app);
    let support = Operator::support(&app);
    app.db_deletes(&format!("outbox WHERE account_id = {}", support.own.id));
    let fates = |path: &str| support.looks(path).attributes("tr[data-email]", "data-fate");
    assert_eq!(fates("/operator/outbox"), ["refused", "failing", "waiting"]);
    assert_eq!(fates("/operator/outbox?state=refused"), ["refused"]);
    assert_eq!(fates("/operator/outbox?state=failing"), ["failing"]);
    assert_eq!(fates("/operator/outbox?state=waiting"), ["waiting"]);
    let page = support.looks("/operator/outbox");
    let rows = page.rows();
    assert!(rows[0][0].ends_with(" Validation code") && rows[0][1] == it.bob.nic, "{rows:?}");
    assert_eq!(rows[0][2], "Submission 1");
    assert!(rows[0][5].contains("550 5.1.1 No such mailbox"), "{rows:?}");
    assert_eq!(rows[1][4], "3");
    assert!(!page.body.contains("@example.org"), "an account goes by its handle");
    assert!(!page.body.contains("/drop"), "support drops nothing");
    assert!(acts(&app).iter().all(|act| act == "listed"), "{:?}", acts(&app));
}

#[test]
fn a_page_ends_where_the_next_begins() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_deletes("outbox");
    let support = Operator::support(&app);
    app.db_deletes("outbox");
    let copies = format!(
        "INSERT INTO outbox (kind, account_id, message_id, created_at, not_before, attempts, last_error) \
         SELECT 'welcome', {}, 'm' || i, i, 0, 0, CASE i % 2 WHEN 0 THEN 'x' END FROM n",
        it.bob.id
    );
    let n = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 60) ";
    let (columns, rest) = copies.split_once(" SELECT ").unwrap();
    let filled = format!("{columns} {n}SELECT {rest}");
    diesel::RunQueryDsl::execute(diesel::sql_query(filled), &mut *app.conn()).unwrap();
    let (mut path, mut seen) = ("/operator/outbox".to_owned(), Vec::new());
    loop {
        let page = support.looks(&path);
        seen.extend(page.attributes("tr[data-email]", "data-email").iter().map(|id| id.parse::<i64>().unwrap()));
        let Some(next) = page.attribute("a[rel=next]", "href") else { break };
        let back = support.looks(&next).attribute("a[rel=prev]", "href").unwrap();
        assert_eq!(
            support.looks(&back).attributes("tr[data-email]", "data-email"),
            page.attributes("tr[data-email]", "data-email")
        );
        path = next;
    }
    assert!(seen.len() == 60 && seen.is_sorted(), "{seen:?}");
}

#[test]
fn support_tries_again_and_an_administrator_drops() {
    let app = TestApp::start();
    let it = emails(&app);
    let (support, admin) = (Operator::support(&app), Operator::admin(&app));
    let ids = app.db_rows(&format!("outbox WHERE account_id = {}", it.bob.id), &["id"]);
    let [retry, drop] = ["retry", "drop"].map(|act| format!("/operator/outbox/{}/{act}", ids[0]));
    assert_eq!(support.own.get(&drop).status, 404);
    assert_eq!(support.tries(&drop, REASON, &[]).status, 404);
    assert!(support.looks(&retry).has("#reason"));
    assert_eq!(support.own.post(&retry, &[]).status, 422);
    assert_eq!(app.db_count("outbox WHERE outcome = 'refused'"), 1);
    assert_eq!(support.told(&retry), "The email is tried again.");
    assert_eq!(app.db_count("outbox WHERE outcome = 'refused'"), 0);
    let all = "/operator/outbox/retry";
    assert!(support.looks(all).has("#reason"));
    let waiting = app.db_count("outbox WHERE finished_at IS NULL");
    assert_eq!(support.told(all), format!("{waiting} emails are tried again."));
    assert_eq!(admin.gives_reason(&drop, &[]).status, 422, "it cannot be undone");
    assert_eq!(admin.acts(&drop, &[]).message(), "The email is dropped.");
    assert_eq!(app.db_count("outbox WHERE outcome = 'dropped'"), 1);
    assert_eq!(admin.tries(&drop, REASON, &[]).status, 404, "it is no longer to be sent");
    assert_eq!(changes(&app), ["email-retried", "emails-retried", "email-dropped"]);
}
