//! The program from outside: through HTTP and SMTP.

mod isolation;
mod malformed;
mod model;
mod smtp;
mod story;
mod support;
