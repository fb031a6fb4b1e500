//! The program from outside: through HTTP and SMTP.

mod codes;
mod commands;
mod deciding;
mod emails;
mod races;
mod secrets;
mod smtp;
mod story;
mod support;
