//! The program from outside: through HTTP and SMTP.

mod readme;
mod smtp;
mod story;
mod support;
