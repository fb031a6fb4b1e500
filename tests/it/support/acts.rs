//! More that customers do, and what the operator and the billing system do behind their backs.

use std::sync::Arc;
use std::time::Duration;

use diesel::RunQueryDsl;
use handover::domain::operator::{OperatorDesk, OperatorName, Reason};
use handover::domain::renewal::NoticeSteps;
use handover::domain::request::Actor;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;
use handover::domain::time_zone::TimeZone;
use handover::domain::{AccountId, Place, RequestId, ServiceId};
use handover::flows::administer::{self, Administered};
use handover::flows::cancel::{Cancelled, cancel};
use handover::flows::chosen::Chosen;
use handover::flows::{Cx, Doer, Occasion, Terms};
use handover::keys::Keyring;
use handover::store::accounts::{self, AccountChange};
use handover::store::feed::Stamp;
use handover::store::{AnyConnection, StoreResult};

use super::app::TestApp;
use super::customer::Customer;
use super::page::Page;

impl Customer<'_> {
    pub fn reads(&self, request: i64) -> Page {
        self.anew(|this| this.get(&format!("/requests/{request}")))
    }

    /// What has happened to a request, as its page tells machines: `asked`, `accepted` …
    pub fn history(&self, request: i64) -> Vec<String> {
        self.reads(request).attributes("[data-event]", "data-event")
    }

    /// The same in words.
    pub fn story(&self, request: i64) -> Vec<String> {
        self.reads(request).texts("[data-event] span")
    }

    pub fn try_cancels(&self, request: i64) -> Page {
        self.anew(|this| this.post(&format!("/requests/{request}/cancel"), &[]))
    }

    pub fn cancels(&self, request: i64) -> Page {
        accepted(self.try_cancels(request))
    }

    /// Changes its address in its profile, and confirms it by the link before any email leaves.
    pub fn moves_to(&self, email: &str) {
        let (name, password) = (self.name.as_str(), super::app::PASSWORD);
        let fields = [("name", name), ("email", email), ("language", "en"), ("current_password", password)];
        accepted(self.anew(|this| this.post("/profile", &fields)));
        accepted(self.press(&self.app().db_link_of(self)));
    }

    /// Has the code of `whose` sent again.
    pub fn try_resends(&self, request: i64, whose: &Customer<'_>) -> Page {
        let fields = [("validator", whose.nic.as_str())];
        self.anew(|this| this.post(&format!("/requests/{request}/resend"), &fields))
    }

    pub fn resends(&self, request: i64, whose: &Customer<'_>) -> Page {
        accepted(self.try_resends(request, whose))
    }
}

fn accepted(answer: Page) -> Page {
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(!answer.location().starts_with("/sign-in"), "nobody is signed in");
    answer
}

/// A request for a technical contact, made by the administrative contact of a service.
pub struct Pair<'a> {
    /// Asks; holds all contacts of the service.
    pub alice: Customer<'a>,
    /// Is to be the technical contact.
    pub bob: Customer<'a>,
    pub service: ServiceId,
    pub request: i64,
}

impl<'a> Pair<'a> {
    pub fn new(app: &'a TestApp) -> Self {
        let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
        // The first pair of a test is about example.org; services have different names.
        let first = alice.nic.starts_with("al1-");
        let name = if first { "example.org".to_owned() } else { format!("example-{}.org", alice.nic) };
        let service = app.service(&name, &alice, &alice, &alice);
        let request = alice.asks_for(service).tech(&bob).confirm()[0];
        Self { alice, bob, service, request }
    }

    pub fn both_accept(&self) {
        self.alice.accepts(self.request);
        self.bob.accepts(self.request);
    }

    /// What each of the two sees.
    pub fn state(&self) -> [String; 2] {
        [self.alice.sees(self.request), self.bob.sees(self.request)]
    }
}

/// What the operator's commands act with.
pub fn operators_desk() -> Doer {
    Doer::Operator(importers_desk())
}

/// Who imports, and why.
pub fn importers_desk() -> OperatorDesk {
    let reason = Some(Reason::parse("Asked for by a test").unwrap());
    OperatorDesk { name: OperatorName::of_command("tester"), reason }
}

impl TestApp {
    /// What the operator's command does.
    pub fn operator_cancels(&self, request: i64) {
        let cancelled = self.operator_tries_to_cancel(request);
        assert!(matches!(cancelled, Cancelled::Done { .. }), "{cancelled:?}");
    }

    pub fn operator_tries_to_cancel(&self, request: i64) -> Cancelled {
        let (terms, now) = (self.context.terms.clone(), self.clock.now());
        let occasion = Occasion { terms, now, by: operators_desk(), from: Place::default() };
        self.db.write_blocking(|tx| cancel(&mut occasion.context(tx), &Chosen::One(RequestId(request)))).unwrap()
    }

    /// What the operator's command does.
    pub fn operator_closes(&self, customer: &Customer<'_>) {
        assert_eq!(self.operator(|cx| administer::close(cx, customer.id)), Administered::Done);
    }

    /// Runs a flow as the operator's commands do.
    pub fn operator<T>(&self, flow: impl Fn(&mut Cx<'_>) -> StoreResult<T>) -> T {
        let terms = Terms {
            keyring: Arc::new(Keyring::of_no_secret()),
            request_ttl: DAY,
            apply_delay: Duration::ZERO,
            notice_steps: NoticeSteps::default(),
            time_zone: TimeZone::UTC,
            limits: true,
            zones: Vec::new(),
            nic_suffix: "nic".to_owned(),
        };
        let occasion = Occasion { terms, now: self.clock.now(), by: operators_desk(), from: Place::default() };
        self.db.write_blocking(|tx| flow(&mut occasion.context(tx))).unwrap()
    }

    /// What the billing system does.
    pub fn db_owes(&self, customer: &Customer<'_>, payments: i32) {
        let change = AccountChange { outstanding_payments: Some(payments), ..AccountChange::default() };
        self.db.write_blocking(|tx| accounts::change(tx, customer.id, &change, self.of_operator())).unwrap();
    }

    /// What the billing system says.
    pub fn db_has_payment_method(&self, account: AccountId, has: bool) {
        let statement = format!("UPDATE accounts SET payment_method = {has} WHERE id = {account}");
        assert_eq!(diesel::sql_query(statement).execute(&mut *self.conn()).unwrap(), 1);
    }

    /// What an import does.
    pub fn db_moves(&self, customer: &Customer<'_>, zone: &str) {
        let statement = format!("UPDATE accounts SET zone = '{zone}' WHERE id = {}", customer.id);
        assert_eq!(diesel::sql_query(statement).execute(&mut *self.conn()).unwrap(), 1);
    }

    /// What an import does.
    pub fn db_hands_over(&self, service: ServiceId, contact: ContactType, from: &Customer<'_>, to: &Customer<'_>) {
        let column = match contact {
            ContactType::Administrative => "admin_id",
            ContactType::Technical => "tech_id",
            ContactType::Billing => "billing_id",
        };
        self.db_sets(&format!("services SET {column} = {} WHERE id = {service} AND {column} = {}", to.id, from.id));
    }

    /// What the operator does now.
    pub fn of_operator(&self) -> Stamp {
        Stamp { by: Actor::Operator, at: self.clock.now() }
    }

    /// How many emails have arrived, whoever they are for.
    pub fn mails(&self) -> usize {
        self.smtp.messages().len()
    }

    pub fn conn(&self) -> impl std::ops::DerefMut<Target = AnyConnection> {
        self.db.connection().unwrap()
    }
}
