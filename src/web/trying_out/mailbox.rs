//! `/mailbox`: every email as its reader sees it, for trying out.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::brand::Logo;
use crate::domain::text;
use crate::mail::letter::Letter;
use crate::mail::mailbox::open;
use crate::reads::mailbox::{self, SealedMessage};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::guard::Framed;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes::{self, address};
use crate::web::frame::site::Site;

/// A message's HTML may show its own styles, the logo that is put into it here, and nothing else, in a sandbox of our
/// own mailbox page.
const MESSAGE_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox \
    allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

#[derive(Template)]
#[template(path = "pages/mailbox.html")]
struct MailboxPage {
    page: Page,
    messages: Vec<Message>,
    older: Option<String>,
    paged: bool,
}

struct Message {
    id: i64,
    at: When,
    letter: Letter,
    lines: Vec<Line>,
}

/// A line of the plain text.
enum Line {
    Text(String),
    Link(String),
}

/// GET `/mailbox`
///
/// # Errors
/// [`WebError::NotFound`] where mail goes elsewhere.
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    if !site.mailbox {
        return Err(WebError::NotFound);
    }
    let after = query.0.get("after").and_then(|given| given.parse::<i64>().ok());
    let view = site.db.read(move |conn| mailbox::messages(conn, after)).await.map_err(WebError::Store)?;
    let page = Page::of(&request);
    let message = |SealedMessage { id, sealed, at }| {
        let letter = open(&site.terms.keyring, &sealed)?;
        let line = |line: &str| {
            let link = line.starts_with("http://") || line.starts_with("https://");
            if link { Line::Link(line.to_owned()) } else { Line::Text(line.to_owned()) }
        };
        let lines = letter.text.lines().map(line).collect();
        Some(Message { id, at: page.when(at), lines, letter })
    };
    let messages = view.messages.into_iter().filter_map(message).collect();
    let older = view.older_than.map(|last| address(routes::MAILBOX, [("after", last.to_string().as_str())]));
    html(StatusCode::OK, &MailboxPage { page, messages, older, paged: after.is_some() })
}

/// GET `/mailbox/{id}`: the HTML of one message, for the frame that shows it.
///
/// # Errors
/// [`WebError::NotFound`] where there is none.
pub async fn message(site: web::Data<Site>, id: web::Path<String>) -> Result<HttpResponse, WebError> {
    let id = text::number(&id).filter(|_| site.mailbox).ok_or(WebError::NotFound)?;
    let sealed = site.db.read(move |conn| mailbox::message(conn, id)).await.map_err(WebError::Store)?;
    let letter = sealed.and_then(|sealed| open(&site.terms.keyring, &sealed)).ok_or(WebError::NotFound)?;
    let mut response = HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_SECURITY_POLICY, MESSAGE_POLICY))
        .body(with_logo(site.look.logo.as_deref(), letter.html));
    response.extensions_mut().insert(Framed);
    Ok(response)
}

/// In an email the logo is a part of its own, which the frame could not reach from its sandbox.
fn with_logo(logo: Option<&Logo>, html: String) -> String {
    let Some(logo) = logo.filter(|_| html.contains("\"cid:")) else { return html };
    let picture = format!("\"data:{};base64,{}\"", logo.kind.media_type(), STANDARD.encode(&logo.bytes));
    let mut parts = html.splitn(2, "\"cid:");
    let (before, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    [before, &picture, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logo_is_put_into_the_message() {
        let logo = Logo::of(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec()).unwrap();
        let shown = with_logo(Some(&logo), "<p>cid:</p><img src=\"cid:logo@example.org\" alt=\"\">".to_owned());
        let picture = STANDARD.encode(&logo.bytes);
        let expected = format!("<p>cid:</p><img src=\"data:image/svg+xml; charset=utf-8;base64,{picture}\" alt=\"\">");
        assert_eq!(shown, expected);
        for (logo, html) in [(None, "<img src=\"cid:logo\">"), (Some(&logo), "<p>cid:</p>")] {
            assert_eq!(with_logo(logo, html.to_owned()), html);
        }
    }
}
