//! Gets a connection to the mail server ready: address, greeting, encryption, sign-in. Whatever goes
//! wrong here, the server counts as away.

use std::{
    env,
    fs::File,
    io,
    net::{IpAddr, ToSocketAddrs},
    path::PathBuf,
    time::{Duration, Instant},
};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{SmtpConnection, TlsParameters},
    extension::ClientId,
};

use super::SendOutcome;
use super::reason::{Secrets, Trouble};
use crate::config::{HeloName, SmtpSettings, TlsMode};

/// Why no sender can be made of the settings.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    /// The file that says whom to trust cannot be read.
    #[error("SSL_CERT_FILE: cannot read {}: {source}", path.display())]
    Roots {
        /// As it was set.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// TLS does not work with these settings.
    #[error("TLS for the mail server: {0}")]
    Tls(#[from] Error),
}

/// The moment at which an attempt must be over.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub(super) fn after(time: Duration) -> Self {
        Self(Instant::now() + time)
    }

    pub(super) fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// Time for each of the next `answers`, never zero, which a socket would not take.
    pub(super) fn share(self, answers: u32, longest: Duration) -> Duration {
        let share = self.left() / answers;
        share.min(longest).max(Duration::from_millis(1))
    }
}

/// Where the mail server is, and how it is spoken to.
pub(super) struct Server {
    host: String,
    port: u16,
    mode: TlsMode,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    secrets: Secrets,
    hello: ClientId,
}

impl Server {
    pub(super) fn new(settings: &SmtpSettings, helo: &HeloName) -> Result<Self, SmtpSetupError> {
        let host = settings.host.trim_matches(['[', ']']).to_owned();
        Ok(Self {
            port: settings.port,
            mode: settings.tls,
            tls: tls_parameters(settings.tls, &host)?,
            secrets: Secrets::of(settings.credentials.as_ref()),
            credentials: settings.credentials.clone().map(Credentials::from),
            hello: helo.client_id(),
            host,
        })
    }

    /// A connection that is ready for MAIL, or why there is none.
    pub(super) fn connect(&self, deadline: Deadline, longest: Duration) -> Result<SmtpConnection, SendOutcome> {
        let mut connection = self.open(deadline, longest)?;
        // STARTTLS, handshake and EHLO, or the three lines of LOGIN.
        let set_time = |connection: &mut SmtpConnection| connection.set_timeout(Some(deadline.share(3, longest)));
        set_time(&mut connection)
            .map_err(Trouble::from)
            .and_then(|()| self.encrypt(&mut connection))
            .map_err(|trouble| self.fault("Cannot encrypt the mail", &trouble))?;
        set_time(&mut connection)
            .map_err(Trouble::from)
            .and_then(|()| self.sign_in(&mut connection))
            .map_err(|trouble| self.fault("Cannot sign in to the mail server", &trouble))?;
        Ok(connection)
    }

    /// A server that says 5xx before any message has something against us, and not for a moment.
    fn fault(&self, what: &str, trouble: &Trouble) -> SendOutcome {
        let reason = self.secrets.reason(what, trouble);
        match trouble.code {
            Some(500..600) => SendOutcome::TurnedAway(reason),
            _ => SendOutcome::Away(reason),
        }
    }

    pub(super) fn has_credentials(&self) -> bool {
        self.credentials.is_some()
    }

    /// What no reason may contain.
    pub(super) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Greeting and EHLO at the first of the host's addresses where that works.
    fn open(&self, deadline: Deadline, longest: Duration) -> Result<SmtpConnection, SendOutcome> {
        let place = format!("{}:{}", self.host, self.port);
        let away = format!("Cannot reach the mail server {place}");
        let tls = self.tls.as_ref().filter(|_| self.mode == TlsMode::Implicit);
        let addresses =
            (self.host.as_str(), self.port).to_socket_addrs().map_err(|error| self.fault(&away, &error.into()))?;
        let mut fault = self.fault(&away, &Trouble::new("its name has no address"));
        for address in addresses {
            if deadline.left().is_zero() {
                break;
            }
            let time = deadline.share(3, longest);
            match SmtpConnection::connect(address, Some(time), &self.hello, tls, None) {
                Ok(connection) => return Ok(connection),
                Err(error) => {
                    let trouble = Trouble::from(error);
                    fault = match trouble.code {
                        Some(_) => self.fault(&format!("The mail server {place} turns us away"), &trouble),
                        None => self.fault(&away, &trouble),
                    };
                }
            }
        }
        Err(fault)
    }

    fn encrypt(&self, connection: &mut SmtpConnection) -> Result<(), Trouble> {
        match &self.tls {
            Some(tls) if connection.can_starttls() => Ok(connection.starttls(tls, &self.hello)?),
            _ if self.mode == TlsMode::Required => {
                Err(Trouble::new("the server does not offer STARTTLS, which the settings require"))
            }
            _ => Ok(()),
        }
    }

    fn sign_in(&self, connection: &mut SmtpConnection) -> Result<(), Trouble> {
        let Some(credentials) = &self.credentials else {
            return Ok(());
        };
        if !connection.is_encrypted() && !is_loopback(&self.host) {
            return Err(Trouble::new("the connection is not encrypted, so the password was not sent"));
        }
        connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials)?;
        Ok(())
    }
}

/// `None` where TLS is never used. Trusts the system's roots, or those of `SSL_CERT_FILE` and
/// `SSL_CERT_DIR`: lettre's default store asks rustls-native-certs, which reads these variables.
fn tls_parameters(mode: TlsMode, host: &str) -> Result<Option<TlsParameters>, SmtpSetupError> {
    if mode == TlsMode::None {
        return Ok(None);
    }
    let any_certificate = mode == TlsMode::Opportunistic && is_loopback(host);
    if !any_certificate
        && let Some(path) = env::var_os("SSL_CERT_FILE").map(PathBuf::from)
        && let Err(source) = File::open(&path)
    {
        return Err(SmtpSetupError::Roots { path, source });
    }
    let parameters = TlsParameters::builder(host.to_owned())
        .dangerous_accept_invalid_certs(any_certificate)
        .dangerous_accept_invalid_hostnames(any_certificate)
        .build()?;
    Ok(Some(parameters))
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}
