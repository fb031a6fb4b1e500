//! What connections come in by.

use std::io;
use std::net::{IpAddr, TcpListener};
#[cfg(unix)]
use std::os::unix::net::UnixListener;

use crate::config::is_loopback;

/// A socket that is listened on.
#[derive(Debug)]
pub enum Door {
    /// An address and port.
    Tcp(TcpListener),
    /// A file, by which a proxy of this machine comes in.
    #[cfg(unix)]
    Unix(UnixListener),
}

impl Door {
    /// Its address; a Unix socket has none.
    ///
    /// # Errors
    /// It is no socket.
    pub fn ip(&self) -> io::Result<Option<IpAddr>> {
        match self {
            Self::Tcp(listener) => listener.local_addr().map(|bound| Some(bound.ip())),
            #[cfg(unix)]
            Self::Unix(_) => Ok(None),
        }
    }

    /// Whether nobody beyond this machine gets through it. By a Unix socket a proxy lets in whom it likes.
    ///
    /// # Errors
    /// It is no socket.
    pub fn is_loopback(&self) -> io::Result<bool> {
        Ok(self.ip()?.is_some_and(is_loopback))
    }

    /// The same socket once more.
    ///
    /// # Errors
    /// The system has no more to give.
    pub fn try_clone(&self) -> io::Result<Self> {
        match self {
            Self::Tcp(listener) => listener.try_clone().map(Self::Tcp),
            #[cfg(unix)]
            Self::Unix(listener) => listener.try_clone().map(Self::Unix),
        }
    }

    /// Lets nobody else in: whoever comes now is refused at once, and can go to another instance, rather than kept waiting
    /// for an answer that will never come.
    ///
    /// # Errors
    /// The system's.
    #[cfg(unix)]
    pub fn close(&self) -> io::Result<()> {
        let how = rustix::net::Shutdown::Read;
        match self {
            Self::Tcp(listener) => rustix::net::shutdown(listener, how)?,
            Self::Unix(listener) => rustix::net::shutdown(listener, how)?,
        }
        Ok(())
    }

    /// Does nothing on this system, which cannot refuse whoever comes.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn close(&self) -> io::Result<()> {
        Ok(())
    }
}
