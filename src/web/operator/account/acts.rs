//! What operators do to an account: each act is a form of its own, and the flow of the command.

use actix_web::HttpResponse;

use super::{nic_in, role_key};
use crate::domain::AccountId;
use crate::domain::operator::Role;
use crate::flows::Cx;
use crate::flows::administer::{self, Administered};
use crate::reads::account::{AccountView, account_view};
use crate::reads::operators::OperatorsAccountView;
use crate::store::StoreResult;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::FormField;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes::{self, RouteWith};
use crate::web::frame::session::Flash;
use crate::web::operator::act::{ActField, ActForm, AskedProof, admit, done};
use crate::web::operator::desk::AtDesk;
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

    fn run(self, cx: &mut Cx<'_>, account: AccountId, role: Option<Role>) -> StoreResult<Administered> {
        match self {
            Self::SignOut => administer::sign_out_everywhere(cx, account).map(|()| Administered::Done),
            Self::Close => administer::close(cx, account),
            Self::Reopen => administer::reopen(cx, account),
            Self::RemoveFactor => administer::remove_second_factor(cx, account),
            Self::GiveRole => administer::grant(cx, account, role),
        }
    }

    fn form(self, words: Words, known: &AccountView, role: String) -> ActForm {
        let nic = known.account.nic.to_string();
        let fields = if self == Self::GiveRole { vec![role_field(words, role)] } else { Vec::new() };
        ActForm {
            title: words.t(self.title_key()),
            text: words.with(self.text_key(), [("nic", &nic)]),
            action: self.route().of(&nic),
            back: routes::OPERATOR_ACCOUNT.of(&nic),
            button: words.t(self.title_key()),
            danger: matches!(self, Self::Close | Self::RemoveFactor),
            proof: self.asks(),
            about: nic,
            fields,
        }
    }
}

fn role_field(words: Words, value: String) -> ActField {
    let role = |role: Role| (role.as_str(), words.t(role_key(role)));
    let options = vec![(NONE, words.t("operator-role-none")), role(Role::Support), role(Role::Admin)];
    ActField { id: ROLE.id, label: words.t(ROLE.label), value, options }
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
    act.form(words_of(&at.http), &known, role).ask(&at)
}

/// POST `/operator/accounts/{nic}/close`, and the like
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let (act, known) = asked_for(&at).await?;
    let (words, typed) = (words_of(&at.http), posted.0.text(ROLE.id));
    let (role, others) = match role_of(act, &typed) {
        Ok(role) => (role, Vec::new()),
        Err(key) => (None, vec![ROLE.fault(words, key)]),
    };
    let reason = match admit(&at, &posted, act.asks(), others).await? {
        Ok(reason) => reason,
        Err(faults) => return act.form(words, &known, typed).refuse(&at, &posted, faults),
    };
    let account = known.account.id;
    let mut become_of = at.act(reason.clone(), move |cx| act.run(cx, account, role)).await?;
    while become_of == Administered::Partly {
        become_of = at.act(reason.clone(), move |cx| act.run(cx, account, role)).await?;
    }
    let key = match become_of {
        Administered::Done => act.done_key(),
        Administered::AlreadySo | Administered::Partly => "flash-operator-already-so",
    };
    let nic = known.account.nic.as_str();
    Ok(done(&at, &routes::OPERATOR_ACCOUNT.of(nic), &Flash::new(key, [("nic", nic)])))
}

/// The role that is chosen, or the message that says why it is none.
fn role_of(act: AccountAct, typed: &str) -> Result<Option<Role>, &'static str> {
    if act != AccountAct::GiveRole || typed == NONE {
        return Ok(None);
    }
    Role::parse(typed).map(Some).ok_or("fault-operator-role")
}
