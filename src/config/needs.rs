//! What each command cannot do without.

use crate::cli::Command;

/// What a command needs of the settings. A setting that is not needed is still checked when it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The secret key must be given.
    pub secret_key: bool,
    /// A way for mail to leave must be given.
    pub mail: bool,
    /// When the base URL must be given.
    pub base_url: BaseUrlNeed,
    demo: bool,
}

/// When the base URL must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseUrlNeed {
    /// The command makes no links.
    Never,
    /// When it cannot be told from where is listened: `0.0.0.0`, `[::]`, or a Unix socket.
    Untypable,
    /// The command makes links, and listens nowhere.
    Always,
}

impl Needs {
    /// What `command` needs.
    #[must_use]
    pub fn of(command: &Command) -> Self {
        match command {
            Command::Demo { .. } => Self::demo(),
            Command::Serve { no_worker: false, .. } => Self::serve(),
            // What `check` finds missing of the mail server it says itself, beside the rest.
            Command::Serve { no_worker: true, .. } | Command::Check => Self::pages_only(),
            Command::Worker { .. } => Self::worker(),
            Command::Mail(_) => Self::mail_only(),
            Command::Bounce(_) => Self::key_only(),
            Command::Webhook(command) if command.needs_key() => Self::key_only(),
            Command::Migrate
            | Command::Import(_)
            | Command::Export(_)
            | Command::Backup { .. }
            | Command::Copy { .. }
            | Command::Account(_)
            | Command::Service(_)
            | Command::Audit(_)
            | Command::Request(_)
            | Command::Outbox(_)
            | Command::Work(_)
            | Command::Webhook(_)
            | Command::ApiKey(_)
            | Command::Openapi
            | Command::Completions { .. }
            | Command::Man { .. } => Self::database_only(),
        }
    }

    /// `serve`: pages and worker.
    #[must_use]
    pub const fn serve() -> Self {
        Self { secret_key: true, mail: true, base_url: BaseUrlNeed::Untypable, demo: false }
    }

    /// `serve --no-worker`.
    #[must_use]
    pub const fn pages_only() -> Self {
        Self { secret_key: true, mail: false, base_url: BaseUrlNeed::Untypable, demo: false }
    }

    /// `worker`.
    #[must_use]
    pub const fn worker() -> Self {
        Self { secret_key: true, mail: true, base_url: BaseUrlNeed::Always, demo: false }
    }

    /// `mail test`: no database, no key.
    #[must_use]
    pub const fn mail_only() -> Self {
        Self { secret_key: false, mail: true, base_url: BaseUrlNeed::Never, demo: false }
    }

    /// `bounce` and some of `webhook`: the database, and the key that tokens and seals are made with.
    #[must_use]
    pub const fn key_only() -> Self {
        Self { secret_key: true, mail: false, base_url: BaseUrlNeed::Never, demo: false }
    }

    /// The commands that only look into the database or write to it.
    #[must_use]
    pub const fn database_only() -> Self {
        Self { secret_key: false, mail: false, base_url: BaseUrlNeed::Never, demo: false }
    }

    /// `demo`: the settings for database, key and mail are not even read. It must listen on a loopback address.
    #[must_use]
    pub const fn demo() -> Self {
        Self { secret_key: false, mail: false, base_url: BaseUrlNeed::Never, demo: true }
    }

    /// Whether this is for `demo`, which has its own database, key and mailbox.
    #[must_use]
    pub const fn is_demo(self) -> bool {
        self.demo
    }
}
