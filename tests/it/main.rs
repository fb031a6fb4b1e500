//! The program from outside: through HTTP and SMTP.

mod asking;
mod codes;
mod commands;
mod deciding;
mod emails;
mod headers;
mod isolation;
mod lists;
mod malformed;
mod model;
mod profile;
mod races;
mod readme;
mod sessions;
mod smtp;
mod story;
mod support;
mod who_may_ask;
