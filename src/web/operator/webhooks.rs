//! `/operator/webhooks`: where events are sent to, what was not taken, and what is done about it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde_json::json;

use super::act::{ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use crate::domain::WebhookId;
use crate::domain::operator::Role;
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::webhook::{OffWhy, host_of};
use crate::flows::looks::note_list_seen;
use crate::flows::webhooks::{Switched, retry_webhook, switch_webhook};
use crate::reads::console::webhooks::{UndeliveredEvent, WebhookView, webhook, webhook_of_delivery, webhooks};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, When, html, words_of};
use crate::web::frame::routes::{self, RouteWith};
use crate::web::frame::session::Flash;
use crate::words::Words;

/// Who may switch one or have events sent again.
const ACTS_NEED: Role = Role::Admin;

#[derive(Template)]
#[template(path = "operator/webhooks.html")]
struct WebhooksPage {
    page: Page,
    webhooks: Vec<WebhookLine>,
}

#[derive(Template)]
#[template(path = "operator/webhook.html")]
struct WebhookPage {
    page: Page,
    webhook: WebhookLine,
    /// What this operator may do: address and words of each.
    acts: Vec<(String, String)>,
    events: Vec<EventLine>,
    /// Whether this operator may have one of them sent again.
    retries: bool,
}

/// A webhook, in words.
struct WebhookLine {
    id: WebhookId,
    host: String,
    /// How it stands; the same in every language.
    data: &'static str,
    state: String,
    kinds: String,
    waiting: String,
    failing: String,
    given_up: String,
    success: Option<When>,
}

impl WebhookLine {
    fn of(words: Words, view: &WebhookView, now: Moment) -> Self {
        let WebhookView { webhook, owed } = view;
        let (data, state) = match (webhook.off(), webhook.pause(now)) {
            (Some(OffWhy::Operator), _) => ("off", words.t("webhook-off")),
            (Some(OffWhy::Gone), _) => ("gone", words.t("webhook-gone")),
            (None, Some(until)) => {
                ("paused", words.with("webhook-paused", [("when", &words.date_time(until.up_to_minute()))]))
            }
            (None, None) => ("on", words.t("webhook-on")),
        };
        let number = |count: i64| words.number(usize::try_from(count).unwrap_or_default());
        let kinds = webhook.events.as_deref().map(|kinds| kinds.trim_matches(',').replace(',', ", "));
        Self {
            id: webhook.id,
            host: host_of(&webhook.url),
            data,
            state,
            kinds: kinds.unwrap_or_else(|| words.t("webhook-all-kinds")),
            waiting: number(owed.waiting),
            failing: number(owed.failing),
            given_up: number(owed.failed),
            success: webhook.delivered_at.map(|at| When::of(words, Moment(at))),
        }
    }
}

/// An event that was not taken, in words.
struct EventLine {
    id: i64,
    event: String,
    happened: When,
    attempts: String,
    standing: String,
    answer: String,
}

impl EventLine {
    fn of(words: Words, event: UndeliveredEvent) -> Self {
        let standing = match event.finished_at {
            Some(_) => words.t("webhook-given-up"),
            None => words.with("desk-email-next", [("when", &words.date_time(event.not_before))]),
        };
        Self {
            id: event.id,
            event: words.with("webhook-event", [("number", &event.number.to_string())]),
            happened: When::of(words, event.created_at),
            attempts: words.number(usize::try_from(event.attempts).unwrap_or_default()),
            standing,
            answer: event.last_error.unwrap_or_default(),
        }
    }
}

/// GET `/operator/webhooks`
///
/// # Errors
/// The database's.
pub async fn show_all(at: AtDesk) -> Result<HttpResponse, WebError> {
    let now = at.site.clock.now();
    let found = at.read(|conn, _| webhooks(conn).map(Some)).await?;
    at.note(|cx| note_list_seen(cx, "webhooks", &json!({}))).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let webhooks = found.iter().map(|view| WebhookLine::of(words, view, now)).collect();
    html(StatusCode::OK, &WebhooksPage { page, webhooks })
}

/// GET `/operator/webhooks/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such webhook.
pub async fn show(at: AtDesk) -> Result<HttpResponse, WebError> {
    let id = at.http.match_info().get("id").and_then(text::number).map(WebhookId).ok_or(WebError::NotFound)?;
    let now = at.site.clock.now();
    let (view, events) = at.read(move |conn, _| webhook(conn, id)).await?;
    at.note(move |cx| note_list_seen(cx, "webhooks", &json!({ "webhook": id.0 }))).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let retries = at.role >= ACTS_NEED;
    let on = view.webhook.off().is_none() && view.webhook.pause(now).is_none();
    let anything = view.owed.waiting + view.owed.failed > 0;
    let acts = [(on, WebhookAct::SwitchOff), (!on, WebhookAct::SwitchOn), (anything, WebhookAct::SendAllAgain)];
    let way = |act: WebhookAct| (act.route().of(id), words.t(act.title()));
    let body = WebhookPage {
        webhook: WebhookLine::of(words, &view, now),
        acts: acts.into_iter().filter(|(there, _)| *there && retries).map(|(_, act)| way(act)).collect(),
        events: events.into_iter().map(|event| EventLine::of(words, event)).collect(),
        retries,
        page,
    };
    html(StatusCode::OK, &body)
}

