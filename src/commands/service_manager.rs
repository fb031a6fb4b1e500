//! What systemd is told (`Type=notify`); without it nobody is.

/// The program does what it was started for.
pub fn is_ready() {
    #[cfg(unix)]
    tell(sd_notify::NotifyState::Ready);
}

/// The program was told to end, and finishes what is under way.
pub fn is_stopping() {
    #[cfg(unix)]
    tell(sd_notify::NotifyState::Stopping);
}

#[cfg(unix)]
fn tell(state: sd_notify::NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager could not be told");
    }
}
