//! The worker, which works when it is told to, and its line to the mail server.

use std::sync::Arc;

use handover::config::HeloName;
use handover::mail::deliver::{Carrier, Courier};
use handover::mail::smtp::{Limits, SmtpSender};

use super::{TestApp, settings};
use crate::support::smtp_server::SmtpServer;

impl TestApp {
    /// Lets the worker do all that is due: carry out, expire, remind, deliver.
    pub fn work(&self) {
        self.work_with(&mut self.courier.lock().unwrap());
    }

    /// Lets another worker do so, which may be at work at the same time: it has its own line to the mail server.
    pub fn work_beside(&self) {
        self.work_with(&mut self.courier());
    }

    /// Another worker's line to the mail server.
    pub fn courier(&self) -> Courier {
        Courier::new(self.carrier(), Arc::default())
    }

    /// The same, with other limits.
    pub fn courier_with(&self, limits: Limits) -> Courier {
        let sender = SmtpSender::with_limits(&smtp_settings(&self.smtp.url()), &helo(), limits).unwrap();
        Courier::new(Carrier::Smtp(Box::new(sender)), Arc::default())
    }

    pub fn carrier(&self) -> Carrier {
        carrier_to(&self.smtp)
    }

    fn work_with(&self, courier: &mut Courier) {
        let mut looks = 0;
        while self.context.tend(false).unwrap() {
            looks += 1;
            assert!(looks < 1000, "the worker goes round and round");
        }
        self.deliver_with(courier);
    }

    /// Lets the worker deliver the emails that are due.
    pub fn deliver(&self) {
        self.deliver_with(&mut self.courier.lock().unwrap());
    }

    fn deliver_with(&self, courier: &mut Courier) {
        while courier.deliver_due(&self.db, &self.context.stationery, &self.clock).unwrap().goes_on() {}
    }
}

pub(super) fn carrier_to(smtp: &SmtpServer) -> Carrier {
    Carrier::Smtp(Box::new(SmtpSender::new(&smtp_settings(&smtp.url()), &helo()).unwrap()))
}

fn helo() -> HeloName {
    HeloName::parse("handover.example").unwrap()
}

fn smtp_settings(url: &str) -> handover::config::SmtpSettings {
    use handover::config::MailTransport;
    match settings(|raw| raw.smtp_url = Some(url.to_owned())).mail {
        Some(MailTransport::Smtp(smtp)) => smtp,
        _ => panic!("{url} is no SMTP server"),
    }
}