/// What is done about a webhook.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WebhookAct {
    SwitchOn,
    SwitchOff,
    SendAllAgain,
    SendAgain,
}

/// The forms of acts.
pub const ACTS: [RouteWith; 4] = [
    routes::OPERATOR_WEBHOOK_ON,
    routes::OPERATOR_WEBHOOK_OFF,
    routes::OPERATOR_WEBHOOK_RETRY,
    routes::OPERATOR_DELIVERY_RETRY,
];

impl WebhookAct {
    const ALL: [Self; 4] = [Self::SwitchOn, Self::SwitchOff, Self::SendAllAgain, Self::SendAgain];

    fn route(self) -> RouteWith {
        match self {
            Self::SwitchOn => routes::OPERATOR_WEBHOOK_ON,
            Self::SwitchOff => routes::OPERATOR_WEBHOOK_OFF,
            Self::SendAllAgain => routes::OPERATOR_WEBHOOK_RETRY,
            Self::SendAgain => routes::OPERATOR_DELIVERY_RETRY,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::SwitchOn => "webhook-switch-on",
            Self::SwitchOff => "webhook-switch-off",
            Self::SendAllAgain => "webhook-again-all",
            Self::SendAgain => "webhook-again",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::SwitchOn => "webhook-switch-on-text",
            Self::SwitchOff => "webhook-switch-off-text",
            Self::SendAllAgain => "webhook-again-all-text",
            Self::SendAgain => "webhook-again-text",
        }
    }

    fn form(self, words: Words, (number, webhook): (i64, WebhookId)) -> ActForm {
        ActForm {
            title: words.t(self.title()),
            about: words.with("webhook-number", [("number", &webhook.to_string())]),
            text: words.t(self.text()),
            action: self.route().of(number),
            back: routes::OPERATOR_WEBHOOK.of(webhook),
            button: words.t(self.title()),
            danger: self == Self::SwitchOff,
            proof: AskedProof::Nothing,
            fields: Vec::new(),
        }
    }
}

/// The act that an address asks for, the number in it, and the webhook.
async fn asked_for(at: &AtDesk) -> Result<(WebhookAct, i64, WebhookId), WebError> {
    at.needs(ACTS_NEED)?;
    let path = at.http.path().to_owned();
    let found = WebhookAct::ALL.into_iter().find_map(|act| Some((act, act.route().what_of(&path)?)));
    let (act, number) = found.ok_or(WebError::NotFound)?;
    let number = text::number(number).ok_or(WebError::NotFound)?;
    let webhook = match act {
        WebhookAct::SendAgain => at.read(move |conn, _| webhook_of_delivery(conn, number)).await?,
        WebhookAct::SwitchOn | WebhookAct::SwitchOff | WebhookAct::SendAllAgain => {
            let id = WebhookId(number);
            at.read(move |conn, _| Ok(webhook(conn, id)?.map(|(view, _)| view.webhook.id))).await?
        }
    };
    Ok((act, number, webhook))
}

/// GET of the form of an act
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such webhook.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let (act, number, webhook) = asked_for(&at).await?;
    act.form(words_of(&at.http), (number, webhook)).ask(&at)
}

/// POST of the form of an act
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let (act, number, webhook) = asked_for(&at).await?;
    let words = words_of(&at.http);
    let form = act.form(words, (number, webhook));
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let only = (act == WebhookAct::SendAgain).then_some(number);
    let said = match act {
        WebhookAct::SwitchOn | WebhookAct::SwitchOff => {
            let on = act == WebhookAct::SwitchOn;
            match at.act(reason, move |cx| switch_webhook(cx, webhook, on)).await? {
                Switched::Turned => words.t(if on { "webhook-is-on" } else { "webhook-is-off" }),
                Switched::AsItWas => words.t("webhook-as-it-was"),
                Switched::NoSuch => return Err(WebError::NotFound),
            }
        }
        WebhookAct::SendAllAgain | WebhookAct::SendAgain => {
            let found = at.act(reason, move |cx| retry_webhook(cx, webhook, only)).await?;
            words.count("webhook-sent-again", found.ok_or(WebError::NotFound)?, [])
        }
    };
    Ok(done(&at, &form.back, &Flash::new("flash-said", [("said", &said)])))
}
