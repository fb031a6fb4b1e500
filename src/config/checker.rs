//! Reads the settings one by one and collects what is wrong, so that all of it is told at once.

use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use lettre::message::Mailbox;

use super::{
    BaseUrl, BaseUrlNeed, ClientAddressHeader, DEMO_DATABASE, DatabaseUrl, GateSettings, HeloName, ListenAt, LogFormat,
    MailTransport, Needs, ProxyList, ReturnAddress, SecretKeys, SettingProblem, WebhookReach, gate, mail, secret_keys,
    values,
};
use crate::brand::{CategoryNames, Colour, Colours, Logo, Look, Support};
use crate::cli::{RawSettings, default, variable};
use crate::domain::renewal::NoticeSteps;
use crate::domain::time_zone::TimeZone;
use crate::refusal::Refusal;

/// Each method reads one setting. `None` means that a problem was found, unless said otherwise.
pub(super) struct Checker<'a> {
    pub(super) raw: &'a RawSettings,
    pub(super) needs: Needs,
    pub(super) problems: Vec<SettingProblem>,
    /// The files that secrets were read from.
    pub(super) secret_files: Vec<PathBuf>,
}

impl Checker<'_> {
    pub(super) fn database(&mut self) -> Option<DatabaseUrl> {
        if self.needs.is_demo() {
            return Some(DatabaseUrl::Sqlite(DEMO_DATABASE.into()));
        }
        let raw = self.raw.database_url.as_deref();
        self.secret(variable::DATABASE_URL, given(raw).unwrap_or(default::DATABASE_URL), DatabaseUrl::parse)
    }

    pub(super) fn database_connections(&mut self) -> Option<u32> {
        let raw = self.raw.database_connections.as_deref();
        self.or_default(variable::DATABASE_CONNECTIONS, raw, default::DATABASE_CONNECTIONS, values::connections)
    }

    pub(super) fn listen(&mut self) -> Option<ListenAt> {
        let raw = self.raw.listen.as_deref();
        self.or_default(variable::LISTEN, raw, default::LISTEN, ListenAt::parse)
    }

    pub(super) fn base_url(&mut self, listen: Option<&ListenAt>) -> Option<BaseUrl> {
        if let Some(text) = given(self.raw.base_url.as_deref()) {
            return self.parsed(variable::BASE_URL, text, BaseUrl::parse);
        }
        let untypable = listen.filter(|at| !at.can_be_typed());
        let why = match (self.needs.base_url, untypable) {
            (BaseUrlNeed::Always, _) => "nothing listens here".to_owned(),
            (BaseUrlNeed::Untypable, Some(at)) => format!("{} is {at}", variable::LISTEN),
            (BaseUrlNeed::Untypable, None) | (BaseUrlNeed::Never, _) => return None,
        };
        let example = "what customers type, such as https://handover.example.com";
        self.missing(variable::BASE_URL, format!("{example}, since {why}"))
    }

    /// `None` also where no key is needed, and for the demo, which has its own.
    pub(super) fn secret_keys(&mut self) -> Option<SecretKeys> {
        if self.needs.is_demo() {
            return None;
        }
        match given(self.raw.secret_key.as_deref()) {
            Some(text) => self.secret(variable::SECRET_KEY, text, SecretKeys::from_hex),
            None if self.needs.secret_key => self.missing(variable::SECRET_KEY, secret_keys::EXPECTED),
            None => None,
        }
    }

    /// `None` also where no mail is sent. Whoever reaches the built-in mailbox can read it: only this machine may.
    pub(super) fn mail(&mut self, listen: Option<&ListenAt>) -> Option<MailTransport> {
        let beyond = listen.filter(|at| !at.is_loopback());
        if self.needs.is_demo() {
            if let Some(address) = beyond {
                let why = "a loopback address, since whoever reaches the demo can read its mail";
                self.problems.push(SettingProblem::wrong(variable::LISTEN, &address.to_string(), why));
            }
            return Some(MailTransport::Mailbox);
        }
        match given(self.raw.smtp_url.as_deref()) {
            Some(text) => self.secret(variable::SMTP_URL, text, |text| {
                let transport = MailTransport::parse(text)?;
                match (&transport, beyond) {
                    (MailTransport::Mailbox, Some(address)) => Err(Refusal::new(format!(
                        "a mail server: mailbox: is for loopback addresses only, and {} is {address}",
                        variable::LISTEN
                    ))),
                    _ => Ok(transport),
                }
            }),
            None if self.needs.mail => self.missing(variable::SMTP_URL, mail::EXPECTED),
            None => None,
        }
    }

    #[allow(clippy::option_option, reason = "the outer one says whether a problem was noted, as everywhere here")]
    pub(super) fn smtp_helo(&mut self) -> Option<Option<HeloName>> {
        self.optional(variable::SMTP_HELO, self.raw.smtp_helo.as_deref(), HeloName::parse)
    }

    pub(super) fn mail_from(&mut self) -> Option<Mailbox> {
        let raw = self.raw.mail_from.as_deref();
        self.or_default(variable::MAIL_FROM, raw, default::MAIL_FROM, mail::sender)
    }

    #[allow(clippy::option_option, reason = "the outer one says whether a problem was noted, as everywhere here")]
    pub(super) fn mail_return(&mut self) -> Option<Option<ReturnAddress>> {
        self.optional(variable::MAIL_RETURN, self.raw.mail_return.as_deref(), ReturnAddress::parse)
    }

    pub(super) fn brand(&mut self) -> Option<String> {
        self.or_default(variable::BRAND, self.raw.brand.as_deref(), default::BRAND, values::brand)
    }

    pub(super) fn look(&mut self) -> Option<Look> {
        let raw = self.raw.brand_colour.as_deref();
        let colours = self.or_default(variable::BRAND_COLOUR, raw, default::BRAND_COLOUR, Colour::parse);
        let logo = self.optional(variable::BRAND_LOGO, self.raw.brand_logo.as_deref(), Logo::read_file);
        let support = self.optional(variable::SUPPORT, self.raw.support.as_deref(), Support::parse);
        Some(Look { colours: Colours::of(colours?), logo: logo?.map(Arc::new), support: support? })
    }

    pub(super) fn time_zone(&mut self) -> Option<TimeZone> {
        let raw = self.raw.time_zone.as_deref();
        self.or_default(variable::TIME_ZONE, raw, default::TIME_ZONE, values::time_zone)
    }

    pub(super) fn categories(&mut self) -> Option<CategoryNames> {
        let raw = self.raw.categories.as_deref();
        self.optional(variable::CATEGORIES, raw, CategoryNames::read_file).map(Option::unwrap_or_default)
    }

    pub(super) fn nic_suffix(&mut self) -> Option<String> {
        let raw = self.raw.nic_suffix.as_deref();
        self.or_default(variable::NIC_SUFFIX, raw, default::NIC_SUFFIX, values::nic_suffix)
    }

    pub(super) fn zones(&mut self) -> Option<Vec<String>> {
        self.or_default(variable::ZONES, self.raw.zones.as_deref(), default::ZONES, values::zones)
    }

    pub(super) fn request_ttl(&mut self) -> Option<Duration> {
        let raw = self.raw.request_ttl.as_deref();
        let parse = |text: &str| values::duration(text, values::ONE_SECOND);
        self.or_default(variable::REQUEST_TTL, raw, default::REQUEST_TTL, parse)
    }

    pub(super) fn apply_delay(&mut self) -> Option<Duration> {
        let raw = self.raw.apply_delay.as_deref();
        let parse = |text: &str| values::duration(text, Duration::ZERO);
        self.or_default(variable::APPLY_DELAY, raw, default::APPLY_DELAY, parse)
    }

    pub(super) fn renewal_notices(&mut self) -> Option<NoticeSteps> {
        let raw = self.raw.renewal_notices.as_deref();
        self.or_default(variable::RENEWAL_NOTICES, raw, default::RENEWAL_NOTICES, values::notice_steps)
    }

    pub(super) fn keep(&mut self) -> Option<Duration> {
        let parse = |text: &str| values::duration(text, values::ONE_DAY);
        self.or_default(variable::KEEP, self.raw.keep.as_deref(), default::KEEP, parse)
    }

    pub(super) fn second_factor_required(&mut self) -> Option<bool> {
        let raw = self.raw.second_factor.as_deref();
        self.or_default(variable::SECOND_FACTOR, raw, default::SECOND_FACTOR, values::is_required)
    }

    pub(super) fn limits(&mut self) -> Option<bool> {
        let raw = self.raw.limits.as_deref();
        self.or_default(variable::LIMITS, raw, default::LIMITS, values::on_or_off)
    }

    pub(super) fn trusted_proxies(&mut self) -> Option<ProxyList> {
        let raw = self.raw.trusted_proxies.as_deref();
        self.optional(variable::TRUSTED_PROXIES, raw, ProxyList::parse).map(Option::unwrap_or_default)
    }

    pub(super) fn client_address_header(&mut self) -> Option<ClientAddressHeader> {
        let raw = self.raw.client_address_header.as_deref();
        let parse = ClientAddressHeader::parse;
        self.or_default(variable::CLIENT_ADDRESS_HEADER, raw, default::CLIENT_ADDRESS_HEADER, parse)
    }

    pub(super) fn webhook_reach(&mut self) -> Option<WebhookReach> {
        let raw = self.raw.webhook_private.as_deref();
        self.optional(variable::WEBHOOK_PRIVATE, raw, WebhookReach::parse).map(Option::unwrap_or_default)
    }

    /// Both of its settings, or none.
    #[allow(clippy::option_option, reason = "the outer one says whether a problem was noted, as everywhere here")]
    pub(super) fn gate(&mut self) -> Option<Option<GateSettings>> {
        let url = self.optional(variable::GATE_URL, self.raw.gate_url.as_deref(), gate::url);
        let secret = match given(self.raw.gate_secret.as_deref()) {
            Some(text) => self.secret(variable::GATE_SECRET, text, gate::secret).map(Some),
            None => Some(None),
        };
        match (url?, secret?) {
            (Some(url), Some(secret)) => Some(Some(GateSettings { url, secret })),
            (None, None) => Some(None),
            (Some(_), None) => self.missing(variable::GATE_SECRET, gate::SECRET_EXPECTED),
            (None, Some(_)) => {
                self.missing(variable::GATE_URL, format!("where to ask, since {} is given", variable::GATE_SECRET))
            }
        }
    }

    #[allow(clippy::option_option, reason = "the outer one says whether a problem was noted, as everywhere here")]
    pub(super) fn metrics_listen(&mut self) -> Option<Option<SocketAddr>> {
        self.optional(variable::METRICS_LISTEN, self.raw.metrics_listen.as_deref(), values::listen)
    }

    pub(super) fn log(&mut self) -> Option<String> {
        self.or_default(variable::LOG, self.raw.log.as_deref(), default::LOG, values::log_filter)
    }

    pub(super) fn log_format(&mut self) -> Option<LogFormat> {
        let raw = self.raw.log_format.as_deref();
        self.or_default(variable::LOG_FORMAT, raw, default::LOG_FORMAT, LogFormat::parse)
    }

    fn or_default<T>(
        &mut self,
        variable: &'static str,
        raw: Option<&str>,
        default: &str,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        self.parsed(variable, given(raw).unwrap_or(default), parse)
    }

    /// `Some(None)` where it is not given.
    #[allow(clippy::option_option, reason = "the outer one says whether a problem was noted, as everywhere here")]
    fn optional<T>(
        &mut self,
        variable: &'static str,
        raw: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<Option<T>> {
        match given(raw) {
            Some(text) => self.parsed(variable, text, parse).map(Some),
            None => Some(None),
        }
    }

    /// A secret, given itself or as `@PATH`, the file that holds it.
    fn secret<T>(
        &mut self,
        variable: &'static str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        self.secret_files.extend(text.strip_prefix('@').map(PathBuf::from));
        secret(variable, text, parse).map_err(|problem| self.problems.push(problem)).ok()
    }

    fn parsed<T>(
        &mut self,
        variable: &'static str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        parse(text).map_err(|refusal| self.problems.push(SettingProblem::wrong(variable, text, refusal))).ok()
    }

    fn missing<T>(&mut self, variable: &'static str, expected: impl std::fmt::Display) -> Option<T> {
        self.problems.push(SettingProblem::missing(variable, expected));
        None
    }
}

/// Reads a secret, given itself or as `@PATH`, the file that holds it.
pub(super) fn secret<T>(
    variable: &'static str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, Refusal>,
) -> Result<T, SettingProblem> {
    let Some(path) = text.strip_prefix('@') else {
        return parse(text).map_err(|refusal| SettingProblem::wrong(variable, text, refusal));
    };
    let read = fs::read_to_string(path).map_err(|error| {
        SettingProblem::wrong(variable, text, format!("a file after the @ that can be read as text ({error})"))
    })?;
    let read = read.trim();
    parse(read).map_err(|refusal| SettingProblem::wrong(variable, read, refusal))
}

/// An environment variable that is set but empty counts as absent.
fn given(raw: Option<&str>) -> Option<&str> {
    raw.filter(|text| !text.is_empty())
}
