//! The operators' log on their pages.

use handover::domain::account::NicHandle;
use handover::domain::time::DAY;
use handover::flows::looks::note_account_seen;

use crate::console::operator::Operator;
use crate::support::acts::Pair;
use crate::support::app::TestApp;

fn lines(desk: &Operator<'_>, query: &str) -> Vec<String> {
    desk.looks(&format!("/operator/audit{query}")).attributes("tr[data-line]", "data-line")
}

#[test]
fn it_is_shown_newest_first_and_looked_through() {
    let app = TestApp::start();
    app.begins(DAY);
    let it = Pair::new(&app);
    let [alice, bob] = [&it.alice, &it.bob].map(|who| NicHandle::parse(&who.nic).unwrap());
    app.operator(|cx| note_account_seen(cx, &alice));
    app.advance(DAY);
    app.operator(|cx| note_account_seen(cx, &bob));
    app.operator_cancels(it.request);
    app.advance(DAY);
    let day = |days: u32| handover::words::machine_time(app.clock.now().minus(DAY * days))[..10].to_owned();
    let [first, second] = [day(2), day(1)];
    let support = Operator::admin(&app);
    assert_eq!(lines(&support, ""), ["3", "2", "1"]);
    assert_eq!(lines(&support, "?account=al1-nic"), ["3", "1"]);
    assert_eq!(lines(&support, "?account=zz9-nic"), [""; 0]);
    assert_eq!(lines(&support, "?act=account-seen"), ["2", "1"]);
    assert_eq!(lines(&support, "?act=account-seen&account=bo2-nic"), ["2"]);
    assert_eq!(lines(&support, &format!("?since={second}")), ["3", "2"]);
    assert_eq!(lines(&support, &format!("?until={first}")), ["1"]);
    assert_eq!(lines(&support, &format!("?since={first}&until={first}&act=requests-ended")), [""; 0]);
    assert_eq!(lines(&support, "?operator=command:tester"), ["3", "2", "1"]);
    assert_eq!(lines(&support, "?operator=nobody"), [""; 0]);
    assert_eq!(lines(&support, "?act=nonsense&since=yesterday&after=x"), ["3", "2", "1"]);
    let page = support.looks("/operator/audit");
    let rows = page.rows();
    assert!(rows[0][0].starts_with("3 Ended requests"), "{rows:?}");
    assert!(rows[0][2].contains("al1-nic") && rows[0][2].contains(&format!("Request {}", it.request)), "{rows:?}");
    assert_eq!(rows[0][3], "Asked for by a test");
    assert!(page.text("main").contains("The lines on this page are as they were written."));
}

#[test]
fn a_page_says_which_of_its_lines_were_tampered_with() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nic = NicHandle::parse(&alice.nic).unwrap();
    for _ in 0..60 {
        app.operator(|cx| note_account_seen(cx, &nic));
    }
    let admin = Operator::admin(&app);
    let alert = |query: &str| admin.looks(&format!("/operator/audit{query}")).text("[role=alert]");
    assert_eq!([alert(""), alert("?after=36"), alert("?account=al1-nic")], ["", "", ""]);
    let page = admin.looks("/operator/audit");
    let next = page.attribute("a[rel=next]", "href").unwrap();
    assert_eq!(next, "/operator/audit?after=36");
    app.db_sets("operator_log SET reason = 'Another' WHERE number = 40");
    assert!(alert("").starts_with("Line 40 was changed"), "{}", alert(""));
    assert_eq!(alert("?after=36"), "");
    app.db_deletes("operator_log WHERE number = 36");
    assert!(alert("?after=50").contains("Line 37 was changed, or the line before it was changed or taken out."));
    // What is forgotten because its time is over is missed by nobody.
    app.advance(DAY * 365 * 6);
    app.operator(|cx| note_account_seen(cx, &nic));
    app.db_sweep();
    let admin = Operator::support(&app);
    assert_eq!(lines(&admin, ""), ["61"]);
    assert_eq!(admin.looks("/operator/audit").text("[role=alert]"), "");
}

#[test]
fn it_is_saved_as_a_file_that_the_filters_bound() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let nic = NicHandle::parse(&it.bob.nic).unwrap();
    for _ in 0..510 {
        app.operator(|cx| note_account_seen(cx, &nic));
    }
    app.operator_cancels(it.request);
    let admin = Operator::admin(&app);
    let saved = admin.looks("/operator/audit.csv").body;
    assert_eq!(saved.lines().count(), 512);
    let first = saved.lines().nth(1).unwrap();
    assert!(first.starts_with("511,") && first.contains("requests-ended"), "{first}");
    assert_eq!(admin.looks("/operator/audit.csv?act=requests-ended").body.lines().count(), 2);
    assert_eq!(it.bob.get("/operator/audit.csv").status, 404);
    assert_eq!(it.bob.get("/operator/audit").status, 404);
}
