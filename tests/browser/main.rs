//! The program as people meet it: in a real Chromium, with JavaScript and without, by mouse and by keyboard, on narrow and
//! wide screens. Everything is found by the names that a person sees or hears; needs `chromium` and `chromedriver`.

mod chrome;
mod keyboard;
mod looks;
mod names;
mod newcomer;
mod program;
mod second_factor;
mod stage;
mod story;
#[path = "../it/support"]
#[allow(dead_code, reason = "the other tests use more of it")]
mod support {
    pub mod authenticator;
    pub mod received;
    pub mod smtp_server;
}
