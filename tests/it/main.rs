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

mod addresses;
mod api;
mod asking;
mod backups;
mod bounces;
mod branding;
mod categories;
mod checking;
mod clock;
mod closing;
mod codes;
mod commands;
mod console;
mod console_lists;
mod copying;
mod crawl;
mod database_faults;
mod deciding;
mod design;
mod emails;
mod exporting;
mod feed;
mod flood;
mod forgotten_passwords;
mod gate;
mod hardening;
mod headers;
mod history;
mod hosts;
mod idle;
mod importing;
mod initials;
mod instances;
mod isolation;
mod keeping;
mod language_choice;
mod lists;
mod locks;
mod mail_faults;
mod malformed;
mod manual;
mod many;
mod messages;
mod metrics;
mod model;
mod names;
mod newer_language;
mod operations_doc;
mod operators;
mod overload;
mod own_sessions;
mod owners;
mod personal_data;
mod plans;
#[cfg(feature = "postgres-tests")]
mod postgres;
mod preview;
mod profile;
mod proxies;
#[cfg(feature = "python-tests")]
mod python_example;
mod races;
mod readiness;
mod readme;
mod renewals;
mod replays;
mod same_work;
mod second_factor;
mod secrets;
mod security_doc;
mod security_log;
mod sending_once;
mod service_page;
mod sessions;
mod signing_up;
mod sizes;
mod smtp;
mod statements;
mod stopping;
mod story;
mod stuck_work;
mod submissions;
mod support;
mod throttles;
mod time_zones;
mod units;
#[cfg(unix)]
mod unix_sockets;
mod upgrading;
mod views;
mod ways_on;
mod webhooks;
mod who_may_ask;
mod whose_form;
mod words;
