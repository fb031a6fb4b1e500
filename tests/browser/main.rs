//! The program as people meet it: in a real Chromium, with JavaScript and without, by mouse and by keyboard, on narrow and
//! wide screens. In the stories everything is found by the names that a person sees or hears. Needs `chromium`, `chromedriver`,
//! and what `scripts/test-tools` installs.

mod axe;
mod cards;
mod chrome;
mod crowd;
mod emulation;
mod findings;
mod frame;
#[cfg(feature = "postgres-tests")]
mod instances;
mod keyboard;
mod lighthouse;
mod looks;
mod media;
mod names;
mod newcomer;
mod passwords;
mod preview;
mod program;
mod refresh;
mod second_factor;
mod stage;
mod story;
mod together;
mod tools;
mod walk;
#[path = "../it/support"]
#[allow(dead_code, reason = "the other tests use more of it")]
mod support {
    pub mod authenticator;
    #[cfg(feature = "postgres-tests")]
    pub mod cluster;
    pub mod markup;
    pub mod received;
    pub mod smtp_server;
}
