//! `/requests/{id}`: everything about one request, and the form of who must decide it.

pub mod history;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use self::history::{HappenedLine, happened_lines};
use crate::domain::note::Note;
use crate::domain::request::{Decision, State};
use crate::domain::service::ContactTypes;
use crate::domain::{RequestId, ServiceId, SubmissionId};
use crate::reads::people::Person;
use crate::reads::requests::{RequestActsView, RequestService, RequestView, SiblingView, Standing, ValidatorView};
use crate::web::frame::draft::Draft;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes;
use crate::web::frame::session::CodeForMore;
use crate::web::frame::shown_once::ShownOnce;
use crate::web::frame::site::Site;
use crate::web::requests::list::StateBadge;
use crate::web::requests::turns::time_left;
use crate::web::requests::{RequestContext, person_words, seen_request};
use crate::web::services::modify::AGAIN;
use crate::words::Words;
use crate::words::terms::{contact_list, reason_key, refusal_key};

#[derive(Template)]
#[template(path = "pages/request.html")]
struct RequestPage {
    page: Page,
    shown: RequestTexts,
    /// The address of its submission, where that is a large one.
    whole: Option<String>,
    /// The code that fills the fields.
    code: String,
    /// An alert, in words.
    alert: Option<String>,
    /// A fault at the field for the code, in words.
    code_fault: Option<String>,
    /// The reason that was typed.
    reason: String,
    /// A fault at its field, in words.
    reason_fault: Option<String>,
}

/// What was wrong with what was done to the request: the key of a message, or what it says.
#[derive(Clone, Debug)]
pub enum RequestTrouble {
    /// Nothing.
    None,
    /// Told above all else.
    Alert(&'static str),
    /// The same, in words.
    Said(String),
    /// Told at the field for the code.
    Code(&'static str),
    /// Told at the field for the reason.
    Reason(&'static str),
}

/// What stands in the fields of who must decide.
#[derive(Default)]
pub struct TypedDecision {
    /// The code.
    pub code: String,
    /// Why it declines.
    pub reason: String,
}

/// A request in words.
pub(in crate::web) struct RequestTexts {
    pub(in crate::web) id: i64,
    pub(in crate::web) service: RequestService,
    pub(in crate::web) types: String,
    pub(in crate::web) requester: Person,
    pub(in crate::web) from: Person,
    pub(in crate::web) to: Person,
    pub(in crate::web) state: StateBadge,
    pub(in crate::web) reason: Option<String>,
    /// Which message is the heading of what it is about.
    pub(in crate::web) about: &'static str,
    /// What there is to decide.
    pub(in crate::web) what: String,
    /// While it can be confirmed.
    pub(in crate::web) open: Option<OpenTexts>,
    pub(in crate::web) validators: Vec<ValidatorLine>,
    pub(in crate::web) history: Vec<HappenedLine>,
    /// What is still to come.
    pub(in crate::web) ahead: Vec<String>,
    pub(in crate::web) acts: RequestActsView,
    pub(in crate::web) siblings: Vec<SiblingTexts>,
    /// Whether its contacts are being changed now.
    pub(in crate::web) processing: bool,
    /// When they will be, where that is later.
    pub(in crate::web) later: Option<String>,
    /// What the requester says to whoever must confirm.
    pub(in crate::web) note: Option<Note>,
    /// Why it was declined.
    pub(in crate::web) refusal: Option<Note>,
    /// What introduces it.
    pub(in crate::web) refusal_key: &'static str,
    /// Where the same is asked for once more.
    pub(in crate::web) again: Option<String>,
}

/// Who is awaited, and for how long.
pub(in crate::web) struct OpenTexts {
    pub(in crate::web) awaited: Vec<Person>,
    pub(in crate::web) until: When,
    pub(in crate::web) left: String,
}

pub(in crate::web) struct ValidatorLine {
    pub(in crate::web) person: Person,
    pub(in crate::web) decision: String,
    pub(in crate::web) decided: Option<When>,
    pub(in crate::web) data: &'static str,
    /// The words of the button that sends the other one's code again, where the viewer may.
    pub(in crate::web) resend: Option<String>,
}

/// Another request of the submission that this account must decide.
pub(in crate::web) struct SiblingTexts {
    pub(in crate::web) id: i64,
    pub(in crate::web) what: String,
}

/// GET `/requests/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where this account does not see it.
pub async fn show(http: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let (on, view) = RequestContext::looked_at(&http, seen_request).await?;
    let draft = if view.acts.decide { Draft::given_back(&http) } else { Draft::default() };
    let reason = draft.0.text("reason");
    let typed = TypedDecision { code: query.0.text("token"), reason };
    page_of(&on, view, StatusCode::OK, (typed, RequestTrouble::None)).await
}

/// The page of a request, as the answer to whatever was done to it.
///
/// # Errors
/// [`WebError::NotFound`] where this account does not see it.
pub async fn answer(
    on: &RequestContext,
    status: StatusCode,
    typed: TypedDecision,
    trouble: RequestTrouble,
) -> Result<HttpResponse, WebError> {
    page_of(on, on.read().await?, status, (typed, trouble)).await
}

async fn page_of(
    on: &RequestContext,
    view: RequestView,
    status: StatusCode,
    (TypedDecision { code, reason }, trouble): (TypedDecision, RequestTrouble),
) -> Result<HttpResponse, WebError> {
    let mut page = Page::of(&on.http);
    let code = match page.code.take().filter(|_| code.is_empty()) {
        Some(left) => left_code((&on.site, &on.http), left, view.submission).await,
        None => code,
    };
    // A longer text is no code; it is not worth sending back.
    let code: String = code.chars().take(64).collect();
    if !code.is_empty() {
        page = page.led_back_to(&routes::REQUEST.of(on.id), ("token", &code));
    }
    let (mut alert, mut code_fault, mut reason_fault) = (None, None, None);
    match trouble {
        RequestTrouble::None => {}
        RequestTrouble::Alert(key) => alert = Some(page.t(key)),
        RequestTrouble::Said(said) => alert = Some(said),
        RequestTrouble::Code(key) => code_fault = Some(page.t(key)),
        RequestTrouble::Reason(key) => reason_fault = Some(page.t(key)),
    }
    let whole = view
        .large
        .then(|| page.back.on(routes::address(&routes::SUBMISSION.of(view.submission), [("token", code.as_str())])));
    let shown = RequestTexts::of(page.words(), view);
    html(status, &RequestPage { page, shown, whole, code, alert, code_fault, reason, reason_fault })
}

/// The code that was left for this submission. Where it cannot be written down that it is shown, it is typed once more.
pub async fn left_code(
    (site, http): (&Site, &HttpRequest),
    left: ShownOnce<CodeForMore>,
    submission: SubmissionId,
) -> String {
    let left = left.unwrap(site, http).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "that a code is shown could not be written down");
        None
    });
    left.filter(|left| left.submission == submission.0).map(|left| left.code).unwrap_or_default()
}

