//! The present password, and a code where a second factor is on, asked for again before something of weight is done:
//! how a form holds them, how they are checked, and what the browser gets afterwards.

use actix_session::Session;
use actix_web::HttpRequest;

use crate::domain::AccountId;
use crate::domain::factor::TypedCode;
use crate::domain::time::Moment;
use crate::flows::Cx;
use crate::flows::Doer;
use crate::flows::reauthenticate::{
    OwnershipProof, ProofFault, Reauthentication, RequiredProof, ShownProof, begin_reauthentication,
};
use crate::flows::sessions::replace_session;
use crate::passwords::{Busy, Password, check_aside};
use crate::store::StoreResult;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Posted;
use crate::web::frame::second_factor_code::proof_of;
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::tries::unless_busy;

/// What was typed to show that an account is one's own.
pub struct TypedProof {
    required: RequiredProof,
    password: Password,
    code: TypedCode,
}

impl TypedProof {
    /// The password alone.
    #[must_use]
    pub fn password(posted: &Posted) -> Self {
        Self::password_of(posted, "current_password")
    }

    fn password_of(posted: &Posted, field: &str) -> Self {
        let password = Password::new(posted.0.text(field));
        Self { required: RequiredProof::Password, password, code: TypedCode::Nothing }
    }

    /// The password, and a code where a second factor is on.
    #[must_use]
    pub fn password_and_code(posted: &Posted) -> Self {
        Self::password_and_code_of(posted, "current_password")
    }

    /// The same, where the form has another name for the field of the password.
    #[must_use]
    pub fn password_and_code_of(posted: &Posted, field: &str) -> Self {
        let code = TypedCode::parse(&posted.0.text("code"));
        Self { required: RequiredProof::PasswordAndCode, code, ..Self::password_of(posted, field) }
    }

    /// Whether there is no password.
    #[must_use]
    pub fn lacks_password(&self) -> bool {
        self.password.is_empty()
    }

    /// What was left empty, where all is needed.
    #[must_use]
    pub fn missing(&self) -> Vec<ProofFault> {
        let no_code = self.required == RequiredProof::PasswordAndCode && matches!(self.code, TypedCode::Nothing);
        let missing = [(self.lacks_password(), ProofFault::PasswordNeeded), (no_code, ProofFault::CodeNeeded)];
        missing.into_iter().filter(|(missing, _)| *missing).map(|(_, fault)| fault).collect()
    }
}

/// Checks what was typed, without holding a connection to the database meanwhile. The code is looked at only where the
/// password is right: without it nothing is said about the code.
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong ones.
pub async fn check_ownership(
    request: &HttpRequest,
    site: &Site,
    account: AccountId,
    typed: TypedProof,
) -> Result<OwnershipProof, WebError> {
    let (occasion, required) = (site.occasion(request, Doer::Account(account)), typed.required);
    let begun = site.write(occasion.clone(), move |cx| begin_reauthentication(cx, account, required)).await?;
    let attempt = begun.map_err(WebError::TooOften)?;
    let shown = look(site, &attempt, typed, occasion.now).await;
    let (attempt, shown) = unless_busy(site, occasion, shown, attempt, Reauthentication::take_back).await?;
    Ok(attempt.with(shown))
}

async fn look(site: &Site, attempt: &Reauthentication, typed: TypedProof, now: Moment) -> Result<ShownProof, Busy> {
    let TypedProof { password, code, .. } = typed;
    let code_given = !matches!(code, TypedCode::Nothing);
    let checked = if password.is_empty() { None } else { Some(check_aside(password, attempt.stored_hash()).await?) };
    let mut shown = ShownProof { password: checked, code_given, code: None };
    if let Some(holder) = &attempt.holder
        && shown.password_fits()
    {
        shown.code = proof_of(site, holder, code, now).await?;
    }
    Ok(shown)
}

/// Has a customer do something of weight: checks what was typed, then runs the flow with it.
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong ones; what the flow returns.
pub async fn act_with_proof<T: Send + 'static>(
    request: &HttpRequest,
    site: &Site,
    account: AccountId,
    typed: TypedProof,
    flow: impl Fn(&mut Cx<'_>, &OwnershipProof) -> StoreResult<T> + Send + 'static,
) -> Result<T, WebError> {
    let own = check_ownership(request, site, account, typed).await?;
    Ok(site.act(request, account, move |cx| flow(cx, &own)).await?)
}

/// Gives the browser another session in the place of its own, once the password was shown again: who has come by the
/// old one gets nothing of what was shown.
///
/// # Errors
/// The session could not be replaced.
pub async fn renew_own_session(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    account: AccountId,
) -> Result<(), WebError> {
    let Some(before) = session::id_of(cookie) else { return Ok(()) };
    let after = site.act(request, account, move |cx| replace_session(cx, account, &before)).await?;
    if let Some(after) = after {
        session::go_on(cookie, &after);
    }
    Ok(())
}
