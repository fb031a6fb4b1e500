//! Which message names what operators do, and the emails that they look after.

use crate::domain::link::LinkKind;
use crate::domain::notice::{AccountNotice, CodeOccasion, Outcome, ServiceNotice};
use crate::domain::operator::OperatorAct;
use crate::domain::renewal::RenewalOccasion;

/// The message that says what an operator did.
#[must_use]
pub fn act_key(act: OperatorAct) -> &'static str {
    match act {
        OperatorAct::AccountSeen => "desk-act-account-seen",
        OperatorAct::AccountDataSeen => "desk-act-account-data-seen",
        OperatorAct::AccountClosed => "desk-act-account-closed",
        OperatorAct::AccountReopened => "desk-act-account-reopened",
        OperatorAct::PasswordSet => "desk-act-password-set",
        OperatorAct::SessionsEnded => "desk-act-sessions-ended",
        OperatorAct::SecondFactorRemoved => "desk-act-second-factor-removed",
        OperatorAct::RoleGiven => "desk-act-role-given",
        OperatorAct::EmailAddressSet => "desk-act-email-address-set",
        OperatorAct::ServiceSeen => "desk-act-service-seen",
        OperatorAct::RequestSeen => "desk-act-request-seen",
        OperatorAct::SubmissionSeen => "desk-act-submission-seen",
        OperatorAct::CodeSentAgain => "desk-act-code-sent",
        OperatorAct::RequestsEnded => "desk-act-requests-ended",
        OperatorAct::LockPutOn => "desk-act-lock-on",
        OperatorAct::LockTakenOff => "desk-act-lock-off",
        OperatorAct::EmailRetried => "desk-act-email-retried",
        OperatorAct::EmailsRetried => "desk-act-emails-retried",
        OperatorAct::EmailDropped => "desk-act-email-dropped",
        OperatorAct::WorkRetried => "desk-act-work-retried",
        OperatorAct::ImportDropped => "desk-act-import-dropped",
        OperatorAct::Imported => "desk-act-imported",
        OperatorAct::Exported => "desk-act-exported",
        OperatorAct::Listed => "desk-act-listed",
        OperatorAct::WebhookAdded => "desk-act-webhook-added",
        OperatorAct::WebhookRemoved => "desk-act-webhook-removed",
        OperatorAct::WebhookSecretChanged => "desk-act-webhook-secret",
        OperatorAct::WebhookSwitchedOn => "desk-act-webhook-on",
        OperatorAct::WebhookSwitchedOff => "desk-act-webhook-off",
        OperatorAct::WebhookRetried => "desk-act-webhook-retried",
        OperatorAct::WebhookTested => "desk-act-webhook-tested",
        OperatorAct::ApiKeyCreated => "desk-act-key-created",
        OperatorAct::ApiKeyRevoked => "desk-act-key-revoked",
        OperatorAct::ContactsSet => "desk-act-contacts-set",
        OperatorAct::ServiceRenamed => "desk-act-service-renamed",
        OperatorAct::ServicesRemoved => "desk-act-services-removed",
    }
}

/// The message that says which email it is, by its name in the database; none where only a newer version of the program knows it.
#[must_use]
pub fn email_key(name: &str) -> Option<&'static str> {
    if let Ok(occasion) = name.parse() {
        return Some(match occasion {
            CodeOccasion::ValidationCode => "code-label",
            CodeOccasion::Reminder => "desk-kind-reminder",
        });
    }
    if let Some(outcome) = Outcome::of_name(name) {
        return Some(outcome_key(outcome));
    }
    if let Ok(RenewalOccasion::Due | RenewalOccasion::TakenOver) = name.parse() {
        return Some("service-renewal-title");
    }
    if let Some(kind) = LinkKind::parse(name) {
        return Some(match kind {
            LinkKind::SignUp => "sign-up-title",
            LinkKind::ResetPassword => "reset-title",
            LinkKind::ChangeEmail => "desk-kind-change-email",
        });
    }
    if let Ok(what) = name.parse() {
        return Some(match what {
            ServiceNotice::OwnerChanged => "service-owner-changed-otherwise",
            ServiceNotice::Locked => "service-locked-otherwise",
            ServiceNotice::Unlocked => "service-unlocked-otherwise",
            ServiceNotice::ContactsSet => "desk-act-contacts-set",
            ServiceNotice::Renamed => "desk-act-service-renamed",
            ServiceNotice::Removed => "desk-act-services-removed",
        });
    }
    name.parse().ok().map(account_key)
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done | Outcome::DoneAdministrator => "state-done",
        Outcome::Replaced => "desk-kind-replaced",
        Outcome::Declined => "state-declined",
        Outcome::Cancelled => "state-cancelled",
        Outcome::Expired => "state-expired",
        Outcome::Failed => "state-failed",
    }
}

fn account_key(what: AccountNotice) -> &'static str {
    match what {
        AccountNotice::Welcome => "security-created",
        AccountNotice::PasswordChanged | AccountNotice::PasswordSetBySupport => "security-password-changed",
        AccountNotice::EmailChanged | AccountNotice::EmailChangedBySupport => "security-email-changed",
        AccountNotice::SecondFactorOn => "security-second-factor-on",
        AccountNotice::SecondFactorOff | AccountNotice::SecondFactorRemovedBySupport => "security-second-factor-off",
        AccountNotice::SecondFactorFailed => "security-second-factor-failed",
        AccountNotice::RecoveryCodesMade => "security-recovery-codes-made",
        AccountNotice::RecoveryCodeUsed => "security-recovery-code-used",
        AccountNotice::AccountClosed | AccountNotice::ClosedBySupport => "security-closed",
        AccountNotice::ReopenedBySupport => "security-reopened",
        AccountNotice::SessionsEndedBySupport => "security-sessions-ended",
        AccountNotice::MadeSupport | AccountNotice::MadeAdmin | AccountNotice::RoleTakenAway => "security-role-given",
    }
}

#[cfg(test)]
mod tests {
    use super::email_key;
    use crate::domain::notice::notice_names;

    #[test]
    fn every_email_has_a_name() {
        assert!(notice_names().all(|name| email_key(name).is_some()));
        assert_eq!(email_key("of-tomorrow"), None);
    }
}
