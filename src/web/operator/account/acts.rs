//! What operators do to an account: each act is a form of its own, and the flow of the command.

use actix_web::HttpResponse;

use super::{nic_in, role_key};
use crate::domain::AccountId;
use crate::domain::account::EmailAddress;
use crate::domain::name::AccountName;
use crate::domain::operator::Role;
use crate::flows::Cx;
use crate::flows::administer::{self, Administered, GivenAnew};
use crate::reads::account::{AccountView, account_view, open_requests_of};
use crate::reads::operators::OperatorsAccountView;
use crate::store::StoreResult;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormField, email_key, name_key};
use crate::web::frame::forms::{Fields, Posted};
use crate::web::frame::page::{see_other, words_of};
use crate::web::frame::routes::{self, RouteWith};
use crate::web::frame::session::{self, Flash};
use crate::web::operator::act::{ActField, ActForm, AskedProof, admit, done};
use crate::web::operator::desk::AtDesk;
use crate::web::operator::pieces::{Stopped, do_pieces};
use crate::words::Words;

/// The role that an account is given.
const ROLE: FormField = FormField { id: "role", label: "operator-role" };
/// No role, in the form and on the command line.
const NONE: &str = "none";

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// Ends all sessions.
    SignOut,
    /// Closes the account.
    Close,
    /// Opens it again.
    Reopen,
    /// Removes the second factor.
    RemoveFactor,
    /// Gives a role, or takes it away.
    GiveRole,
}

impl AccountAct {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::SignOut, Self::RemoveFactor, Self::Close, Self::Reopen, Self::GiveRole];

    /// The address of its form.
    #[must_use]
    pub fn route(self) -> RouteWith {
        match self {
            Self::SignOut => routes::OPERATOR_SIGN_OUT,
            Self::Close => routes::OPERATOR_CLOSE,
            Self::Reopen => routes::OPERATOR_REOPEN,
            Self::RemoveFactor => routes::OPERATOR_REMOVE_FACTOR,
            Self::GiveRole => routes::OPERATOR_GRANT,
        }
    }

    /// What it is called, on its page and on its button.
    #[must_use]
    pub fn title_key(self) -> &'static str {
        match self {
            Self::SignOut => "operator-sign-out",
            Self::Close => "operator-close",
            Self::Reopen => "operator-reopen",
            Self::RemoveFactor => "operator-remove-factor",
            Self::GiveRole => "operator-give-role",
        }
    }

    fn text_key(self) -> &'static str {
        match self {
            Self::SignOut => "operator-sign-out-text",
            Self::Close => "operator-close-text",
            Self::Reopen => "operator-reopen-text",
            Self::RemoveFactor => "operator-remove-factor-text",
            Self::GiveRole => "operator-give-role-text",
        }
    }

    fn done_key(self) -> &'static str {
        match self {
            Self::SignOut => "flash-operator-signed-out",
            Self::Close => "flash-operator-closed",
            Self::Reopen => "flash-operator-reopened",
            Self::RemoveFactor => "flash-operator-factor-removed",
            Self::GiveRole => "flash-operator-role-given",
        }
    }

    /// Who may do it (RULES.md, *Those who run it*).
    fn needs(self) -> Role {
        match self {
            Self::SignOut => Role::Support,
            Self::Close | Self::Reopen | Self::RemoveFactor | Self::GiveRole => Role::Admin,
        }
    }

    fn asks(self) -> AskedProof {
        match self {
            Self::SignOut => AskedProof::Nothing,
            Self::Close | Self::Reopen | Self::RemoveFactor | Self::GiveRole => AskedProof::PasswordAndCode,
        }
    }

    /// Whether it is worth offering to this operator, as things stand.
    #[must_use]
    pub fn is_offered(self, at: &AtDesk, view: &OperatorsAccountView) -> bool {
        let applies = match self {
            Self::SignOut => !view.sessions.is_empty(),
            Self::Close => view.known.account.open,
            Self::Reopen => !view.known.account.open,
            Self::RemoveFactor => view.factor.is_some(),
            Self::GiveRole => true,
        };
        applies && self.is_allowed(at, view.known.account.id)
    }

    /// Nobody does any of this to itself: one's own account is looked after in the profile, and one's role by another.
    fn is_allowed(self, at: &AtDesk, account: AccountId) -> bool {
        at.role >= self.needs() && account != at.account.id
    }

    fn run(self, cx: &mut Cx<'_>, account: AccountId, chosen: &Chosen) -> StoreResult<Administered> {
        match self {
            Self::SignOut => administer::sign_out_everywhere(cx, account).map(|()| Administered::Done),
            Self::Close => administer::close(cx, account),
            Self::Reopen => administer::reopen(cx, account, chosen.anew.as_ref()),
            Self::RemoveFactor => administer::remove_second_factor(cx, account),
            Self::GiveRole => administer::grant(cx, account, chosen.role),
        }
    }

    /// The form, with this in its fields.
    fn form(self, words: Words, known: &AccountView, typed: &Fields) -> ActForm {
        let nic = known.account.nic.to_string();
        let field = |of: FormField| ActField {
            id: of.id,
            label: words.t(of.label),
            value: typed.text(of.id),
            options: if of.id == ROLE.id { role_options(words) } else { Vec::new() },
        };
        let text = if self.gives_anew(known) { "desk-reopen-blanked" } else { self.text_key() };
        ActForm {
            title: words.t(self.title_key()),
            text: words.with(text, [("nic", &nic)]),
            action: self.route().of(&nic),
            back: routes::OPERATOR_ACCOUNT.of(&nic),
            button: words.t(self.title_key()),
            danger: matches!(self, Self::Close | Self::RemoveFactor),
            proof: self.asks(),
            about: nic,
            fields: self.fields(known).iter().copied().map(field).collect(),
        }
    }

    /// What is typed or chosen beside the reason.
    fn fields(self, known: &AccountView) -> &'static [FormField] {
        match self {
            Self::GiveRole => &[ROLE],
            Self::Reopen if self.gives_anew(known) => &[FormField::NAME, FormField::EMAIL],
            Self::SignOut | Self::Close | Self::Reopen | Self::RemoveFactor => &[],
        }
    }

    /// Whether it opens an account that was blanked, and so needs a name and an address for it.
    fn gives_anew(self, known: &AccountView) -> bool {
        self == Self::Reopen && known.account.email.is_blank()
    }

    /// Reads what was typed, or says what is wrong with it.
    fn chosen(self, words: Words, known: &AccountView, typed: &Fields) -> Result<Chosen, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut chosen = Chosen::default();
        let role = typed.text(ROLE.id);
        if self == Self::GiveRole && role != NONE {
            chosen.role = Role::parse(&role);
            faults.extend(chosen.role.is_none().then(|| ROLE.fault(words, "fault-operator-role")));
        }
        if self.gives_anew(known) {
            let name = AccountName::parse(&typed.text(FormField::NAME.id));
            let email = EmailAddress::parse(&typed.text(FormField::EMAIL.id));
            faults.extend(name.as_ref().err().map(|fault| FormField::NAME.fault(words, name_key(*fault))));
            faults.extend(email.as_ref().err().map(|fault| FormField::EMAIL.fault(words, email_key(*fault))));
            chosen.anew = name.ok().zip(email.ok()).map(|(name, email)| GivenAnew { name, email });
        }
        if faults.is_empty() { Ok(chosen) } else { Err(faults) }
    }
}

