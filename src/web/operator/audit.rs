//! `/operator/audit`: what operators did, when and why, newest first.

mod details;
pub mod export;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use self::details::readable;
use super::desk::AtDesk;
use super::emails::Way;
use crate::domain::account::NicHandle;
use crate::domain::day::Day;
use crate::domain::operator::{LogSubjectKind, OperatorAct};
use crate::domain::operator_log::{LogLine, LoggedSubject};
use crate::reads::console::log::{LogPageFilter, log_page};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Fields, Query};
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes::{self, address};
use crate::words::Words;
use crate::words::operators::act_key;
use strum::VariantArray;

/// So many things that a line is about are named; a line may be about hundreds.
const ABOUT_MOST: usize = 10;
/// The longest name of an operator that is looked for.
const OPERATOR_MAX: usize = 100;

#[derive(Template)]
#[template(path = "operator/audit.html")]
struct AuditPage {
    page: Page,
    wanted: LogAddress,
    /// Every act: its name in the log, and in words.
    acts: Vec<(&'static str, String)>,
    lines: Vec<Line>,
    /// Those that are not as they were written, in words.
    broken: Vec<String>,
    /// Where these lines are saved as a file.
    export: String,
    previous: Option<String>,
    next: Option<String>,
}

/// What an address asks for, as it stands in the fields.
#[derive(Clone, Debug, Default)]
pub struct LogAddress {
    account: String,
    operator: String,
    act: String,
    since: String,
    until: String,
}

/// A line of the log, in words.
struct Line {
    number: i64,
    at: When,
    operator: Way,
    act: String,
    /// The same in every language.
    data: String,
    about: Vec<Way>,
    /// How many more it is about.
    more: usize,
    reason: String,
    details: Option<String>,
}

impl LogAddress {
    /// Reads it; what makes no sense counts as absent.
    #[must_use]
    pub fn of(query: &Fields) -> Self {
        let text = |name| query.get(name).unwrap_or_default().trim().to_owned();
        let day = |name| Day::parse(&text(name)).map(|day| day.to_string()).unwrap_or_default();
        Self {
            account: NicHandle::parse(&text("account")).map(|nic| nic.to_string()).unwrap_or_default(),
            operator: text("operator").chars().take(OPERATOR_MAX).collect(),
            act: text("act").parse::<OperatorAct>().map(|act| act.as_str().to_owned()).unwrap_or_default(),
            since: day("since"),
            until: day("until"),
        }
    }

    fn fields(&self) -> [(&str, &str); 5] {
        [
            ("account", &self.account),
            ("operator", &self.operator),
            ("act", &self.act),
            ("since", &self.since),
            ("until", &self.until),
        ]
    }

    /// Days begin and end where the operator is.
    #[must_use]
    pub fn filter(&self, words: Words) -> LogPageFilter {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let day = |text: &str, later: i64| Some(Day::parse(text).ok()?.plus(later).at_hour(0, words.zone()));
        LogPageFilter {
            since: day(&self.since, 0),
            until: day(&self.until, 1),
            account: NicHandle::parse(&self.account).ok(),
            operator: given(&self.operator),
            act: given(&self.act),
        }
    }
}

/// GET `/operator/audit`
///
/// # Errors
/// The database's.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let (wanted, cursor) = (LogAddress::of(&query.0), cursor_of(&query.0));
    let page = Page::of(&at.http);
    let words = page.words();
    let filter = wanted.filter(words);
    let view = at.read(move |conn, _| log_page(conn, &filter, cursor).map(Some)).await?;
    let [previous, next] = page_links(&view.page, routes::OPERATOR_AUDIT, &wanted.fields());
    let broken = |number: &i64| words.with("desk-log-broken", [("number", &number.to_string())]);
    let body = AuditPage {
        acts: OperatorAct::VARIANTS.iter().map(|act| (act.as_str(), words.t(act_key(*act)))).collect(),
        broken: view.broken.iter().map(broken).collect(),
        lines: view.page.rows.into_iter().map(|line| in_words(words, line)).collect(),
        export: address(routes::OPERATOR_AUDIT_CSV, wanted.fields()),
        wanted,
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}

fn in_words(words: Words, line: LogLine) -> Line {
    let operator = match NicHandle::parse(&line.operator) {
        Ok(nic) => Way::to_account(nic.to_string()),
        Err(_) => Way::named(None, line.operator),
    };
    Line {
        number: line.number,
        at: When::of(words, line.at),
        operator,
        act: line.act.parse().map_or_else(|_| line.act.clone(), |act| words.t(act_key(act))),
        data: line.act,
        more: line.about.len().saturating_sub(ABOUT_MOST),
        about: line.about.into_iter().take(ABOUT_MOST).map(|subject| way_to(words, subject)).collect(),
        reason: line.reason.unwrap_or_default(),
        details: line.details.as_deref().map(readable),
    }
}

/// What only a newer version of the program knows is named as it stands in the log.
fn way_to(words: Words, LoggedSubject { kind, subject, name }: LoggedSubject) -> Way {
    match kind.parse() {
        Ok(LogSubjectKind::Account) => Way::to_account(subject),
        Ok(LogSubjectKind::Service) => Way::named(Some(routes::OPERATOR_SERVICE.of(&subject)), name.unwrap_or(subject)),
        Ok(LogSubjectKind::Request) => {
            Way::numbered(words, "request-title", &subject, Some(routes::OPERATOR_REQUEST.of(&subject)))
        }
        Ok(LogSubjectKind::Submission) => {
            Way::numbered(words, "operator-submission", &subject, Some(routes::OPERATOR_SUBMISSION.of(&subject)))
        }
        Ok(LogSubjectKind::Email) => Way::numbered(words, "desk-email-number", &subject, None),
        Err(_) => Way::named(None, format!("{kind} {}", name.unwrap_or(subject))),
    }
}
