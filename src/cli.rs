//! The command line: what can be typed, and the words of `--help`. What the values mean is checked in `config`.

mod api_keys;
mod files;
mod help;
mod lists;
mod mail_commands;
mod subcommands;
mod text;
pub mod variable;
mod webhook_commands;
mod work_commands;

use std::{fmt, path::PathBuf};

use clap::{Args, Parser, Subcommand, builder::TypedValueParser as _};
use clap_complete::Shell;

pub use self::api_keys::{ApiKeyCommand, ScopeGiven};
pub use self::files::{ExportGiven, ImportGiven};
pub use self::help::command;
pub use self::lists::{
    AccountGiven, AccountListGiven, ListFormat, OutboxListGiven, RequestListGiven, ServiceListGiven, StateGiven,
};
pub use self::mail_commands::{BounceGiven, MailCommand};
pub use self::subcommands::{
    AccountCommand, AuditGiven, ContactTypeGiven, ContactsGiven, RequestCommand, RoleGiven, ServiceCommand,
    ServiceGiven, Why,
};
pub use self::text::SecretText;
use self::text::Utf8Text;
pub use self::webhook_commands::{WebhookCommand, WebhookGiven};
pub use self::work_commands::{OutboxCommand, WorkCommand};

/// The flags that hold the address of a database, and are no settings.
pub mod flag {
    #![allow(missing_docs, reason = "Command says what each is for")]
    pub const FROM: &str = "--from";
    pub const TO: &str = "--to";
}

/// What holds when a setting is not given, written as an operator would write it.
pub mod default {
    #![allow(missing_docs, reason = "RawSettings says what each is for")]
    pub const DATABASE_URL: &str = "sqlite://handover.db";
    pub const DATABASE_CONNECTIONS: &str = "8";
    pub const LISTEN: &str = "127.0.0.1:8080";
    pub const MAIL_FROM: &str = "Handover <no-reply@localhost>";
    pub const BRAND: &str = "Handover";
    pub const BRAND_COLOUR: &str = "#0b5c4d";
    pub const TIME_ZONE: &str = "UTC";
    pub const NIC_SUFFIX: &str = "nic";
    pub const ZONES: &str = "eu,ca";
    pub const REQUEST_TTL: &str = "30d";
    pub const APPLY_DELAY: &str = "0s";
    pub const RENEWAL_NOTICES: &str = "30d,7d,1d";
    pub const KEEP: &str = "5y";
    pub const LIMITS: &str = "on";
    pub const SECOND_FACTOR: &str = "optional";
    pub const CLIENT_ADDRESS_HEADER: &str = "x-forwarded-for";
    pub const LOG: &str = "info";
    pub const LOG_FORMAT: &str = "text";
}

