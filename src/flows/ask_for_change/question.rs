//! A form on its way to what it becomes.

use std::collections::BTreeSet;
use std::time::Duration;

use super::counts::AskCounts;
use super::look_up::{ChangeSubjects, FoundNames};
use super::{AskRefusal, AskedOn, Halt, SomeFaulty, Without};
use crate::domain::account::Account;
use crate::domain::change::{
    Asking, ChangeFault, ChangeField, NotPlanned, PlanOfMany, PlannedRequest, ServiceAsked, plan, plan_many,
    replaced_everywhere,
};
use crate::domain::contact_form::{ContactForm, NamedContact};
use crate::domain::request::{Actor, validators};
use crate::domain::{AccountId, ServiceId};
use crate::flows::Cx;
use crate::store::accounts;
use crate::store::events::SECURITY_LOG;

/// A form on its way: who asks, on what, whom its names lead to, and what it counts under.
pub(super) struct ChangeQuestion<'a> {
    pub(super) asker: AccountId,
    on: &'a AskedOn,
    form: &'a ContactForm,
    names: FoundNames,
    pub(super) counts: AskCounts,
}

impl<'a> ChangeQuestion<'a> {
    /// Only an account asks: nobody else is a contact of a service.
    pub(super) fn look_up(cx: &mut Cx<'_>, on: &'a AskedOn, form: &'a ContactForm) -> Result<Self, Halt> {
        let asker = match cx.by {
            Actor::Account(asker) => asker,
            Actor::Operator | Actor::System => return Err(AskRefusal::NotFound.into()),
        };
        let names = FoundNames::look_up(cx.tx, form)?;
        let counts = AskCounts::of(cx, asker, &names);
        Ok(Self { asker, on, form, names, counts })
    }

    /// Who asks, and who is named.
    pub(super) fn parties(&self) -> Vec<AccountId> {
        self.names.accounts().chain([self.asker]).collect()
    }

    /// The services, where they are this account's, the form still fits them, and nobody has to wait.
    pub(super) fn subjects(&self, cx: &mut Cx<'_>, wait: Option<Duration>) -> Result<ChangeSubjects, Halt> {
        let subjects = ChangeSubjects::look_up(cx.tx, self.asker, self.on.ids())?;
        if subjects.services.is_empty() {
            return Err(AskRefusal::NotFound.into());
        }
        let is_stale = match self.on {
            AskedOn::One(_) => subjects.todays.iter().any(|today| self.form.is_stale(today)),
            AskedOn::Many(many) => {
                subjects.services.len() != many.ids.len()
                    || many.shown.as_ref().is_some_and(|shown| *shown != subjects.mark())
            }
        };
        if is_stale {
            return Err(AskRefusal::ContactsChanged.into());
        }
        wait.map_or(Ok(subjects), |wait| Err(AskRefusal::TooOften(wait).into()))
    }

    /// What the form becomes, or why nothing; what was tried out in vain is counted.
    pub(super) fn plan(&mut self, cx: &mut Cx<'_>, subjects: &ChangeSubjects) -> Result<PlanOfMany, Halt> {
        let parties = accounts::get_all(cx.tx, self.parties())?;
        self.names.refresh(&parties);
        let requester = parties.get(&self.asker).filter(|account| account.open).ok_or(AskRefusal::NotFound)?;
        let only = self.form.only_where.as_ref().map(|typed| replaced_everywhere(typed, &subjects.todays)).transpose();
        let found = only.as_ref().ok().and_then(Option::as_ref);
        let asked = subjects.asked(cx.tx, (self.asker, self.form, &self.names), found, cx.now)?;
        if asked.iter().any(|one| one.named.billing != NamedContact::Unchanged)
            && let Some(wait) = self.counts.wait_for_billing(cx)?
        {
            return Err(AskRefusal::TooOften(wait).into());
        }
        self.planned(requester, &asked, only.err()).or_else(|wrong| {
            let told = if let NotPlanned::Fields(faults) = &wrong { faults.as_slice() } else { &[] };
            log_forged(cx, told);
            self.count_refusal(cx, subjects, told.iter().map(|(_, fault)| *fault))?;
            Err(AskRefusal::NotPlanned(wrong).into())
        })
    }

