//! Emails that carry a link, to whoever may hold no account yet. Whether there is an account is found out here, by the
//! worker: the page that asked for the link cannot know, and so cannot tell (RULES.md, *Who sees what*).

use super::{Composed, Frame, Written, blank};
use crate::domain::LinkId;
use crate::domain::account::{Account, EmailAddress};
use crate::domain::event::AccountEvent;
use crate::domain::link::{Link, LinkKind};
use crate::domain::time::Moment;
use crate::mail::Stationery;
use crate::mail::content::{Content, LinkPart};
use crate::store::events;
use crate::store::{AnyConnection, StoreResult, accounts, links};
use crate::words::Words;

/// Accounts of one address that one email lists.
const LISTED_MAX: i64 = 50;

/// Writes the email of a link.
pub(super) fn write(
    conn: &mut AnyConnection,
    stationery: &Stationery,
    (link, kind): (LinkId, LinkKind),
    now: Moment,
) -> StoreResult<Written> {
    let link = links::find(conn, link)?;
    let Some(link) = link.filter(|link| link.is_good(now)) else { return Ok(Written::Not(Composed::Superseded)) };
    let composer = LinkComposer { stationery, link: &link, now };
    match kind {
        LinkKind::SignUp => composer.sign_up(conn),
        LinkKind::ResetPassword => composer.reset_password(conn),
        LinkKind::ChangeEmail => composer.change_email(conn),
    }
}

/// Writes an email with a link.
struct LinkComposer<'a> {
    stationery: &'a Stationery,
    link: &'a Link,
    now: Moment,
}