/// Hand the management of hosting services from one customer account to another, safely
#[derive(Debug, Parser)]
#[command(
    name = "handover",
    version,
    propagate_version = true,
    after_help = "Every setting is an environment variable or a flag, before or after the command; the flag wins.\n\
                  For --secret-key, --smtp-url and the URLs of databases, @PATH reads the value from a file.\n\
                  Exit status: 0 when done, 1 on failure, 2 for wrong usage or settings."
)]
pub struct Cli {
    /// The settings as given, unchecked.
    #[command(flatten)]
    pub settings: RawSettings,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be asked of the program.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Try the whole thing with believable data: needs no configuration, no network, no other program
    ///
    /// Uses demo.db in this folder, its own key (demo.key) and the built-in mailbox, whatever the settings for database, key and mail say; the other settings apply. Prints the accounts that can sign in, their password and the address.
    Demo {
        /// Delete demo.db and demo.key first, and start anew
        #[arg(long)]
        fresh: bool,
    },
    /// Run the web application with its background worker
    Serve {
        /// Serve pages only; run `handover worker` beside it
        #[arg(long)]
        no_worker: bool,
        /// Leave the database's schema as it is
        #[arg(long)]
        no_migrate: bool,
    },
    /// Run the background worker alone: sends emails, carries out and expires requests
    Worker {
        /// Leave the database's schema as it is
        #[arg(long)]
        no_migrate: bool,
    },
    /// Bring the database's schema up to date
    Migrate,
    /// Load accounts and services from CSV files; either may be left out
    Import(ImportGiven),
    /// Write accounts and services to CSV files, without password hashes: an import of these changes nothing
    Export(ExportGiven),
    /// Write a consistent copy of the SQLite database to a new file, while it is in use
    Backup {
        /// The file to make; it must not exist
        file: PathBuf,
    },
    /// Copy everything into another, empty database, of the same kind or the other
    ///
    /// Stop `serve` and `worker` first: what they write after the start of the copy is not in it. All or nothing is copied.
    Copy {
        /// The database to read, as in --database-url; it stays as it is
        #[arg(long, value_name = "URL", value_parser = Utf8Text.map(SecretText))]
        from: SecretText,
        /// The database to fill, as in --database-url; its schema is made
        #[arg(long, value_name = "URL", value_parser = Utf8Text.map(SecretText))]
        to: SecretText,
    },
    /// Look at a customer account, or change it
    #[command(subcommand)]
    Account(AccountCommand),
    /// Look at a service, or put the operator's lock on it
    #[command(subcommand)]
    Service(ServiceCommand),
    /// Look at a request, or cancel it
    #[command(subcommand)]
    Request(RequestCommand),
    /// Look after emails that are waiting, failing or refused
    #[command(subcommand)]
    Outbox(OutboxCommand),
    /// Try the mail server out
    #[command(subcommand)]
    Mail(MailCommand),
    /// Read the report of a mail server about an email that could not be delivered, from standard input
    ///
    /// For a pipe of the mail server that `HANDOVER_MAIL_RETURN` leads to. What was reported is shown where a refused email is. The exit status is one of sysexits.h: 0 when done, 67 for an address that is none of ours, 75 when it is to be tried again.
    Bounce(BounceGiven),
    /// Read all settings, reach database and mail server, and say what is found; changes nothing
    Check,
    /// Look after requests that a worker fails to carry out, to expire or to remind of, and renewal notices that it fails to write
    #[command(subcommand)]
    Work(WorkCommand),
    /// Look after webhooks: the provider's own systems that are sent events
    #[command(subcommand)]
    Webhook(WebhookCommand),
    /// Look after the keys by which other programs come in
    #[command(subcommand)]
    ApiKey(ApiKeyCommand),
    /// Print the description of the calls for other programs, an `OpenAPI` 3.1 document
    Openapi,
    /// Print what has a shell complete commands and flags: bash, elvish, fish, powershell or zsh
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual pages, one for each command, into a folder
    Man {
        /// The folder; it must be there
        folder: PathBuf,
    },
    /// Print the operators' log: who looked at what, who did what, and why, as JSON lines
    Audit(AuditGiven),
}

