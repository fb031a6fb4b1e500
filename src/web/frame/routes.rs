//! The addresses of all pages, in one place: as patterns for the server, and made for links, forms and answers.

use std::fmt::Display;

use url::form_urlencoded;

use crate::domain::text;

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

    /// What stands in an address of this kind; none where it is of another.
    #[must_use]
    pub fn what_of(self, path: &str) -> Option<&str> {
        let (before, rest) = self.0.split_once('{')?;
        let (_, after) = rest.split_once('}')?;
        path.strip_prefix(before)?.strip_suffix(after).filter(|what| !what.is_empty() && !what.contains('/'))
    }
}

/// Makes a constant of each address, and the lists that they stand in.
macro_rules! routes {
    (@address $name:ident $path:literal) => {
        #[doc = concat!("`", $path, "`")]
        pub const $name: &str = $path;
    };
    (@address $name:ident with $path:literal) => {
        #[doc = concat!("`", $path, "`")]
        pub const $name: RouteWith = RouteWith($path);
    };
    ($($(#[$about:meta])* $list:ident { $($name:ident = $($with:ident)? $path:literal,)* })*) => {
        $($(routes! { @address $name $($with)? $path })*)*
        $($(#[$about])* pub const $list: &[&str] = &[$($path),*];)*
        /// The pattern of every address.
        pub const ALL: &[&str] = &[$($($path,)*)*];
    };
}

routes! {
    /// What can be looked at.
    PAGES {
        START = "/",
        SIGN_IN = "/sign-in",
        SIGN_IN_SECOND_STEP = "/sign-in/second-factor",
        SIGN_UP = "/sign-up",
        SIGN_UP_CONFIRM = "/sign-up/confirm",
        FORGOT_PASSWORD = "/forgot-password",
        RESET_PASSWORD = "/reset-password",
        SERVICES = "/services",
        SERVICE = with "/services/{id}",
        SERVICE_CONTACTS = with "/services/{id}/contacts",
        SERVICE_CONTACTS_PREVIEW = with "/services/{id}/contacts/preview",
        SERVICE_OWNER = with "/services/{id}/owner",
        MANY_CONTACTS = "/services/contacts",
        MANY_CONTACTS_PREVIEW = "/services/contacts/preview",
        CHOOSE_SERVICES = "/services/contacts/choose",
        LOCKS = "/services/lock",
        REQUESTS = "/requests",
        SUBMISSION = with "/submissions/{id}",
        SUBMISSION_CANCEL = with "/submissions/{id}/cancel",
        REQUEST = with "/requests/{id}",
        REQUEST_CANCEL = with "/requests/{id}/cancel",
        PROFILE = "/profile",
        CONFIRM_EMAIL = "/profile/confirm-email",
        SECOND_FACTOR = "/profile/second-factor",
        RECOVERY_CODES = "/profile/second-factor/recovery-codes",
        SESSIONS = "/profile/sessions",
        HISTORY = "/profile/history",
        CLOSE_ACCOUNT = "/profile/close",
    }
    /// Where forms are sent, and nothing can be looked at.
    FORMS {
        SIGN_OUT = "/sign-out",
        LANGUAGE = "/language",
        UNLOCKS = "/services/unlock",
        SERVICE_LOCK = with "/services/{id}/lock",
        SERVICE_UNLOCK = with "/services/{id}/unlock",
        REQUEST_ACCEPT = with "/requests/{id}/accept",
        REQUEST_DECLINE = with "/requests/{id}/decline",
        REQUEST_RESEND = with "/requests/{id}/resend",
        SUBMISSION_ACCEPT = with "/submissions/{id}/accept",
        SUBMISSION_DECLINE = with "/submissions/{id}/decline",
        SUBMISSION_RESEND = with "/submissions/{id}/resend",
        SECOND_FACTOR_SET_UP = "/profile/second-factor/set-up",
        SECOND_FACTOR_SWITCH_ON = "/profile/second-factor/switch-on",
        SECOND_FACTOR_SWITCH_OFF = "/profile/second-factor/switch-off",
        RECOVERY_CODES_FILE = "/profile/second-factor/recovery-codes/file",
        SESSIONS_END = "/profile/sessions/end",
        SESSIONS_END_OTHERS = "/profile/sessions/end-others",
    }
    /// What operators can look at; nobody else is told that it is there.
    OPERATORS_PAGES {
        OPERATOR = "/operator",
        OPERATOR_ACCOUNT = with "/operator/accounts/{nic}",
        OPERATOR_ACCOUNT_SERVICES = with "/operator/accounts/{nic}/services",
        OPERATOR_ACCOUNT_REQUESTS = with "/operator/accounts/{nic}/requests",
        OPERATOR_ACCOUNT_EMAILS = with "/operator/accounts/{nic}/emails",
        OPERATOR_ACCOUNT_HISTORY = with "/operator/accounts/{nic}/history",
        OPERATOR_SIGN_OUT = with "/operator/accounts/{nic}/sign-out",
        OPERATOR_CLOSE = with "/operator/accounts/{nic}/close",
        OPERATOR_REOPEN = with "/operator/accounts/{nic}/reopen",
        OPERATOR_REMOVE_FACTOR = with "/operator/accounts/{nic}/remove-second-factor",
        OPERATOR_GRANT = with "/operator/accounts/{nic}/role",
        OPERATOR_SET_EMAIL = with "/operator/accounts/{nic}/email",
        OPERATOR_REPLACE = with "/operator/accounts/{nic}/replace",
        OPERATOR_SERVICE = with "/operator/services/{id}",
        OPERATOR_SERVICE_CONTACTS = with "/operator/services/{id}/contacts",
        OPERATOR_SERVICE_LOCK = with "/operator/services/{id}/lock",
        OPERATOR_SERVICE_UNLOCK = with "/operator/services/{id}/unlock",
        OPERATOR_SERVICE_RENAME = with "/operator/services/{id}/rename",
        OPERATOR_SERVICE_REMOVE = with "/operator/services/{id}/remove",
        OPERATOR_REQUESTS = "/operator/requests",
        OPERATOR_REQUEST = with "/operator/requests/{id}",
        OPERATOR_REQUEST_CANCEL = with "/operator/requests/{id}/cancel",
        OPERATOR_REQUEST_RESEND = with "/operator/requests/{id}/resend",
        OPERATOR_SUBMISSION = with "/operator/submissions/{id}",
        OPERATOR_SUBMISSION_CANCEL = with "/operator/submissions/{id}/cancel",
        OPERATOR_SUBMISSION_RESEND = with "/operator/submissions/{id}/resend",
        OPERATOR_OUTBOX = "/operator/outbox",
        OPERATOR_RETRY_ALL = "/operator/outbox/retry",
        OPERATOR_EMAIL_RETRY = with "/operator/outbox/{id}/retry",
        OPERATOR_EMAIL_DROP = with "/operator/outbox/{id}/drop",
        OPERATOR_WEBHOOKS = "/operator/webhooks",
        OPERATOR_WEBHOOK = with "/operator/webhooks/{id}",
        OPERATOR_WEBHOOK_ON = with "/operator/webhooks/{id}/on",
        OPERATOR_WEBHOOK_OFF = with "/operator/webhooks/{id}/off",
        OPERATOR_WEBHOOK_RETRY = with "/operator/webhooks/{id}/retry",
        OPERATOR_DELIVERY_RETRY = with "/operator/deliveries/{id}/retry",
        OPERATOR_AUDIT = "/operator/audit",
    }
    /// What is there for trying out alone.
    TRYING_OUT {
        DESIGN = "/design",
        MAILBOX = "/mailbox",
        MAILBOX_MESSAGE = with "/mailbox/{id}",
    }
    /// What is saved as a file.
    FILES {
        SERVICES_CSV = "/services.csv",
        REQUESTS_CSV = "/requests.csv",
        OPERATOR_AUDIT_CSV = "/operator/audit.csv",
        OPERATOR_ACCOUNT_DATA = with "/operator/accounts/{nic}/data.json",
        OWN_DATA = "/profile/data.json",
    }
    /// What is no page.
    PLAIN {
        HEALTH = "/healthz",
        READINESS = "/readyz",
        STATIC = with "/static/{name}",
    }
}

/// The page whose form is posted to this path: `/requests/12` for `/requests/12/accept`.
#[must_use]
pub fn form_page(path: &str) -> String {
    let pages = [
        (REQUEST, &[REQUEST_ACCEPT, REQUEST_DECLINE, REQUEST_RESEND, REQUEST_CANCEL][..]),
        (SUBMISSION, &[SUBMISSION_ACCEPT, SUBMISSION_DECLINE, SUBMISSION_RESEND, SUBMISSION_CANCEL]),
        (SERVICE_CONTACTS, &[SERVICE_CONTACTS_PREVIEW]),
        (SERVICE, &[SERVICE_LOCK, SERVICE_UNLOCK]),
    ];
    for (page, acts) in pages {
        if let Some(what) = acts.iter().find_map(|act| act.what_of(path)) {
            return page.of(what);
        }
    }
    match path {
        SESSIONS_END | SESSIONS_END_OTHERS => SESSIONS,
        SIGN_IN | SIGN_OUT | LANGUAGE => SERVICES,
        UNLOCKS => LOCKS,
        MANY_CONTACTS_PREVIEW | CHOOSE_SERVICES => MANY_CONTACTS,
        SECOND_FACTOR_SET_UP
        | SECOND_FACTOR_SWITCH_ON
        | SECOND_FACTOR_SWITCH_OFF
        | RECOVERY_CODES
        | RECOVERY_CODES_FILE => SECOND_FACTOR,
        path => path,
    }
    .to_owned()
}

/// Whether this is the path of a page that is there for operators alone.
#[must_use]
pub fn is_operators(path: &str) -> bool {
    path.strip_prefix(OPERATOR).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether this is the path of a service's page, and not of one about many services.
#[must_use]
pub fn is_service(path: &str) -> bool {
    SERVICE.what_of(path).and_then(text::number).is_some()
}

/// A path with a query string made of the fields that have a value.
#[must_use]
pub fn address<'a>(path: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The sign-in page, from which one goes on to where one was heading.
#[must_use]
pub fn sign_in_then(next: &str) -> String {
    address(SIGN_IN, [("next", next)])
}

/// Where to go on to, if that is a page of this site; else the start.
#[must_use]
pub fn safe_next(given: Option<&str>) -> String {
    given.filter(|next| is_own_page(next)).unwrap_or(SERVICES).to_owned()
}

/// Whether an address leads to a page of this site, whatever a browser makes of it.
#[must_use]
pub fn is_own_page(next: &str) -> bool {
    // What a browser makes of it decides: it must stay on whatever site it is read on.
    let Ok(base) = url::Url::parse("http://own.invalid") else { return false };
    next.starts_with('/')
        && next.is_ascii()
        && !next.chars().any(|c| c.is_control() || c == '\\')
        && next.len() <= 2048
        && base.join(next).is_ok_and(|joined| joined.origin() == base.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_what_it_is_of() {
        assert_eq!(REQUEST.of(12), "/requests/12");
        assert_eq!(SERVICE_CONTACTS_PREVIEW.of(7), "/services/7/contacts/preview");
    }

    #[test]
    fn going_on_leads_to_pages_of_this_site_alone() {
        for own in ["/requests/12?token=ACDEF-34", "/services?q=a&after=b", "/"] {
            assert_eq!(safe_next(Some(own)), own);
        }
        let foreign = [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "services",
            "",
            "/\n/evil.example",
            "///evil.example",
        ];
        for foreign in foreign {
            assert_eq!(safe_next(Some(foreign)), "/services", "{foreign:?}");
        }
    }

    #[test]
    fn a_form_belongs_to_a_page_that_can_be_looked_at() {
        let cases = [
            ("/requests/12/accept", "/requests/12"),
            ("/requests/12/cancel", "/requests/12"),
            ("/submissions/3/decline", "/submissions/3"),
            ("/services/7/contacts/preview", "/services/7/contacts"),
            ("/services/7/contacts", "/services/7/contacts"),
            ("/profile/sessions/end-others", "/profile/sessions"),
            ("/profile/second-factor/set-up", "/profile/second-factor"),
            ("/sign-out", "/services"),
            ("/profile", "/profile"),
            ("/requests/accept", "/requests/accept"),
        ];
        for (path, page) in cases {
            assert_eq!(form_page(path), page, "{path}");
        }
    }
}
