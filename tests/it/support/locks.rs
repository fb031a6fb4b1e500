//! Contact locks, put on and taken off.

use handover::domain::ServiceId;

use super::app::{PASSWORD, TestApp};
use super::customer::Customer;
use super::page::Page;

impl Customer<'_> {
    pub fn try_locks(&self, service: ServiceId) -> Page {
        self.anew(|this| this.post(&format!("/services/{service}/lock"), &[]))
    }

    /// Puts a lock on; its emails are delivered.
    pub fn locks(&self, service: ServiceId) {
        let answer = self.try_locks(service);
        assert_eq!(
            (answer.status, answer.location()),
            (303, format!("/services/{service}").as_str()),
            "{}",
            answer.body
        );
        self.app.deliver();
    }

    pub fn try_unlocks(&self, service: ServiceId, fields: &[(&str, &str)]) -> Page {
        self.anew(|this| this.post(&format!("/services/{service}/unlock"), fields))
    }

    /// Takes a lock off; its emails are delivered.
    pub fn unlocks(&self, service: ServiceId) {
        let answer = self.try_unlocks(service, &[("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.app.deliver();
    }
}

impl TestApp {
    /// The operator locks a service.
    pub fn db_locks(&self, service: ServiceId) {
        self.db_sets(&format!(
            "services SET locked_at = {}, locked_by_id = NULL WHERE id = {service}",
            self.clock.now().0
        ));
    }

    pub fn is_locked(&self, service: ServiceId) -> bool {
        self.db_count(&format!("services WHERE id = {service} AND locked_at IS NOT NULL")) == 1
    }
}