impl RequestTexts {
    pub(in crate::web) fn of(words: Words, view: RequestView) -> Self {
        let state = view.standing.state;
        let later = later(words, &view);
        let open = view.pending.map(|pending| OpenTexts {
            awaited: view.standing.awaited.clone(),
            until: When::of(words, pending.until),
            left: time_left(words, pending.left),
        });
        Self {
            id: view.id.0,
            types: contact_list(words, &view.types),
            state: StateBadge::of(words, &view.standing),
            reason: view.fail_reason.map(|reason| words.t(reason_key(reason))),
            about: match state {
                State::Pending | State::Processing => "request-about",
                State::Done => "request-about-done",
                State::Declined | State::Cancelled | State::Expired | State::Failed => "request-about-ended",
            },
            what: decide_words(words, &view.service, &view.types, [&view.from, &view.to]),
            open,
            ahead: ahead(words, &view.standing),
            validators: view.validators.into_iter().map(|one| validator(words, (state, &view.acts), one)).collect(),
            history: happened_lines(words, &view.history, view.refusal.as_ref()),
            siblings: view.siblings.iter().map(|one| sibling(words, one)).collect(),
            processing: view.standing.changes_soon,
            later,
            note: view.note,
            refusal_key: refusal_key(view.fail_reason),
            refusal: view.refusal,
            again: view.again_on.map(|service| again_address(service, view.id)),
            service: view.service,
            requester: view.requester,
            from: view.from,
            to: view.to,
            acts: view.acts,
        }
    }
}

/// When a confirmed request is carried out, where that is not now.
fn later(words: Words, view: &RequestView) -> Option<String> {
    let at = view.changes_at.filter(|_| !view.standing.changes_soon)?;
    Some(words.with("processing-later", [("when", &words.date_time(at))]))
}

/// The form of the service, filled as this request asked.
fn again_address(service: ServiceId, id: RequestId) -> String {
    routes::address(&routes::SERVICE_CONTACTS.of(service), [(AGAIN, id.to_string().as_str())])
}

fn ahead(words: Words, standing: &Standing) -> Vec<String> {
    let last = match standing.state {
        State::Pending => words.t("ahead-changes"),
        State::Processing => words.t("ahead-processing"),
        State::Done | State::Declined | State::Cancelled | State::Expired | State::Failed => return Vec::new(),
    };
    let decides = |person: &Person| {
        if person.own {
            words.t("ahead-decides-own")
        } else {
            words.with("ahead-decides", [("name", &person_words(person))])
        }
    };
    standing.awaited.iter().map(decides).chain([last]).collect()
}

fn validator(words: Words, (state, acts): (State, &RequestActsView), validator: ValidatorView) -> ValidatorLine {
    let (own, other, data) = match validator.decision {
        Some((Decision::Accepted, _)) => ("validator-accepted-own", "validator-accepted", "accepted"),
        Some((Decision::Declined, _)) => ("validator-declined-own", "validator-declined", "declined"),
        None if state == State::Pending => ("validator-awaited-own", "validator-awaited", "awaited"),
        None if state == State::Expired => ("validator-undecided-own", "validator-undecided", "undecided"),
        None => ("validator-unanswered-own", "validator-unanswered", "undecided"),
    };
    let key = if validator.person.own { own } else { other };
    let decided = validator.decision.map(|(_, at)| When::of(words, at));
    let person = validator.person;
    let is_theirs = acts.resend_to.as_ref() == Some(&person);
    let resend = is_theirs.then(|| words.with("resend-to", [("name", person.called())]));
    ValidatorLine { person, decision: words.t(key), decided, data, resend }
}

fn sibling(words: Words, sibling: &SiblingView) -> SiblingTexts {
    let what = decide_words(words, &sibling.service, &sibling.types, [&sibling.from, &sibling.to]);
    SiblingTexts { id: sibling.id.0, what }
}

/// Which contacts would change from whom to whom; the viewer is *you* in it.
fn decide_words(words: Words, service: &RequestService, types: &ContactTypes, [from, to]: [&Person; 2]) -> String {
    let key = match (from.own, to.own) {
        (true, _) => "decide-what-from-own",
        (false, true) => "decide-what-to-own",
        (false, false) => "decide-what",
    };
    let (types, from, to) = (contact_list(words, types), person_words(from), person_words(to));
    words.with(key, [("service", &service.name), ("types", &types), ("from", &from), ("to", &to)])
}
