//! Where the application listens: an address and port, or a Unix socket.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use super::values;
use crate::refusal::Refusal;

const UNIX: &str = "unix:";
/// What the system's address of a Unix socket holds, less the zero at its end.
const LONGEST_PATH: usize = 107;

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListenAt {
    /// An address; port 0 lets the system pick one.
    Address(SocketAddr),
    /// The file of a Unix socket, for a proxy on this machine.
    Unix(PathBuf),
}

impl ListenAt {
    /// Reads `ADDRESS:PORT` or `unix:PATH`.
    ///
    /// # Errors
    /// Neither, or a path that no socket can have.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        match text.trim().strip_prefix(UNIX) {
            Some(_) if cfg!(not(unix)) => Err(Refusal::new("an address and port: this system has no Unix sockets")),
            Some(path) if (1..=LONGEST_PATH).contains(&path.len()) && !path.contains('\0') => {
                Ok(Self::Unix(path.into()))
            }
            Some(_) => Err(Refusal::new(format!("a path of 1 to {LONGEST_PATH} bytes after unix:"))),
            None => values::listen(text).map(Self::Address),
        }
    }

    /// Whether only programs of this machine get there, each of them, and none in the name of somebody far away.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        matches!(self, Self::Address(address) if values::is_loopback(address.ip()))
    }

    /// Whether customers could be told this address: not where it is every address of this machine, or none.
    #[must_use]
    pub fn can_be_typed(&self) -> bool {
        matches!(self, Self::Address(address) if is_one_address(address.ip()))
    }
}

/// Whether the address is one, and not all of this machine.
#[must_use]
pub fn is_one_address(ip: IpAddr) -> bool {
    !ip.to_canonical().is_unspecified()
}

impl fmt::Display for ListenAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "{UNIX}{}", path.display()),
        }
    }
}
