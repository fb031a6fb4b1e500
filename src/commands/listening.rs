//! Where `serve` and `demo` listen: on what systemd hands over, or else on what the setting names.

#[cfg(unix)]
mod socket_file;

use std::net::TcpListener;

use super::error::CommandError;
use crate::cli::variable;
use crate::config::{BaseUrl, ListenAt, MailTransport, SettingProblem, Settings, is_one_address};
use crate::web::door::Door;

/// Where the application listens.
pub struct Listening {
    /// What connections come in by: one at least.
    pub doors: Vec<Door>,
    /// What customers type to get there.
    pub base_url: BaseUrl,
    /// Whether the doors are somebody else's, who keeps them open for the process after this one.
    pub handed_over: bool,
    /// Taken away at the end.
    #[cfg(unix)]
    _file: Option<socket_file::SocketFile>,
}

/// The sockets that systemd hands over, by its protocol of socket activation. Changes the environment, so it is called before there are
/// threads.
///
/// # Errors
/// One of them is nothing that pages can be served on.
#[cfg(unix)]
pub fn handed_over() -> Result<Vec<Door>, CommandError> {
    let mut sockets = listenfd::ListenFd::from_env();
    let mut doors = Vec::new();
    for number in 0..sockets.len() {
        let unusable = |_| {
            let place = format!("socket {} that was handed over (LISTEN_FDS)", number + 1);
            CommandError::Unusable(format!("{place} is neither a TCP nor a Unix stream socket"))
        };
        let door = match sockets.take_tcp_listener(number) {
            Ok(listener) => listener.map(Door::Tcp),
            Err(_) => sockets.take_unix_listener(number).map_err(unusable)?.map(Door::Unix),
        };
        doors.extend(door);
    }
    Ok(doors)
}

/// Nothing: this system hands no sockets over.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn handed_over() -> Result<Vec<Door>, CommandError> {
    Ok(Vec::new())
}

/// Listens on what was handed over, or else on the address of the settings.
///
/// # Errors
/// The address cannot be listened on, or what was handed over does not go with the settings.
pub fn listen(settings: &Settings, handed_over: Vec<Door>) -> Result<Listening, CommandError> {
    if handed_over.is_empty() {
        return listen_as_set(settings);
    }
    let mut beyond = false;
    for door in &handed_over {
        beyond |= !door.is_loopback().map_err(CommandError::io("a socket that was handed over"))?;
        match door {
            Door::Tcp(listener) => {
                let bound = listener.local_addr().map_err(CommandError::io("a socket that was handed over"))?;
                tracing::info!(address = %bound, "listening");
            }
            #[cfg(unix)]
            Door::Unix(listener) => {
                let bound = listener.local_addr().map_err(CommandError::io("a socket that was handed over"))?;
                let path = bound.as_pathname().unwrap_or(std::path::Path::new("?"));
                said_of_unix(settings, &ListenAt::Unix(path.to_owned()));
            }
        }
    }
    if beyond && matches!(settings.mail, Some(MailTransport::Mailbox)) {
        let why = "a mail server: mailbox: is for loopback addresses only, and systemd hands another socket over";
        return Err(CommandError::Usage(vec![SettingProblem::wrong(variable::SMTP_URL, "", why)]));
    }
    let base_url = base_url_of(settings, &handed_over)?;
    let listening = Listening {
        doors: handed_over,
        base_url,
        handed_over: true,
        #[cfg(unix)]
        _file: None,
    };
    Ok(listening)
}

/// The setting, or the first address among the doors that customers could type.
fn base_url_of(settings: &Settings, doors: &[Door]) -> Result<BaseUrl, CommandError> {
    if let Some(given) = &settings.base_url {
        return Ok(given.clone());
    }
    let typed = doors.iter().find_map(|door| match door {
        Door::Tcp(listener) => listener.local_addr().ok().filter(|bound| is_one_address(bound.ip())),
        #[cfg(unix)]
        Door::Unix(_) => None,
    });
    typed.map(BaseUrl::of_bound).ok_or_else(|| {
        let expected =
            "what customers type, such as https://handover.example.com, since systemd hands the sockets over";
        CommandError::Usage(vec![SettingProblem::missing(variable::BASE_URL, expected)])
    })
}

fn listen_as_set(settings: &Settings) -> Result<Listening, CommandError> {
    let failed = || CommandError::io(format!("cannot listen on {}", settings.listen));
    match &settings.listen {
        ListenAt::Address(address) => {
            let listener = TcpListener::bind(address).map_err(failed())?;
            let bound = listener.local_addr().map_err(failed())?;
            tracing::info!(address = %bound, "listening");
            let base_url = settings.base_url.clone().unwrap_or_else(|| BaseUrl::of_bound(bound));
            Ok(Listening {
                doors: vec![Door::Tcp(listener)],
                base_url,
                handed_over: false,
                #[cfg(unix)]
                _file: None,
            })
        }
        #[cfg(unix)]
        ListenAt::Unix(path) => {
            let (listener, file) = socket_file::bind(path).map_err(failed())?;
            said_of_unix(settings, &settings.listen);
            let doors = vec![Door::Unix(listener)];
            let base_url = base_url_of(settings, &doors)?;
            Ok(Listening { doors, base_url, handed_over: false, _file: Some(file) })
        }
        #[cfg(not(unix))]
        ListenAt::Unix(_) => Err(CommandError::Failed("this system has no Unix sockets".to_owned())),
    }
}

#[cfg(unix)]
fn said_of_unix(settings: &Settings, at: &ListenAt) {
    tracing::info!(address = %at, "listening");
    if !settings.trusted_proxies.unix {
        tracing::warn!(
            "pages are served on a Unix socket, so a proxy stands before this, and {} does not say `unix`: \
             all customers share one address, and its throttles",
            variable::TRUSTED_PROXIES
        );
    }
}
