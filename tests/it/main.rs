//! The program from outside: through HTTP and SMTP.
#![allow(
    clippy::assigning_clones,
    clippy::double_ended_iterator_last,
    clippy::format_push_string,
    clippy::let_and_return,
    clippy::manual_string_new,
    clippy::needless_for_each,
    clippy::needless_pass_by_value,
    clippy::duration_suboptimal_units,
    clippy::type_complexity,
    clippy::unchecked_time_subtraction,
    clippy::unused_self,
    reason = "a test reads best as it is said; a panic is a finding there, and speed does not matter"
)]

mod asking;
mod closing;
mod codes;
mod commands;
mod deciding;
mod emails;
mod forgotten_passwords;
mod hardening;
mod headers;
mod history;
mod isolation;
mod lists;
mod malformed;
mod model;
mod own_sessions;
mod profile;
mod proxies;
mod races;
mod readme;
mod second_factor;
mod secrets;
mod security_doc;
mod sessions;
mod signing_up;
mod smtp;
mod story;
mod support;
mod throttles;
mod who_may_ask;