/// What an operator chose or typed for an act.
#[derive(Clone, Debug, Default)]
struct Chosen {
    role: Option<Role>,
    anew: Option<GivenAnew>,
}

fn role_options(words: Words) -> Vec<(&'static str, String)> {
    let role = |role: Role| (role.as_str(), words.t(role_key(role)));
    vec![(NONE, words.t("operator-role-none")), role(Role::Support), role(Role::Admin)]
}

/// Which act the address asks for, and the account that it is for; what this operator may never do is not there.
async fn asked_for(at: &AtDesk) -> Result<(AccountAct, AccountView), WebError> {
    let path = at.http.path();
    let act = AccountAct::ALL.into_iter().find(|act| act.route().what_of(path).is_some()).ok_or(WebError::NotFound)?;
    at.needs(act.needs())?;
    let nic = nic_in(at)?;
    let known = at.read(move |conn, _| account_view(conn, &nic)).await?;
    if act.is_allowed(at, known.account.id) { Ok((act, known)) } else { Err(WebError::NotFound) }
}

/// GET `/operator/accounts/{nic}/close`, and the like
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such account.
pub async fn show(at: AtDesk) -> Result<HttpResponse, WebError> {
    let (act, known) = asked_for(&at).await?;
    let role = known.role.map_or(NONE, Role::as_str).to_owned();
    act.form(words_of(&at.http), &known, &Fields::of(vec![(ROLE.id.to_owned(), role)])).ask(&at)
}

/// POST `/operator/accounts/{nic}/close`, and the like: as much of it as there is time for.
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let (act, known) = asked_for(&at).await?;
    let words = words_of(&at.http);
    let form = act.form(words, &known, &posted.0).going_on(&at, &posted);
    let (chosen, faults) = match act.chosen(words, &known, &posted.0) {
        Ok(chosen) => (chosen, Vec::new()),
        Err(faults) => (Chosen::default(), faults),
    };
    let reason = match admit(&at, &posted, form.proof, faults).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let account = known.account.id;
    let piece = move |cx: &mut Cx<'_>, (ended, become_of): &mut (usize, Option<Administered>)| {
        let done = act.run(cx, account, &chosen)?;
        if let Administered::Partly(some) = done {
            *ended += some;
        }
        *become_of = Some(done);
        Ok(if done == Administered::Blanked { Err(done) } else { Ok(matches!(done, Administered::Partly(_))) })
    };
    let ((ended, become_of), stopped) = do_pieces(&at, &reason, (0, None), piece).await?;
    let is_interrupted = match stopped {
        Stopped::Done => {
            let key = if become_of == Some(Administered::Done) { act.done_key() } else { "flash-operator-already-so" };
            let nic = known.account.nic.as_str();
            session::forget_shown_for(&at.cookie);
            return Ok(done(&at, &form.back, &Flash::new(key, [("nic", nic)])));
        }
        // Blanked since the form was looked up: it is shown anew, with the fields that this takes.
        Stopped::Refused(_) => return Ok(see_other(&form.action)),
        Stopped::TimeIsOver => false,
        Stopped::Interrupted => true,
    };
    let now = at.site.clock.now();
    let left = at.site.db.read(move |conn| open_requests_of(conn, account, now)).await?;
    let said = [
        words.count("desk-close-ended", ended, []),
        words.count("desk-close-left", left, []),
        words.t(if is_interrupted { "desk-interrupted" } else { "desk-more" }),
    ];
    form.go_on(&at, &posted, (said.join(" "), String::new()))
}
