//! What is typed into forms and sent.

use proptest::test_runner::TestCaseError;

use super::{Checked, Drive};
use crate::model::actions::{Asker, CodeTyped, Filled, NewAddress, Reach, Said, Typed};
use crate::model::rules::Form;
use crate::support::app::PASSWORD;

const WRONG: &str = "AAAAA-CCCCC-DDDDD-EEEEE";

impl Drive<'_> {
    pub(super) fn ask(
        &mut self,
        by: Asker,
        service: usize,
        fields: &[Typed; 3],
        (filled, note): (Filled, Said),
    ) -> Checked {
        let contacts = self.world.services[service].contacts;
        let Some(by) = self.signed_in(asker(by, contacts))? else { return Ok(()) };
        let typed = fields.map(|field| self.typed(field));
        let nics = contacts.map(|index| self.world.accounts[index].nic.as_str());
        let filled_with = match filled {
            Filled::Unsaid => None,
            Filled::Today => Some(nics.join(" ")),
            Filled::Stale => Some("zz1-nic zz2-nic zz3-nic".to_owned()),
        };
        let names = ["admin", "tech", "billing"];
        let mut form: Vec<(&str, &str)> = Vec::new();
        form.extend(names.iter().zip(&typed).filter_map(|(name, typed)| Some((*name, typed.as_deref()?))));
        form.extend(filled_with.iter().map(|handles| ("filled_with", handles.as_str())));
        let note = said(note);
        form.extend(note.iter().map(|note| ("note", note.as_str())));
        let answer = self.customers[by].post(&format!("/services/{}/contacts", self.services[service]), &form);
        let sent = Form { typed: &typed, only_where: None, note: note.as_deref() };
        let expected = self.world.ask(by, service, &sent, matches!(filled, Filled::Stale));
        self.is_answered("ask", expected, &answer)
    }

    pub(super) fn typed(&self, field: Typed) -> Option<String> {
        let account = |index: usize| &self.world.accounts[index];
        Some(match field {
            Typed::Absent => return None,
            Typed::Handle(index) => account(index).nic.clone(),
            Typed::ShoutedHandle(index) => format!("  {} ", account(index).nic.to_uppercase()),
            Typed::Address(index) => account(index).email.clone(),
            Typed::ShoutedAddress(index) => format!(" {}  ", account(index).email.to_uppercase()),
            Typed::Empty => "  ".to_owned(),
            Typed::UnknownHandle => "zz99999-nic".to_owned(),
            Typed::UnknownAddress => "nobody@example.org".to_owned(),
            Typed::ControlCharacter => format!("{}\0", account(1).nic),
        })
    }

    pub(super) fn decide(
        &mut self,
        by: usize,
        (index, reach): (Option<usize>, &Reach),
        accept: bool,
        (code, reason): (CodeTyped, Said),
    ) -> Checked {
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let (typed, meant) = index.map_or((WRONG.to_owned(), WRONG.to_owned()), |index| self.code(by, index, code));
        let whole = !matches!(reach, Reach::One);
        let (path, mut chosen) = self.path((index, whole), if accept { "accept" } else { "decline" });
        let (ticks, is_any) = self.ticks(by, reach, &mut chosen);
        let mut form = vec![("token", typed.as_str())];
        form.extend(ticks.iter().map(|(name, value)| (*name, value.as_str())));
        let reason = said(reason);
        form.extend(reason.iter().map(|reason| ("reason", reason.as_str())));
        let answer = self.customers[by].post(&path, &form);
        let meant = if is_any { meant.as_str() } else { "" };
        let expected = self.world.decide(by, &chosen, accept, (meant, reason.as_deref()));
        self.same(&format!("decide {}{code:?}", if whole { "together " } else { "" }), expected, &answer)?;
        self.look_after(by, (index, whole))
    }

    /// What is typed, and which code that is.
    fn code(&self, by: usize, index: usize, code: CodeTyped) -> (String, String) {
        let request = &self.world.requests[index];
        let right = self.world.right_code(index, by).cloned().unwrap_or_else(|| WRONG.to_owned());
        let typed = match code {
            CodeTyped::Right => right,
            CodeTyped::Messy => return (format!(" {} ", right.to_lowercase().replace('-', " ")), right),
            CodeTyped::Wrong => WRONG.to_owned(),
            CodeTyped::Empty => return (" -  ".to_owned(), String::new()),
            CodeTyped::OfTheOther => {
                let other = request.validators.iter().find(|(account, _)| *account != by);
                let theirs = other.and_then(|(account, _)| self.world.right_code(index, *account));
                theirs.cloned().unwrap_or_else(|| WRONG.to_owned())
            }
            CodeTyped::Replaced => {
                let code = self.world.codes.get(&(request.submission, by));
                let old =
                    code.and_then(|code| code.mailed.iter().find(|(generation, _)| **generation < code.generation));
                old.map_or_else(|| WRONG.to_owned(), |(_, old)| old.clone())
            }
        };
        (typed.clone(), typed)
    }

    pub(super) fn resend(
        &mut self,
        by: usize,
        (index, whole): (Option<usize>, bool),
        target: Option<usize>,
    ) -> Checked {
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let nic = target.map(|target| self.customers[target].nic.clone());
        let form: Vec<_> = nic.iter().map(|nic| ("validator", nic.as_str())).collect();
        let (path, chosen) = self.path((index, whole), "resend");
        let answer = self.customers[by].post(&path, &form);
        let expected = self.world.resend(by, &chosen, target.unwrap_or(by));
        if answer.status == 429 && answer.header("retry-after").is_none() {
            return Err(TestCaseError::fail("429 without Retry-After"));
        }
        self.same("resend", expected, &answer)
    }

    pub(super) fn cancel(&mut self, by: usize, (index, whole): (Option<usize>, bool)) -> Checked {
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let (path, chosen) = self.path((index, whole), "cancel");
        let answer = self.customers[by].post(&path, &[]);
        let expected = self.world.cancel(by, &chosen);
        self.same(if whole { "cancel together" } else { "cancel" }, expected, &answer)?;
        self.look_after(by, (index, whole))
    }

    pub(super) fn moves(&mut self, who: usize, to: NewAddress, right_password: bool) -> Checked {
        let Some(who) = self.signed_in(who)? else { return Ok(()) };
        let to = match to {
            NewAddress::Own(number) => format!("Moved{who}.{number}@example.org"),
            NewAddress::Common => "common@example.org".to_owned(),
            NewAddress::Of(other) => self.world.accounts[other].email.to_uppercase(),
        };
        let password = if right_password { PASSWORD } else { "not it" };
        let answer = self.customers[who].post("/profile", &[("email", &to), ("current_password", password)]);
        if self.world.accounts[who].email.to_lowercase() == to.to_lowercase() {
            return self.same("stays", 303, &answer);
        }
        self.same("moves", if right_password { 303 } else { 422 }, &answer)?;
        if right_password {
            let customer = &self.customers[who];
            let confirmed = customer.press(&self.app.db_link_of(customer));
            self.app.db_retire_links(customer);
            let expected = self.world.moves(who, &to);
            self.same("confirms", expected, &confirmed)?;
        }
        Ok(())
    }
}

/// What is sent of it; nothing where the field is left out.
pub(super) fn said(said: Said) -> Option<String> {
    match said {
        Said::Nothing => None,
        Said::Words => Some("  Please do,\r\nas we said. ".to_owned()),
        Said::Address => Some("all about it at evil.example".to_owned()),
        Said::TooMuch => Some("x".repeat(301)),
    }
}

/// Who asks, where these are today's contacts.
pub(super) fn asker(by: Asker, contacts: [usize; 3]) -> usize {
    match by {
        Asker::Contact(contact) => contacts[contact],
        Asker::Account(account) => account,
    }
}
