//! The rules of a contact change as types and pure functions. No SQL, no HTTP, no clock, no randomness.

pub mod account;
pub mod acts;
pub mod api_key;
pub mod change;
pub mod code;
pub mod contact_form;
pub mod day;
pub mod digest;
pub mod email;
pub mod event;
pub mod factor;
pub mod feed;
pub mod force;
pub mod forecast;
pub mod gate;
pub mod link;
pub mod locking;
pub mod mail_status;
pub mod name;
pub mod note;
pub mod notice;
pub mod operator;
pub mod operator_log;
pub mod owner;
pub mod place;
pub mod public_address;
pub mod renewal;
pub mod request;
pub mod service;
pub mod session;
pub mod text;
pub mod time;
pub mod time_zone;
pub mod typed_name;
pub mod webhook;
pub mod work;

use std::fmt;

pub use place::Place;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// The number of an account in the database; customers know it by its NIC handle.
    AccountId
);
id!(
    /// The number of a service.
    ServiceId
);
id!(
    /// The number of a request, as shown to customers.
    RequestId
);
id!(
    /// The number of a link that was sent by email.
    LinkId
);
id!(
    /// The number of a submission: all that one press of *Confirm* asked for.
    SubmissionId
);
id!(
    /// The number of a webhook.
    WebhookId
);
id!(
    /// The number of another program's key.
    ApiKeyId
);
