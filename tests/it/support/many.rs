//! Asking for other contacts of many services with one form.

use handover::domain::change::ServicesMark;
use handover::domain::contact_form::ContactForm;
use handover::domain::note::Note;
use handover::domain::request::{Actor, Ending};
use handover::domain::service::Contacts;
use handover::domain::typed_name::TypedName;
use handover::domain::{Place, RequestId, ServiceId, SubmissionId};
use handover::flows::ask_for_change::{AskOutcome, AskedOn, ManyServices, Without, ask_for_change};
use handover::flows::{Occasion, moves};
use handover::store::requests;

use super::app::TestApp;
use super::customer::Customer;

pub struct AskingAll<'c, 'a> {
    by: &'c Customer<'a>,
    many: ManyServices,
    form: ContactForm,
}

impl<'a> Customer<'a> {
    /// Asks for other contacts of these services: `.tech(&bob).confirm()`.
    pub fn asks_for_all(&self, services: &[ServiceId]) -> AskingAll<'_, 'a> {
        let fields = Contacts { administrative: None, technical: None, billing: None };
        let form = ContactForm { fields, only_where: None, filled_with: None, note: Ok(None) };
        let many = ManyServices { ids: services.to_vec(), shown: None, without: Without::None };
        AskingAll { by: self, many, form }
    }
}

impl AskingAll<'_, '_> {
    pub fn admin(mut self, to: &Customer<'_>) -> Self {
        self.form.fields.administrative = Some(TypedName::read(&to.nic));
        self
    }

    pub fn tech(mut self, to: &Customer<'_>) -> Self {
        self.form.fields.technical = Some(TypedName::read(&to.nic));
        self
    }

    pub fn billing(mut self, to: &Customer<'_>) -> Self {
        self.form.fields.billing = Some(TypedName::read(&to.nic));
        self
    }

    pub fn only_where(mut self, from: &Customer<'_>) -> Self {
        self.form.only_where = Some(TypedName::read(&from.nic));
        self
    }

    pub fn note(mut self, text: &str) -> Self {
        self.form.note = Note::parse(text);
        self
    }

    pub fn shown(mut self, mark: &ServicesMark) -> Self {
        self.many.shown = Some(mark.clone());
        self
    }

    pub fn without(mut self, without: Without) -> Self {
        self.many.without = without;
        self
    }

    pub fn try_confirm(self) -> AskOutcome {
        let Self { by, many, form } = self;
        let (terms, now) = (by.app.context.terms.clone(), by.app.clock.now());
        let occasion = Occasion { terms, now, by: Actor::Account(by.id), from: Place::default() };
        let on = AskedOn::Many(many);
        by.app.db.write_blocking(|tx| ask_for_change(&mut occasion.context(tx), &on, &form)).unwrap()
    }

    /// The number of the submission; its emails are delivered.
    pub fn confirm(self) -> i64 {
        let app = self.by.app;
        match self.try_confirm() {
            AskOutcome::Submitted(made) => {
                app.deliver();
                made.submission.0
            }
            AskOutcome::Refused(refusal) => panic!("{refusal:?}"),
        }
    }
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

    /// The requests of a submission, lowest first.
    pub fn db_requests_of(&self, submission: i64) -> Vec<i64> {
        let conn = &mut self.db.connection().unwrap();
        let all = requests::of_submission(conn, SubmissionId(submission)).unwrap();
        all.into_iter().map(|request| request.id.0).collect()
    }
}
