//! What renews or ends soon, by day (RULES.md, *Renewals*): what of it is still so when the email is sent.

use super::groups::SERVICES_NAMED;
use super::{Composed, EmailComposer, Written};
use crate::domain::day::Day;
use crate::domain::renewal::{Renewal, RenewalKind, RenewalOccasion};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::mail::content::{Fact, LinkPart};
use crate::store::{AnyConnection, StoreResult, notices_sent};

/// What the list of services can be narrowed to: what renews within so many days.
const WITHIN: [i64; 3] = [7, 30, 90];

/// A service with its last day.
struct Renewing<'a> {
    service: &'a Service,
    renewal: Renewal,
}

impl EmailComposer<'_> {
    pub(super) fn renewals(
        &self,
        conn: &mut AnyConnection,
        email: i64,
        occasion: RenewalOccasion,
        now: Moment,
    ) -> StoreResult<Written> {
        let (services, all) = notices_sent::told_in(conn, email, SERVICES_NAMED)?;
        let renewing = services.iter().filter_map(|service| Some(Renewing { service, renewal: service.renewal? }));
        let named: Vec<Renewing<'_>> = renewing.collect();
        let Some(last) = named.last().filter(|_| self.reader.open) else {
            return Ok(Written::Not(Composed::Superseded));
        };
        let today = Day::at(now, self.words.zone());
        let opening = match occasion {
            RenewalOccasion::Due => "email-renewals-opening",
            RenewalOccasion::TakenOver => "email-renewals-taken-over",
        };
        let mut content = self.content(&self.renewals_subject(&named, all), self.words.t(opening));
        for of_day in named.chunk_by(|one, next| one.renewal.last_day == next.renewal.last_day) {
            content.tables.push(self.day_table(of_day, today));
        }
        let beyond = all.saturating_sub(named.len());
        content.beyond = (beyond > 0).then(|| self.words.count("email-renewals-more", beyond, []));
        content.links.push(self.renewals_link(&named, all, last.renewal.last_day.since(today)));
        content.closing.extend(self.hints(&named));
        content.closing.push(self.words.t("email-renewals-closing"));
        Ok(self.to_profile(content))
    }

    fn renewals_subject(&self, named: &[Renewing<'_>], all: usize) -> String {
        let [Renewing { service, renewal }] = named else {
            return self.words.count("email-renewals-subject-many", all, []);
        };
        let key = match renewal.kind {
            Some(RenewalKind::Automatic) => "email-renewals-subject-automatic",
            Some(RenewalKind::Manual) => "email-renewals-subject-manual",
            Some(RenewalKind::Ends) => "email-renewals-subject-ends",
            None => "email-renewals-subject-unknown",
        };
        self.words.with(key, [("service", service.name.as_str()), ("day", &self.words.day(renewal.last_day))])
    }

    /// The day, how far it is, and what happens to which services then.
    fn day_table(&self, of_day: &[Renewing<'_>], today: Day) -> Vec<Fact> {
        let mut lines = Vec::new();
        let day = of_day.first().map(|first| first.renewal.last_day);
        lines.extend(day.map(|day| (self.words.t("email-renewals-day"), self.day_and_left(day, today))));
        let mut facts = self.facts(lines);
        for (kind, key) in [
            (Some(RenewalKind::Automatic), "email-renewals-automatic"),
            (Some(RenewalKind::Manual), "email-renewals-manual"),
            (Some(RenewalKind::Ends), "email-renewals-ends"),
            (None, "service-label"),
        ] {
            let alike: Vec<&Service> =
                of_day.iter().filter(|of| of.renewal.kind == kind).map(|of| of.service).collect();
            if alike.is_empty() {
                continue;
            }
            let names: Vec<String> =
                alike.iter().map(|service| self.words.service(&service.name, &service.category)).collect();
            let hrefs: Vec<String> =
                alike.iter().map(|service| self.address_of(&format!("/services/{}", service.id))).collect();
            let said = self.facts(vec![(self.words.t(key), names.join("\n"))]);
            facts.extend(said.into_iter().map(|fact| Fact { hrefs: hrefs.clone(), ..fact }));
        }
        facts
    }

    /// What is to be done about those that renew or end so.
    fn hints(&self, named: &[Renewing<'_>]) -> Vec<String> {
        let hints = [
            (RenewalKind::Automatic, "email-renewals-hint-automatic"),
            (RenewalKind::Manual, "email-renewals-hint-manual"),
            (RenewalKind::Ends, "email-renewals-hint-ends"),
        ];
        let is_there = |kind: RenewalKind| named.iter().any(|of| of.renewal.kind == Some(kind));
        hints.into_iter().filter(|(kind, _)| is_there(*kind)).map(|(_, hint)| self.words.t(hint)).collect()
    }

    fn day_and_left(&self, day: Day, today: Day) -> String {
        let said = self.words.weekday_and_day(day);
        match usize::try_from(day.since(today)) {
            Ok(0) => self.words.with("email-renewals-today", [("day", &said)]),
            Ok(left) => self.words.count("email-renewals-days-left", left, [("day", said.as_str())]),
            Err(_) => self.words.with("email-renewals-past", [("day", &said)]),
        }
    }

    /// To the one service, or to the list of all that renew as soon as the last of these, where all are named.
    fn renewals_link(&self, named: &[Renewing<'_>], all: usize, days: i64) -> LinkPart {
        if let ([one], 1) = (named, all) {
            let href = self.address_of(&format!("/services/{}", one.service.id));
            return self.link("email-renewals-service-link", "email-renewals-service-button", href);
        }
        // Where not all are named, others may be farther ahead.
        let within = WITHIN.iter().find(|within| **within >= days && named.len() == all);
        let within = within.map(|within| format!("&renews={within}")).unwrap_or_default();
        let href = self.address_of(&format!("/services?role=billing{within}&sort=renews"));
        self.link("email-renewals-link", "email-renewals-button", href)
    }
}
