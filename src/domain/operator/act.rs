//! What operators do.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// Everything that an operator does, or looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum OperatorAct {
    /// Looked at an account.
    AccountSeen,
    /// Had all that is held about an account printed.
    AccountDataSeen,
    /// Closed an account.
    AccountClosed,
    /// Opened a closed account again.
    AccountReopened,
    /// Set a password.
    PasswordSet,
    /// Ended all sessions.
    SessionsEnded,
    /// Removed a second factor.
    SecondFactorRemoved,
    /// Gave a role to an account, or took it away.
    RoleGiven,
    /// Gave an account another email address.
    EmailAddressSet,
    /// Looked at a service.
    ServiceSeen,
    /// Looked at a request.
    RequestSeen,
    /// Looked at all of a submission.
    SubmissionSeen,
    /// Had a validation code sent again.
    CodeSentAgain,
    /// Ended requests: cancelled what was pending; what all had confirmed has failed.
    RequestsEnded,
    /// Put contact locks on.
    LockPutOn,
    /// Took contact locks off.
    LockTakenOff,
    /// Set other contacts.
    ContactsSet,
    /// Gave a service another name.
    ServiceRenamed,
    /// Removed services.
    ServicesRemoved,
    /// Had an email tried again.
    EmailRetried,
    /// Had every email tried again that waits, fails or was refused.
    EmailsRetried,
    /// Gave an email up.
    EmailDropped,
    /// Had work tried again that the worker fails at.
    WorkRetried,
    /// Took a piece out of a decided import that the worker failed at.
    ImportDropped,
    /// Loaded accounts and services from files.
    Imported,
    /// Wrote accounts and services to files.
    Exported,
    /// Looked at a list of accounts, services or requests.
    Listed,
    /// Added a webhook.
    WebhookAdded,
    /// Removed a webhook.
    WebhookRemoved,
    /// Gave a webhook a new secret.
    WebhookSecretChanged,
    /// Switched a webhook on.
    WebhookSwitchedOn,
    /// Switched a webhook off.
    WebhookSwitchedOff,
    /// Had events sent to a webhook again.
    WebhookRetried,
    /// Tried a webhook out.
    WebhookTested,
    /// Gave another program a key.
    ApiKeyCreated,
    /// Had a key be worth nothing any more.
    ApiKeyRevoked,
}

impl OperatorAct {
    /// The name in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
