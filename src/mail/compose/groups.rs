//! The changes of many services in one email: what is alike is told once, with the names of the first services, and the rest
//! counted.

use super::{EmailComposer, NamedAccounts};
use crate::domain::service::ContactTypes;
use crate::mail::content::{Content, Fact};
use crate::store::StoreResult;
use crate::store::requests::{ListedRequest, RequestSummary};
use crate::words::terms::contact_list;

/// So many services are named in an email.
pub(super) const SERVICES_NAMED: usize = 20;
/// So many groups have a table of their own; of more each is a line.
const APART_MAX: usize = 5;
/// So many bytes the lines may take: an email stays small, however long the names in it are.
const LINES_MAX: usize = 8 * 1024;
/// What stands between services that have a line each.
pub(super) const LINE_EACH: &str = "\n";

/// Changes that are alike: from whom, to whom, for which contacts, and how they ended.
#[derive(Clone, Debug)]
pub(super) struct AlikeChanges<'a> {
    /// The first of them.
    pub(super) first: &'a ListedRequest,
    /// Those that are named.
    named: Vec<&'a ListedRequest>,
    /// How many there are.
    count: usize,
}

impl<'a> AlikeChanges<'a> {
    /// The groups of a summary, in the order in which each comes first.
    pub(super) fn all_of(summary: &'a RequestSummary) -> Vec<Self> {
        let listed = |id| summary.listed.iter().find(|listed| listed.request.id == id);
        let firsts = summary.groups.iter().filter_map(|(first, count)| Some((listed(*first)?, *count)));
        let mut groups: Vec<Self> = firsts.map(|(first, count)| Self { first, named: Vec::new(), count }).collect();
        for listed in summary.listed.iter().filter(|listed| summary.named.contains(&listed.request.id)) {
            if let Some(group) = groups.iter_mut().find(|group| group.is_like(listed)) {
                group.named.push(listed);
            }
        }
        groups
    }

    fn is_like(&self, other: &ListedRequest) -> bool {
        let of = |listed: &'a ListedRequest| &listed.request;
        let (one, other) = (of(self.first), &other.request);
        let end = |request: &crate::domain::request::Request| request.ended.map(|ended| (ended.how, ended.by));
        (one.from, one.to, &one.types) == (other.from, other.to, &other.types)
            && end(one) == end(other)
            && one.refusal == other.refusal
    }
}

/// Whom and what all groups have in common.
pub(super) struct CommonChange {
    /// All their contact types.
    pub(super) types: ContactTypes,
    /// Whether each is about these types.
    pub(super) one_kind: bool,
    /// Whether each has the same new contact.
    pub(super) one_to: bool,
}

impl CommonChange {
    /// What these groups, which are all of a summary or its first, have in common.
    pub(super) fn of(groups: &[AlikeChanges<'_>], summary: &RequestSummary) -> Self {
        let types: ContactTypes = groups.iter().flat_map(|group| group.first.request.types.iter().copied()).collect();
        let all = are_all(groups, summary);
        let to = groups.first().map(|group| group.first.request.to);
        Self {
            // On one service all its requests together are one kind.
            one_kind: all && (summary.services == 1 || groups.iter().all(|group| group.first.request.types == types)),
            one_to: all && groups.iter().all(|group| Some(group.first.request.to) == to),
            types,
        }
    }
}

/// Whether there are no other groups than these.
pub(super) fn are_all(groups: &[AlikeChanges<'_>], summary: &RequestSummary) -> bool {
    groups.iter().map(|group| group.count).sum::<usize>() == summary.requests
}

impl EmailComposer<'_> {
    /// Puts the changes into an email, with what `more` there is to say of each group.
    pub(super) fn put_groups(
        &self,
        content: &mut Content,
        (groups, summary): (&[AlikeChanges<'_>], &RequestSummary),
        people: &NamedAccounts,
        more: impl Fn(&AlikeChanges<'_>) -> Vec<(String, String)>,
    ) -> StoreResult<()> {
        let mut shown = 0;
        if groups.len() <= APART_MAX {
            for group in groups {
                content.tables.push(self.group_table(group, people, more(group))?);
                shown += group.count;
            }
        } else {
            let (mut lines, mut bytes) = (Vec::new(), 0);
            for group in groups {
                let line = self.group_line(group, people, more(group))?;
                bytes += line.0.len() + line.1.len();
                if bytes > LINES_MAX {
                    break;
                }
                shown += group.count;
                lines.push(line);
            }
            content.tables.push(self.facts(lines));
        }
        let beyond = summary.requests.saturating_sub(shown);
        content.beyond = (beyond > 0).then(|| self.words.count("email-groups-more", beyond, []));
        Ok(())
    }

    fn group_table(
        &self,
        group: &AlikeChanges<'_>,
        people: &NamedAccounts,
        more: Vec<(String, String)>,
    ) -> StoreResult<Vec<Fact>> {
        let request = &group.first.request;
        let label = if group.count == 1 && !group.named.is_empty() { "service-label" } else { "email-services-label" };
        let mut lines = vec![
            (self.words.t(label), self.services_of(group, LINE_EACH)),
            (self.words.t("types-label"), contact_list(self.words, &request.types)),
            (self.words.t("from-label"), people.named(request.from)?),
            (self.words.t("to-label"), people.named(request.to)?),
            (self.words.t("requester-label"), people.named(request.requester)?),
        ];
        lines.extend(more);
        Ok(self.facts(lines))
    }

    fn group_line(
        &self,
        group: &AlikeChanges<'_>,
        people: &NamedAccounts,
        more: Vec<(String, String)>,
    ) -> StoreResult<(String, String)> {
        let request = &group.first.request;
        let (from, to, services) =
            (people.named(request.from)?, people.named(request.to)?, self.services_of(group, ", "));
        let said = [("from", from.as_str()), ("to", &to), ("services", &services)];
        let mut parts = vec![self.words.with("email-group", said)];
        parts.extend(
            more.into_iter().map(|(label, value)| {
                self.words.with("email-group-more", [("label", label.as_str()), ("value", &value)])
            }),
        );
        Ok((contact_list(self.words, &request.types), parts.join(" ")))
    }

    /// The services of a group: the first by name, with this between them, and the rest counted, on a line of its own where
    /// each has one.
    fn services_of(&self, group: &AlikeChanges<'_>, between: &str) -> String {
        self.named_services(group.named.iter().map(|listed| &listed.service), group.count, between)
    }

    /// So many services: these by name, with this between them, and the rest counted.
    pub(super) fn named_services<'s>(
        &self,
        services: impl IntoIterator<Item = &'s (String, String)>,
        count: usize,
        between: &str,
    ) -> String {
        let called: Vec<String> =
            services.into_iter().map(|(name, category)| self.words.service(name, category)).collect();
        let rest = count.saturating_sub(called.len());
        let names = called.join(between);
        match rest {
            0 => names,
            rest if names.is_empty() => self.words.count("email-services", rest, []),
            rest if between == LINE_EACH => [names, self.words.count("email-services-rest", rest, [])].join(between),
            rest => self.words.count("email-services-more", rest, [("names", names.as_str())]),
        }
    }
}
