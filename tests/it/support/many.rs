//! Asking for other contacts of many services with one form.

use handover::domain::request::{Actor, Ending};
use handover::domain::{RequestId, ServiceId, SubmissionId};
use handover::flows::moves;
use handover::store::requests;

use super::app::TestApp;
use super::customer::Customer;
use super::page::Page;

/// Where the form is.
pub const FORM: &str = "/services/contacts";

pub struct AskingAll<'c, 'a> {
    by: &'c Customer<'a>,
    services: Vec<ServiceId>,
    typed: Vec<(&'static str, String)>,
}

impl<'a> Customer<'a> {
    /// Asks for other contacts of these services: `.tech(&bob).confirm()`.
    pub fn asks_for_all(&self, services: &[ServiceId]) -> AskingAll<'_, 'a> {
        AskingAll { by: self, services: services.to_vec(), typed: Vec::new() }
    }

    /// Sends a form as it was filled in.
    pub fn sends(&self, path: &str, fields: &[(String, String)]) -> Page {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        self.post(path, &fields)
    }
}

impl AskingAll<'_, '_> {
    pub fn admin(self, to: &Customer<'_>) -> Self {
        self.field("admin", &to.nic)
    }

    pub fn tech(self, to: &Customer<'_>) -> Self {
        self.field("tech", &to.nic)
    }

    pub fn billing(self, to: &Customer<'_>) -> Self {
        self.field("billing", &to.nic)
    }

    pub fn only_where(self, from: &Customer<'_>) -> Self {
        self.field("where", &from.nic)
    }

    pub fn note(self, text: &str) -> Self {
        self.field("note", text)
    }

    pub fn field(mut self, name: &'static str, typed: &str) -> Self {
        self.typed.push((name, typed.to_owned()));
        self
    }

    /// Opens the form, fills it in and sends it; what there is instead, where it cannot be opened.
    pub fn try_confirm(self) -> Page {
        let page = self.by.anew(|by| by.get(&address_of(&self.services)));
        if page.status != 200 {
            return page;
        }
        let typed: Vec<_> = self.typed.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.by.sends(FORM, &page.filled("contacts", &typed))
    }

    /// The number of the submission; its emails are delivered.
    pub fn confirm(self) -> i64 {
        let app = self.by.app;
        let answer = self.try_confirm();
        assert_eq!(answer.status, 303, "{}", answer.body);
        app.deliver();
        app.db_newest_submission()
    }
}

/// The form of these services.
pub fn address_of(services: &[ServiceId]) -> String {
    let chosen: Vec<_> = services.iter().map(|service| format!("service={service}")).collect();
    format!("{FORM}?{}", chosen.join("&"))
}

impl TestApp {
    /// So many services of which these are the administrative, technical and billing contact: `s001.example` …
    pub fn services(&self, count: usize, [admin, tech, billing]: [&Customer<'_>; 3]) -> Vec<ServiceId> {
        (1..=count).map(|number| self.service(&format!("s{number:03}.example"), admin, tech, billing)).collect()
    }

    /// What every validator accepts of a submission, long ago: the worker has it to carry out.
    pub fn db_all_accept(&self, submission: i64) {
        let now = self.clock.now().0;
        self.db_sets(&format!(
            "validations SET decision = 'accepted', decided_at = {now} WHERE submission_id = {submission}"
        ));
        let processing = format!("state = 'processing', decided_at = {now}, apply_at = {now}");
        self.db_sets(&format!("requests SET {processing} WHERE submission_id = {submission} AND state = 'pending'"));
    }

    /// What the operator cancels of a submission, at once.
    pub fn operator_cancels_all(&self, submission: i64) {
        let ids: Vec<_> = self.db_requests_of(submission).into_iter().map(RequestId).collect();
        self.operator(|cx| {
            let held = moves::hold_requests(cx, &ids)?;
            moves::end_requests(cx, &held, Ending::Cancelled, Actor::Operator)
        });
    }

    /// What was asked for last, whether or not its page is where one is led.
    pub fn db_newest_submission(&self) -> i64 {
        self.db_rows("(SELECT MAX(id) AS id FROM submissions) AS newest", &["id"])[0].parse().unwrap()
    }

    /// The requests of a submission, lowest first.
    pub fn db_requests_of(&self, submission: i64) -> Vec<i64> {
        let conn = &mut self.db.connection().unwrap();
        let all = requests::of_submission(conn, SubmissionId(submission)).unwrap();
        all.into_iter().map(|request| request.id.0).collect()
    }
}