    fn planned(
        &self,
        requester: &Account,
        asked: &[ServiceAsked],
        only: Option<ChangeFault>,
    ) -> Result<PlanOfMany, NotPlanned> {
        let note = self.form.note.as_ref().err().copied();
        if let (AskedOn::One(_), [ServiceAsked { id, today, named, open, locked }]) = (self.on, asked) {
            let planned = plan(&Asking { requester, today, named, open, locked: *locked, note })?;
            let planned = planned.into_iter().map(|request| (*id, request)).collect();
            return Ok(PlanOfMany { planned, ..PlanOfMany::default() });
        }
        let typed = only.map(|fault| (ChangeField::OnlyWhere, fault)).into_iter().collect();
        plan_many(requester, asked, typed, note)
    }

    /// Services that cannot be changed stop the form, unless it goes on without them, as they were shown.
    pub(super) fn go_on(&self, cx: &mut Cx<'_>, plan: &PlanOfMany, subjects: &ChangeSubjects) -> Result<(), Halt> {
        let AskedOn::Many(many) = self.on else { return Ok(()) };
        let faulty: Vec<_> = plan.faulty.iter().map(|(id, _)| *id).collect();
        let mark = subjects.mark_of(&faulty);
        let goes_on = match &many.without {
            Without::None => faulty.is_empty(),
            Without::Any => true,
            Without::These(known) => *known == mark,
        };
        if goes_on && !plan.planned.is_empty() {
            return Ok(());
        }
        if faulty.is_empty() {
            // It was to go on without some that can be changed by now.
            return Err(AskRefusal::ContactsChanged.into());
        }
        self.count_faulty(cx, plan, subjects)?;
        Err(AskRefusal::SomeFaulty(SomeFaulty { plan: plan.clone(), mark }).into())
    }

    /// What is told of services that cannot be changed counts as a refusal does.
    pub(super) fn count_faulty(
        &self,
        cx: &mut Cx<'_>,
        plan: &PlanOfMany,
        subjects: &ChangeSubjects,
    ) -> Result<(), Halt> {
        let told = plan.faulty.iter().flat_map(|(_, faults)| faults.iter().map(|(_, fault)| *fault));
        self.count_refusal(cx, subjects, told)
    }

    /// Counts what was tried out in vain, once for the form.
    fn count_refusal(
        &self,
        cx: &mut Cx<'_>,
        subjects: &ChangeSubjects,
        mut told: impl Iterator<Item = ChangeFault>,
    ) -> Result<(), Halt> {
        self.counts.count_refused(cx, self.form.tried_names(&subjects.todays))?;
        if told.any(|fault| matches!(fault, ChangeFault::OutstandingPayments { .. })) {
            self.counts.count_refused_for_payments(cx)?;
        }
        Ok(())
    }

    /// Who must confirm, and is written to, where none of them is written to too often.
    pub(super) fn readers(
        &self,
        cx: &mut Cx<'_>,
        planned: &[(ServiceId, PlannedRequest)],
    ) -> Result<BTreeSet<AccountId>, Halt> {
        let readers = planned.iter().flat_map(|(_, request)| validators(self.asker, request.to)).collect();
        let wait = self.counts.wait_to_mail(cx, &readers)?;
        wait.map_or(Ok(readers), |wait| Err(AskRefusal::TooOften(wait).into()))
    }
}

/// Only the form of one service comes here with such a fault: it has no field for it.
fn log_forged(cx: &mut Cx<'_>, told: &[(ChangeField, ChangeFault)]) {
    for &(field, _) in told.iter().filter(|(_, fault)| *fault == ChangeFault::NotYours) {
        cx.tx.after_commit(move || {
            tracing::warn!(target: SECURITY_LOG, ?field, "a forged form: this contact is not its to change");
        });
    }
}
