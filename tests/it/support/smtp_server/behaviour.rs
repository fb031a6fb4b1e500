//! How the server misbehaves, and where.

use std::time::Duration;

/// Where in the dialogue the server misbehaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the message: after its first line.
    Body,
    /// The answer to the whole message. Closed or hanging here, the server has accepted it.
    End,
    Noop,
}

#[derive(Clone, Debug)]
pub(super) enum Act {
    Answer(String),
    Close,
    Hang,
}

/// How the server behaves; the default is well. Changeable while it runs.
#[derive(Clone, Debug, Default)]
pub struct Behaviour {
    acts: Vec<(At, Option<String>, Act)>,
    delay: Duration,
    delay_at: Option<At>,
    pub(super) messages_per_connection: Option<usize>,
}

impl Behaviour {
    /// Takes connections and closes them at once.
    pub fn refuse_connections() -> Self {
        Self::default().close(At::Greeting)
    }

    /// Answers with this line, such as `451 4.3.0 Later`.
    pub fn answer(self, at: At, line: &str) -> Self {
        self.with(at, None, Act::Answer(line.to_owned()))
    }

    /// Answers so to RCPT for one address only.
    pub fn refuse(self, recipient: &str, line: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Answer(line.to_owned()))
    }

    /// Never answers RCPT for one address.
    pub fn hang_for(self, recipient: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Hang)
    }

    /// Closes the connection in place of an answer to RCPT for one address.
    pub fn hang_up_on(self, recipient: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Close)
    }

    /// Closes the connection in place of an answer.
    pub fn close(self, at: At) -> Self {
        self.with(at, None, Act::Close)
    }

    /// Neither reads nor answers any more.
    pub fn hang(self, at: At) -> Self {
        self.with(at, None, Act::Hang)
    }

    /// Waits before each answer.
    pub fn slow(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Waits before the answer at this place.
    pub fn slow_at(mut self, at: At, delay: Duration) -> Self {
        self.delay_at = Some(at);
        self.slow(delay)
    }

    /// Answers 421 to MAIL once so many messages came on a connection.
    pub fn messages_per_connection(mut self, most: usize) -> Self {
        self.messages_per_connection = Some(most);
        self
    }

    pub(super) fn delay(&self, at: At) -> Duration {
        match self.delay_at {
            Some(only) if only != at => Duration::ZERO,
            _ => self.delay,
        }
    }

    fn with(mut self, at: At, recipient: Option<&str>, act: Act) -> Self {
        self.acts.push((at, recipient.map(str::to_owned), act));
        self
    }

    pub(super) fn act(&self, wanted: At, recipient: &str) -> Option<Act> {
        let mut acts = self.acts.iter();
        let matches = |only: &Option<String>| only.as_ref().is_none_or(|only| only == recipient);
        acts.find(|(at, only, _)| *at == wanted && matches(only)).map(|(_, _, act)| act.clone())
    }
}
