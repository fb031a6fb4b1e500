//! What a person or the clock can make happen: one file each. A flow loads what it needs, asks the domain, and stores the
//! outcome and the emails in one transaction.

pub mod administer;
pub mod apply;
pub mod ask_for_change;
pub mod cancel;
pub mod change_email;
pub mod change_password;
pub mod change_profile;
pub mod clock_set_back;
pub mod close_account;
pub mod decide;
pub mod expire;
pub mod links;
pub mod moves;
pub mod own_sessions;
pub mod proof;
pub mod reauthenticate;
pub mod remind;
pub mod resend;
pub mod reset_password;
pub mod second_factor;
pub mod second_step;
pub mod sign_in;
pub mod sign_up;
pub mod throttles;

use std::sync::Arc;
use std::time::Duration;

use crate::keys::Keyring;

/// What the operator has set for all flows.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Makes and verifies codes, and hides what the throttles count.
    pub keyring: Arc<Keyring>,
    /// How long a request can be confirmed.
    pub request_ttl: Duration,
    /// How long after the last confirmation the change is made.
    pub apply_delay: Duration,
    /// Whether pages and addresses are throttled.
    pub limits: bool,
    /// The zones that customers may belong to.
    pub zones: Vec<String>,
    /// The ending of new NIC handles.
    pub nic_suffix: String,
}
