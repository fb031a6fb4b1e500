//! The addresses of all pages, in one place: as patterns for the server, and made for links, forms and answers.

use std::fmt::Display;

/// An address that has something in it, such as a number.
#[derive(Clone, Copy, Debug)]
pub struct RouteWith(&'static str);

impl RouteWith {
    /// As the server matches it.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        self.0
    }

    /// The address of this one.
    #[must_use]
    pub fn of(self, what: impl Display) -> String {
        match (self.0.find('{'), self.0.find('}')) {
            (Some(begin), Some(end)) => format!("{}{what}{}", &self.0[..begin], &self.0[end + 1..]),
            _ => self.0.to_owned(),
        }
    }
}

/// `/`
pub const START: &str = "/";
/// `/sign-in`
pub const SIGN_IN: &str = "/sign-in";
/// `/sign-in/second-factor`
pub const SIGN_IN_SECOND_STEP: &str = "/sign-in/second-factor";
/// `/sign-up`
pub const SIGN_UP: &str = "/sign-up";
/// `/sign-up/confirm`
pub const SIGN_UP_CONFIRM: &str = "/sign-up/confirm";
/// `/forgot-password`
pub const FORGOT_PASSWORD: &str = "/forgot-password";
/// `/reset-password`
pub const RESET_PASSWORD: &str = "/reset-password";
/// `/sign-out`
pub const SIGN_OUT: &str = "/sign-out";
/// `/language`
pub const LANGUAGE: &str = "/language";
/// `/services`
pub const SERVICES: &str = "/services";
/// `/services/{id}/contacts`
pub const SERVICE_CONTACTS: RouteWith = RouteWith("/services/{id}/contacts");
/// `/services/{id}/contacts/preview`
pub const SERVICE_CONTACTS_PREVIEW: RouteWith = RouteWith("/services/{id}/contacts/preview");
/// `/requests`
pub const REQUESTS: &str = "/requests";
/// `/requests/{id}`
pub const REQUEST: RouteWith = RouteWith("/requests/{id}");
/// `/requests/{id}/accept`
pub const REQUEST_ACCEPT: RouteWith = RouteWith("/requests/{id}/accept");
/// `/requests/{id}/decline`
pub const REQUEST_DECLINE: RouteWith = RouteWith("/requests/{id}/decline");
/// `/requests/{id}/resend`
pub const REQUEST_RESEND: RouteWith = RouteWith("/requests/{id}/resend");
/// `/requests/{id}/cancel`
pub const REQUEST_CANCEL: RouteWith = RouteWith("/requests/{id}/cancel");
/// `/profile`
pub const PROFILE: &str = "/profile";
/// `/profile/confirm-email`
pub const CONFIRM_EMAIL: &str = "/profile/confirm-email";
/// `/profile/second-factor`
pub const SECOND_FACTOR: &str = "/profile/second-factor";
/// `/profile/second-factor/set-up`
pub const SECOND_FACTOR_SET_UP: &str = "/profile/second-factor/set-up";
/// `/profile/second-factor/switch-on`
pub const SECOND_FACTOR_SWITCH_ON: &str = "/profile/second-factor/switch-on";
/// `/profile/second-factor/switch-off`
pub const SECOND_FACTOR_SWITCH_OFF: &str = "/profile/second-factor/switch-off";
/// `/profile/second-factor/recovery-codes`
pub const RECOVERY_CODES: &str = "/profile/second-factor/recovery-codes";
/// `/profile/sessions`
pub const SESSIONS: &str = "/profile/sessions";
/// `/profile/sessions/end`
pub const SESSIONS_END: &str = "/profile/sessions/end";
/// `/profile/sessions/end-others`
pub const SESSIONS_END_OTHERS: &str = "/profile/sessions/end-others";
/// `/profile/history`
pub const HISTORY: &str = "/profile/history";
/// `/profile/close`
pub const CLOSE_ACCOUNT: &str = "/profile/close";
/// `/design`
pub const DESIGN: &str = "/design";
/// `/mailbox`
pub const MAILBOX: &str = "/mailbox";
/// `/mailbox/{id}`
pub const MAILBOX_MESSAGE: RouteWith = RouteWith("/mailbox/{id}");
/// `/healthz`
pub const HEALTH: &str = "/healthz";
/// `/readyz`
pub const READINESS: &str = "/readyz";
/// `/static/{name}`
pub const STATIC: RouteWith = RouteWith("/static/{name}");

/// The pattern of every address, for whoever must know them all.
pub const ALL: &[&str] = &[
    START,
    SIGN_IN,
    SIGN_IN_SECOND_STEP,
    SIGN_UP,
    SIGN_UP_CONFIRM,
    FORGOT_PASSWORD,
    RESET_PASSWORD,
    SIGN_OUT,
    LANGUAGE,
    SERVICES,
    SERVICE_CONTACTS.pattern(),
    SERVICE_CONTACTS_PREVIEW.pattern(),
    REQUESTS,
    REQUEST.pattern(),
    REQUEST_ACCEPT.pattern(),
    REQUEST_DECLINE.pattern(),
    REQUEST_RESEND.pattern(),
    REQUEST_CANCEL.pattern(),
    PROFILE,
    CONFIRM_EMAIL,
    SECOND_FACTOR,
    SECOND_FACTOR_SET_UP,
    SECOND_FACTOR_SWITCH_ON,
    SECOND_FACTOR_SWITCH_OFF,
    RECOVERY_CODES,
    SESSIONS,
    SESSIONS_END,
    SESSIONS_END_OTHERS,
    HISTORY,
    CLOSE_ACCOUNT,
    DESIGN,
    MAILBOX,
    MAILBOX_MESSAGE.pattern(),
    HEALTH,
    READINESS,
    STATIC.pattern(),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_what_it_is_of() {
        assert_eq!(REQUEST.of(12), "/requests/12");
        assert_eq!(SERVICE_CONTACTS_PREVIEW.of(7), "/services/7/contacts/preview");
    }
}
