//! The settings, checked once at the start: behind `check_settings` every value is typed and right, and nobody checks
//! again.

mod base_url;
mod cautions;
mod checker;
mod copy_urls;
mod database_url;
mod env_file;
mod environment;
mod files;
mod gate;
mod helo;
mod listen;
mod mail;
mod mail_return;
mod needs;
mod networks;
mod problem;
mod proxies;
mod secret_keys;
mod table;
mod values;
mod webhook_reach;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use lettre::message::Mailbox;

use self::checker::Checker;
pub use self::{
    base_url::BaseUrl,
    copy_urls::CopyUrls,
    database_url::DatabaseUrl,
    env_file::settings_file,
    environment::{UnknownName, unknown_names},
    gate::GateSettings,
    helo::HeloName,
    listen::{ListenAt, is_one_address},
    mail::{MailTransport, SmtpSettings, TlsMode},
    mail_return::ReturnAddress,
    needs::{BaseUrlNeed, Needs},
    problem::SettingProblem,
    proxies::ProxyList,
    secret_keys::SecretKeys,
    table::settings_table,
    values::{ClientAddressHeader, LogFormat, is_loopback, is_this_machine},
    webhook_reach::WebhookReach,
};
use crate::brand::{CategoryNames, Look};
use crate::cli::RawSettings;
use crate::domain::renewal::NoticeSteps;
use crate::domain::time_zone::TimeZone;

/// The database of `handover demo`, in the folder it is started in.
pub const DEMO_DATABASE: &str = "demo.db";

/// Every setting, checked. `Debug` shows no password and no key.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the data is.
    pub database: DatabaseUrl,
    /// How many connections to it a process holds at most.
    pub database_connections: u32,
    /// Where to listen, unless systemd hands sockets over.
    pub listen: ListenAt,
    /// Where metrics are read, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// What customers type, if given; else it is the address that is listened on.
    pub base_url: Option<BaseUrl>,
    /// The keys, for the commands that need them. `demo` puts its own in after the check.
    pub secret_keys: Option<SecretKeys>,
    /// How mail leaves, for the commands that need it.
    pub mail: Option<MailTransport>,
    /// What the program calls itself to mail servers, if given; see [`Settings::helo_name`].
    pub smtp_helo: Option<HeloName>,
    /// The sender of every email.
    pub mail_from: Mailbox,
    /// Where reports of what could not be delivered go, if not to the sender.
    pub mail_return: Option<ReturnAddress>,
    /// The name on pages and in emails: 1 to 60 characters, no control characters, no blanks around it.
    pub brand: String,
    /// Colour, logo and address beside the name.
    pub look: Look,
    /// What accounts without a time zone of their own see dates and times in.
    pub time_zone: TimeZone,
    /// What customers read for categories of services.
    pub categories: CategoryNames,
    /// Ending of new NIC handles, without the dash: `[a-z0-9]{1,16}`.
    pub nic_suffix: String,
    /// The zones customers may belong to: at least one, each `[a-z0-9-]{1,16}`, none twice.
    pub zones: Vec<String>,
    /// Time to confirm a request: one second to 100 years.
    pub request_ttl: Duration,
    /// Time between the last confirmation and the change: at most 100 years.
    pub apply_delay: Duration,
    /// How many days before a last day its billing contact is told.
    pub renewal_notices: NoticeSteps,
    /// How long final requests and history are kept: one day to 100 years.
    pub keep: Duration,
    /// Whether whoever has no second factor must set one up before anything else.
    pub second_factor_required: bool,
    /// Whether pages and addresses are throttled. The codes' own limits always hold.
    pub limits: bool,
    /// The proxies that are believed when they say where a client is.
    pub trusted_proxies: ProxyList,
    /// The one header in which they are believed.
    pub client_address_header: ClientAddressHeader,
    /// Where webhooks may go beside the public Internet.
    pub webhook_reach: WebhookReach,
    /// The system that is asked before a request is carried out, if any.
    pub gate: Option<GateSettings>,
    /// What is logged, as tracing's `EnvFilter` reads it.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    /// The files that secrets were read from.
    pub secret_files: Vec<PathBuf>,
}

impl Settings {
    /// What customers type, as far as the settings tell before anything listens.
    #[must_use]
    pub fn expected_base_url(&self) -> BaseUrl {
        let bound = match &self.listen {
            ListenAt::Address(address) => *address,
            ListenAt::Unix(_) => SocketAddr::from(([127, 0, 0, 1], 80)),
        };
        self.base_url.clone().unwrap_or_else(|| BaseUrl::of_bound(bound))
    }

    /// What the program calls itself to mail servers: the setting, or else the host that customers know.
    #[must_use]
    pub fn helo_name(&self, base_url: &BaseUrl) -> HeloName {
        self.smtp_helo.clone().unwrap_or_else(|| HeloName::of_base_url(base_url))
    }
}

/// Checks the settings as given; a setting that is absent or empty has its default.
///
/// # Errors
/// Every setting that is wrong, or missing though the command needs it, in the order of the table.
pub fn check_settings(raw: &RawSettings, needs: Needs) -> Result<Settings, Vec<SettingProblem>> {
    let mut checker = Checker { raw, needs, problems: Vec::new(), secret_files: Vec::new() };
    let c = &mut checker;
    // All are read before any is asked for, so that every problem is found.
    let (database, database_connections, listen) = (c.database(), c.database_connections(), c.listen());
    let (base_url, secret_keys, mail) = (c.base_url(listen.as_ref()), c.secret_keys(), c.mail(listen.as_ref()));
    let (smtp_helo, mail_from, mail_return, brand) = (c.smtp_helo(), c.mail_from(), c.mail_return(), c.brand());
    let (look, time_zone, categories) = (c.look(), c.time_zone(), c.categories());
    let (nic_suffix, zones) = (c.nic_suffix(), c.zones());
    let (request_ttl, apply_delay) = (c.request_ttl(), c.apply_delay());
    let (renewal_notices, keep) = (c.renewal_notices(), c.keep());
    let second_factor_required = c.second_factor_required();
    let (limits, trusted_proxies) = (c.limits(), c.trusted_proxies());
    let (client_address_header, webhook_reach) = (c.client_address_header(), c.webhook_reach());
    let gate = c.gate();
    let (metrics_listen, log, log_format) = (c.metrics_listen(), c.log(), c.log_format());
    let complete = || {
        Some(Settings {
            database: database?,
            database_connections: database_connections?,
            listen: listen?,
            metrics_listen: metrics_listen?,
            base_url,
            secret_keys,
            mail,
            smtp_helo: smtp_helo?,
            mail_from: mail_from?,
            mail_return: mail_return?,
            brand: brand?,
            look: look?,
            time_zone: time_zone?,
            categories: categories?,
            nic_suffix: nic_suffix?,
            zones: zones?,
            request_ttl: request_ttl?,
            apply_delay: apply_delay?,
            renewal_notices: renewal_notices?,
            keep: keep?,
            limits: limits?,
            second_factor_required: second_factor_required?,
            trusted_proxies: trusted_proxies?,
            client_address_header: client_address_header?,
            webhook_reach: webhook_reach?,
            gate: gate?,
            log: log?,
            log_format: log_format?,
            secret_files: Vec::new(),
        })
    };
    match complete() {
        Some(settings) if checker.problems.is_empty() => {
            Ok(Settings { secret_files: checker.secret_files, ..settings })
        }
        _ => Err(checker.problems),
    }
}

#[cfg(test)]
mod tests;