impl LinkComposer<'_> {
    fn sign_up(&self, conn: &mut AnyConnection) -> StoreResult<Written> {
        let holders = self.holders(conn)?;
        if !holders.is_empty() {
            return Ok(self.in_use(&holders, "email-in-use-sign-up"));
        }
        let Some(token) = self.stationery.keyring.link_token(self.link, None) else { return Ok(lost_key()) };
        let words = self.stationery.style.words(self.link.language, None);
        let brand = self.stationery.brand.as_str();
        // Nothing that was typed: whoever owns the address may have nothing to do with who typed it.
        let opening = words.with("email-sign-up-opening", [("brand", brand)]);
        let greeting = words.t("email-greeting-nobody");
        let subject = words.with("email-sign-up-subject", [("brand", brand)]);
        let footer = words.with("email-footer-nobody", [("brand", brand)]);
        let mut content = blank(words, self.stationery, Frame { subject, greeting, opening, footer });
        let href = self.address("/sign-up/confirm", &token.to_string());
        content.links.push(LinkPart::new(words, "email-sign-up-link", "email-sign-up-button", href));
        content.closing = vec![self.until(words), words.t("email-sign-up-surprise")];
        Ok(Written::Letter(Box::new(content), (String::new(), self.link.sent_to.clone())))
    }

    fn reset_password(&self, conn: &mut AnyConnection) -> StoreResult<Written> {
        let mut holders = links::accounts_for(conn, &self.link.sent_to, LISTED_MAX)?;
        // What was asked for before such a change is dead, also where its email leaves only now.
        let changed = [AccountEvent::PasswordChanged, AccountEvent::EmailChanged];
        let mut unchanged = Vec::new();
        for holder in holders.drain(..) {
            if !events::has_happened_since(conn, holder.id, &changed, self.link.created_at, self.now)? {
                unchanged.push(holder);
            }
        }
        let holders = unchanged;
        let Some(first) = holders.first() else { return Ok(Written::Not(Composed::Superseded)) };
        let words = self.stationery.words_for(first);
        let opening = words.t("email-reset-opening");
        let mut content = self.to_holders(&holders, words, "email-reset-subject", opening);
        for holder in &holders {
            let bound = links::holder(conn, holder)?;
            let token = self.stationery.keyring.link_token(self.link, Some(&bound));
            let Some(token) = token else { return Ok(lost_key()) };
            let names = [("nic", holder.nic.as_str()), ("name", holder.name.as_str())];
            content.links.push(LinkPart {
                label: words.with("email-reset-link", names),
                button: words.t("email-reset-button"),
                href: self.address("/reset-password", &token.to_string()),
            });
        }
        content.closing = vec![self.until(words), words.t("email-reset-surprise")];
        Ok(Written::Letter(Box::new(content), (first.name.to_string(), first.email.as_str().to_owned())))
    }

    fn change_email(&self, conn: &mut AnyConnection) -> StoreResult<Written> {
        let Some(account) = self.link.account else { return Ok(Written::Not(Composed::Superseded)) };
        let account = accounts::get(conn, account)?;
        let mut holders = self.holders(conn)?;
        holders.retain(|holder| holder.id != account.id);
        if !holders.is_empty() {
            return Ok(self.in_use(&holders, "email-in-use-change"));
        }
        if !account.open {
            return Ok(Written::Not(Composed::Superseded));
        }
        let holder = links::holder(conn, &account)?;
        let token = self.stationery.keyring.link_token(self.link, Some(&holder));
        let Some(token) = token else { return Ok(lost_key()) };
        let words = self.stationery.words_for(&account);
        let opening = words.with("email-change-opening", [("nic", account.nic.as_str())]);
        let mut content = self.to_holders(std::slice::from_ref(&account), words, "email-change-subject", opening);
        let href = self.address("/profile/confirm-email", &token.to_string());
        // No name, which anybody can choose: whether the address is the account's own is still to be seen.
        content.greeting = words.t("email-greeting-nobody");
        content.links.push(LinkPart::new(words, "email-change-link", "email-change-button", href));
        content.closing = vec![self.until(words), words.t("email-change-surprise")];
        Ok(Written::Letter(Box::new(content), (String::new(), self.link.sent_to.clone())))
    }

    /// The accounts that have the address already.
    fn holders(&self, conn: &mut AnyConnection) -> StoreResult<Vec<Account>> {
        let email = EmailAddress::stored(&self.link.sent_to);
        email.map_or(Ok(Vec::new()), |email| accounts::all_open_by_email(conn, &email, LISTED_MAX))
    }

    /// Tells whoever holds the address that somebody else gave it.
    fn in_use(&self, holders: &[Account], opening: &str) -> Written {
        let Some(first) = holders.first() else { return Written::Not(Composed::Superseded) };
        let words = self.stationery.words_for(first);
        let opening = words.with(opening, [("nics", &nics(holders))]);
        let mut content = self.to_holders(holders, words, "email-in-use-subject", opening);
        let href = |path: &str| format!("{}{path}", self.stationery.base_url.as_str());
        content.links.push(LinkPart::new(words, "email-sign-in-link", "email-sign-in-button", href("/sign-in")));
        content.closing.push(words.t("email-in-use-closing"));
        Written::Letter(Box::new(content), (first.name.to_string(), first.email.as_str().to_owned()))
    }

    /// The frame of an email to all that hold an address.
    fn to_holders(&self, holders: &[Account], words: Words, subject: &str, opening: String) -> Content {
        let brand = self.stationery.brand.as_str();
        let greeting = match holders {
            [one] => words.with("email-greeting", [("name", one.name.as_str())]),
            _ => words.t("email-greeting-nobody"),
        };
        let footer = words.with("email-footer", [("nic", nics(holders).as_str()), ("brand", brand)]);
        let subject = words.with(subject, [("brand", brand)]);
        blank(words, self.stationery, Frame { subject, greeting, opening, footer })
    }

    fn until(&self, words: Words) -> String {
        words.with("email-link-until", [("until", &words.date_time(self.link.expires_at))])
    }

    fn address(&self, path: &str, token: &str) -> String {
        format!("{}{path}?token={token}", self.stationery.base_url.as_str())
    }
}

fn nics(holders: &[Account]) -> String {
    holders.iter().map(|holder| holder.nic.as_str()).collect::<Vec<_>>().join(", ")
}

fn lost_key() -> Written {
    Written::Not(Composed::NotNow("the secret key that its link was made with is not in the setting".to_owned()))
}
