//! A link is sent by email.

use std::time::Duration;

use super::Cx;
use crate::domain::LinkId;
use crate::domain::account::Language;
use crate::domain::link::{LinkKind, NewOwner};
use crate::domain::notice::Notice;
use crate::keys::Sealed;
use crate::store::StoreResult;
use crate::store::links::{self, NewLink};

/// A link for somebody who is not signed in.
pub struct StrangersLink<'a> {
    /// What it is for.
    pub kind: LinkKind,
    /// What was typed, and says where it goes.
    pub sent_to: &'a str,
    /// What a new account will be made of.
    pub new: Option<&'a NewOwner>,
    /// The language of whoever asks for it.
    pub language: Language,
    /// How long it is good.
    pub term: Duration,
    /// The address that whoever asks for it is heading for; empty where there is none.
    pub heading: &'a str,
}

/// Owes a link. Nothing is looked up: what happens here is the same whether there is an account or not. The worker
/// finds that out when it makes the email.
pub fn send_link(cx: &mut Cx<'_>, link: &StrangersLink<'_>) -> StoreResult<LinkId> {
    let StrangersLink { kind, sent_to, new, language, term, heading } = *link;
    let heading = Some(heading).filter(|heading| !heading.is_empty());
    let heading = heading.and_then(|heading| cx.terms.keyring.seal(Sealed::Heading, heading.as_bytes()));
    let key_id = &cx.terms.keyring.first().id;
    let new = NewLink { kind, account: None, sent_to, new, language, key_id, term, heading: heading.as_deref() };
    let link = links::insert(cx.tx, &new, cx.now)?;
    cx.owe(&Notice::Link { kind, link })?;
    Ok(link)
}
