//! What happened to the account itself.

use super::{EmailComposer, Written};
use crate::domain::notice::AccountNotice;

impl EmailComposer<'_> {
    /// To the address in the profile, or to the one that it had before.
    pub(super) fn account(&self, what: AccountNotice, to_address: Option<&str>) -> Written {
        let (subject, opening) = keys(what);
        let mut content = self.content(
            &self.words.with(subject, [("brand", &self.stationery.brand)]),
            self.words.with(opening, [("nic", self.reader.nic.as_str())]),
        );
        match what {
            AccountNotice::Welcome => {
                content.closing.push(self.words.t("email-welcome-use"));
                let href = self.address_of("/sign-in");
                content.links.push(self.link("email-sign-in-link", "email-sign-in-button", href));
            }
            // A new password would go to the new address.
            AccountNotice::EmailChanged => content.closing.push(self.words.t("email-address-surprise")),
            AccountNotice::EmailChangedBySupport => content.closing.push(self.words.t("email-address-by-support")),
            // Nor does a new password help against somebody else's app.
            AccountNotice::SecondFactorOn => content.closing.push(self.words.t("email-factor-on-surprise")),
            AccountNotice::AccountClosed => content.closing.push(self.words.t("email-account-surprise")),
            AccountNotice::ClosedBySupport
            | AccountNotice::ReopenedBySupport
            | AccountNotice::PasswordSetBySupport
            | AccountNotice::SessionsEndedBySupport
            | AccountNotice::SecondFactorRemovedBySupport
            | AccountNotice::MadeSupport
            | AccountNotice::MadeAdmin
            | AccountNotice::RoleTakenAway => content.closing.push(self.words.t("email-done-by-support")),
            AccountNotice::PasswordChanged
            | AccountNotice::SecondFactorOff
            | AccountNotice::SecondFactorFailed
            | AccountNotice::RecoveryCodesMade
            | AccountNotice::RecoveryCodeUsed => {
                let href = self.address_of("/forgot-password");
                content.links.push(self.link("email-account-surprise-reset", "email-reset-button", href));
            }
        }
        let address = to_address.unwrap_or(self.reader.email.as_str()).to_owned();
        Written::Letter(Box::new(content), (self.reader.name.to_string(), address))
    }
}

fn keys(what: AccountNotice) -> (&'static str, &'static str) {
    match what {
        AccountNotice::Welcome => ("email-welcome-subject", "email-welcome-opening"),
        AccountNotice::PasswordChanged | AccountNotice::PasswordSetBySupport => {
            ("email-password-changed-subject", "email-password-changed-opening")
        }
        AccountNotice::EmailChanged | AccountNotice::EmailChangedBySupport => {
            ("email-address-changed-subject", "email-address-changed-opening")
        }
        AccountNotice::SecondFactorOn => ("email-factor-on-subject", "email-factor-on-opening"),
        AccountNotice::SecondFactorOff | AccountNotice::SecondFactorRemovedBySupport => {
            ("email-factor-off-subject", "email-factor-off-opening")
        }
        AccountNotice::SecondFactorFailed => ("email-factor-failed-subject", "email-factor-failed-opening"),
        AccountNotice::RecoveryCodesMade => ("email-recovery-made-subject", "email-recovery-made-opening"),
        AccountNotice::RecoveryCodeUsed => ("email-recovery-used-subject", "email-recovery-used-opening"),
        AccountNotice::AccountClosed | AccountNotice::ClosedBySupport => {
            ("email-closed-subject", "email-closed-opening")
        }
        AccountNotice::ReopenedBySupport => ("email-reopened-subject", "email-reopened-opening"),
        AccountNotice::SessionsEndedBySupport => ("email-sessions-ended-subject", "email-sessions-ended-opening"),
        AccountNotice::MadeSupport => ("email-role-subject", "email-role-support"),
        AccountNotice::MadeAdmin => ("email-role-subject", "email-role-admin"),
        AccountNotice::RoleTakenAway => ("email-role-subject", "email-role-none"),
    }
}