/// The settings as given, unchecked. An empty text counts as not given.
#[derive(Args, Clone, Default, PartialEq, Eq)]
#[command(next_help_heading = "Settings")]
pub struct RawSettings {
    /// `sqlite://PATH`: all after the two slashes is the path (`sqlite:///var/lib/h.db` is absolute), the file is made, its folder is not; or `postgres://…`, `postgresql://…` (any libpq URL, several hosts included)
    #[arg(long, env = variable::DATABASE_URL, global = true, value_name = "URL", value_parser = Utf8Text, hide_env_values = true, default_value = default::DATABASE_URL)]
    pub database_url: Option<String>,
    /// Connections to the database that a process holds at most, 2 to 200: so many pages are read at the same time. On PostgreSQL all but two may write at once, into a SQLite file one
    #[arg(long, env = variable::DATABASE_CONNECTIONS, global = true, value_name = "NUMBER", value_parser = Utf8Text, default_value = default::DATABASE_CONNECTIONS)]
    pub database_connections: Option<String>,
    /// Address and port; port 0 picks one and logs it. Or `unix:PATH`, a Unix socket of mode 660 for a proxy on this machine. Sockets that systemd hands over are listened on in their place
    #[arg(long, env = variable::LISTEN, global = true, value_name = "ADDRESS:PORT|unix:PATH", value_parser = Utf8Text, default_value = default::LISTEN)]
    pub listen: Option<String>,
    /// What customers type; the links in emails begin with it. Must be given for `worker` alone, for wildcard addresses and for Unix sockets [default: `http://` + the address bound]
    #[arg(long, env = variable::BASE_URL, global = true, value_name = "URL", value_parser = Utf8Text)]
    pub base_url: Option<String>,
    /// At least 64 hexadecimal digits; signs sessions and codes. Several, with commas: the first signs, all verify [default: none; needed by `serve` and `worker`]
    #[arg(long, env = variable::SECRET_KEY, global = true, value_name = "KEY", value_parser = Utf8Text, hide_env_values = true)]
    pub secret_key: Option<String>,
    /// `smtp://host:port`, `smtps://user:pass@host`, `smtp://user:pass@host:587?tls=required` (`none`, `opportunistic`, `required`; opportunistic unless said). A password without `required` or `smtps` stops the start unless the host is loopback. System roots; `SSL_CERT_FILE` is honoured. `mailbox:` keeps mail in the built-in mailbox: for trying out, readable by whoever reaches the page, so only on a loopback address [default: none; needed by what sends mail]
    #[arg(long, env = variable::SMTP_URL, global = true, value_name = "URL", value_parser = Utf8Text, hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// What the program calls itself to mail servers: a host name or an address [default: the host of `HANDOVER_BASE_URL`]
    #[arg(long, env = variable::SMTP_HELO, global = true, value_name = "NAME", value_parser = Utf8Text)]
    pub smtp_helo: Option<String>,
    /// The sender of every email
    #[arg(long, env = variable::MAIL_FROM, global = true, value_name = "ADDRESS", value_parser = Utf8Text, default_value = default::MAIL_FROM)]
    pub mail_from: Option<String>,
    /// Where mail servers report what they could not deliver, such as `bounces@example.org`: each email has a token of its own there, `bounces+TOKEN@example.org`, by which `handover bounce` knows it [default: the sender, without a token]
    #[arg(long, env = variable::MAIL_RETURN, global = true, value_name = "ADDRESS", value_parser = Utf8Text)]
    pub mail_return: Option<String>,
    /// The name on pages and in emails
    #[arg(long, env = variable::BRAND, global = true, value_name = "NAME", value_parser = Utf8Text, default_value = default::BRAND)]
    pub brand: Option<String>,
    /// The colour of links and buttons, as `#rrggbb`; made lighter or darker where it could not be read otherwise
    #[arg(long, env = variable::BRAND_COLOUR, global = true, value_name = "COLOUR", value_parser = Utf8Text, default_value = default::BRAND_COLOUR)]
    pub brand_colour: Option<String>,
    /// Path of a PNG or SVG file of at most 32 KiB, shown beside the name on pages, and in emails where it is a PNG; read at the start [default: none]
    #[arg(long, env = variable::BRAND_LOGO, global = true, value_name = "FILE", value_parser = Utf8Text)]
    pub brand_logo: Option<String>,
    /// Where customers reach you: an email address, or an `https://` or `http://` address; named in emails and at the foot of pages; replies to emails go to the former [default: none]
    #[arg(long, env = variable::SUPPORT, global = true, value_name = "ADDRESS", value_parser = Utf8Text)]
    pub support: Option<String>,
    /// An IANA name, such as `Europe/Paris`: what accounts without a time zone of their own see dates and times in
    #[arg(long, env = variable::TIME_ZONE, global = true, value_name = "NAME", value_parser = Utf8Text, default_value = default::TIME_ZONE)]
    pub time_zone: Option<String>,
    /// Path of a file of `CATEGORY = Words` lines, one section such as `[en]` a language: what customers read for a category; without it `EMAIL_DOMAIN` reads *Email domain*; read at the start [default: none]
    #[arg(long, env = variable::CATEGORIES, global = true, value_name = "FILE", value_parser = Utf8Text)]
    pub categories: Option<String>,
    /// Ending of new NIC handles
    #[arg(long, env = variable::NIC_SUFFIX, global = true, value_name = "SUFFIX", value_parser = Utf8Text, default_value = default::NIC_SUFFIX)]
    pub nic_suffix: Option<String>,
    /// The zones customers may belong to
    #[arg(long, env = variable::ZONES, global = true, value_name = "LIST", value_parser = Utf8Text, default_value = default::ZONES)]
    pub zones: Option<String>,
    /// Time to confirm a request
    #[arg(long, env = variable::REQUEST_TTL, global = true, value_name = "TIME", value_parser = Utf8Text, default_value = default::REQUEST_TTL)]
    pub request_ttl: Option<String>,
    /// Time between the last confirmation and the change
    #[arg(long, env = variable::APPLY_DELAY, global = true, value_name = "TIME", value_parser = Utf8Text, default_value = default::APPLY_DELAY)]
    pub apply_delay: Option<String>,
    /// How long before a service's last day its billing contact is told, from 08:00 on in its time zone: days with commas; `none` for never
    #[arg(long, env = variable::RENEWAL_NOTICES, global = true, value_name = "LIST", value_parser = Utf8Text, default_value = default::RENEWAL_NOTICES)]
    pub renewal_notices: Option<String>,
    /// How long final requests and history are kept; sent mail's traces and ended sessions go after 30 days
    #[arg(long, env = variable::KEEP, global = true, value_name = "TIME", value_parser = Utf8Text, default_value = default::KEEP)]
    pub keep: Option<String>,
    /// `off` lifts the throttles on pages and addresses (not the codes' own): for tests behind closed doors
    #[arg(long, env = variable::LIMITS, global = true, value_name = "on|off", value_parser = Utf8Text, default_value = default::LIMITS)]
    pub limits: Option<String>,
    /// `optional`, or `required`: whoever has no second factor must set one up before anything else
    #[arg(long, env = variable::SECOND_FACTOR, global = true, value_name = "optional|required", value_parser = Utf8Text, default_value = default::SECOND_FACTOR)]
    pub second_factor: Option<String>,
    /// Addresses and networks of proxies, with commas, such as `127.0.0.1,10.0.0.0/8`, and `unix` for whoever comes in by the Unix socket: these, and no others, are believed when they say where a client is [default: none]
    #[arg(long, env = variable::TRUSTED_PROXIES, global = true, value_name = "LIST", value_parser = Utf8Text)]
    pub trusted_proxies: Option<String>,
    /// The one header that they are believed in, `x-forwarded-for` or `forwarded`: each of them must write it itself; every other is ignored
    #[arg(long, env = variable::CLIENT_ADDRESS_HEADER, global = true, value_name = "HEADER", value_parser = Utf8Text, default_value = default::CLIENT_ADDRESS_HEADER)]
    pub client_address_header: Option<String>,
    /// Addresses and networks of your own, with commas, such as `127.0.0.1,10.0.0.0/8`, that webhooks may go to, by plain `http` too; elsewhere they go to public addresses by `https` alone [default: none]
    #[arg(long, env = variable::WEBHOOK_PRIVATE, global = true, value_name = "LIST", value_parser = Utf8Text)]
    pub webhook_private: Option<String>,
    /// Address of your own system that is asked, each time, whether a confirmed request may be carried out (`docs/webhooks.md`, *The gate*) [default: none]
    #[arg(long, env = variable::GATE_URL, global = true, value_name = "URL", value_parser = Utf8Text)]
    pub gate_url: Option<String>,
    /// What signs what that system is asked: `whsec_` and 24 to 64 bytes in Base64, or `@PATH`, the file that holds it [default: none; needed with `HANDOVER_GATE_URL`]
    #[arg(long, env = variable::GATE_SECRET, global = true, value_name = "SECRET", value_parser = Utf8Text, hide_env_values = true)]
    pub gate_secret: Option<String>,
    /// Address and port of `/metrics` for Prometheus, apart from the pages, of `serve` and of `worker`. It asks for no password: leave it to addresses that only you reach [default: none]
    #[arg(long, env = variable::METRICS_LISTEN, global = true, value_name = "ADDRESS:PORT", value_parser = Utf8Text)]
    pub metrics_listen: Option<String>,
    /// What is logged, as tracing's `EnvFilter`, such as `info,handover=debug`
    #[arg(long, env = variable::LOG, global = true, value_name = "FILTER", value_parser = Utf8Text, default_value = default::LOG)]
    pub log: Option<String>,
    /// `text`, or `json` for JSON lines
    #[arg(long, env = variable::LOG_FORMAT, global = true, value_name = "FORMAT", value_parser = Utf8Text, default_value = default::LOG_FORMAT)]
    pub log_format: Option<String>,
}

/// Says nothing of the values: three of them hold passwords or keys.
impl fmt::Debug for RawSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawSettings").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
