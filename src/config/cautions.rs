//! Settings that are allowed, and still worth a warning at the start.

use std::path::PathBuf;

use super::{BaseUrl, MailTransport, Settings, TlsMode, files, is_loopback, is_this_machine};
use crate::cli::variable;

impl Settings {
    /// One sentence for each file of the database, of keys or of other secrets that others on this machine can read.
    #[must_use]
    pub fn open_files(&self) -> Vec<String> {
        let of_database = files::of_database(&self.database);
        files::open_to_others(of_database.iter().chain(&self.secret_files).map(PathBuf::as_path))
    }

    /// One sentence for each setting that weakens the protection of customers.
    #[must_use]
    pub fn cautions(&self) -> Vec<String> {
        let mut cautions = Vec::new();
        if let Some(base_url) = &self.base_url
            && !base_url.is_https()
            && !is_this_machine(base_url.host())
        {
            cautions.push(format!("{} is not https: passwords and codes travel in clear", variable::BASE_URL));
        }
        if let Some(MailTransport::Smtp(smtp)) = &self.mail
            && matches!(smtp.tls, TlsMode::None | TlsMode::Opportunistic)
            && !is_this_machine(&smtp.host)
        {
            cautions.push(format!(
                "{} has neither smtps: nor ?tls=required: emails with codes may travel in clear",
                variable::SMTP_URL
            ));
        }
        if self.base_url.as_ref().is_some_and(BaseUrl::is_https) && self.trusted_proxies.is_empty() {
            cautions.push(format!(
                "{} is https, so a proxy stands before this, and {} names none: \
                 all customers share one address, and its throttles",
                variable::BASE_URL,
                variable::TRUSTED_PROXIES
            ));
        }
        if let Some(address) = self.metrics_listen
            && !is_loopback(address.ip())
        {
            cautions.push(format!(
                "{} is {address}: whoever reaches it reads how much is going on here, without a password",
                variable::METRICS_LISTEN
            ));
        }
        if !self.limits {
            cautions.push(format!(
                "{} is off: passwords may be guessed as fast as they can be tried, and anybody may flood it",
                variable::LIMITS
            ));
        }
        cautions
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::RawSettings;
    use crate::config::{Needs, check_settings};

    fn cautions(base_url: &str, smtp_url: &str, limits: &str) -> usize {
        behind("127.0.0.1", base_url, smtp_url, limits)
    }

    fn behind(proxy: &str, base_url: &str, smtp_url: &str, limits: &str) -> usize {
        let given = |text: &str| Some(text.to_owned());
        let raw = RawSettings {
            base_url: given(base_url),
            smtp_url: given(smtp_url),
            limits: given(limits),
            trusted_proxies: given(proxy),
            ..RawSettings::default()
        };
        check_settings(&raw, Needs::database_only()).unwrap().cautions().len()
    }

    #[test]
    fn what_travels_in_clear_and_lifted_throttles_are_warned_of() {
        assert_eq!(cautions("https://h.example", "smtps://u:p@mail.example", "on"), 0);
        assert_eq!(cautions("https://h.example", "smtp://mail.example?tls=required", "on"), 0);
        assert_eq!(cautions("http://127.0.0.1:8080", "smtp://localhost:2525", "on"), 0);
        assert_eq!(cautions("http://[::1]:8080", "smtp://[::1]:2525?tls=none", "on"), 0);
        assert_eq!(cautions("http://h.example", "smtp://mail.example", "off"), 3);
        assert_eq!(cautions("http://h.example", "mailbox:", "on"), 1);
        assert_eq!(behind("", "https://h.example", "mailbox:", "on"), 1);
        assert_eq!(behind("", "http://127.0.0.1:8080", "mailbox:", "on"), 0);
    }
}
