//! Large submissions among the requests that an account sees, each as one.

use super::scans::{Scan, SeenAs, push_beyond};
use super::{Beyond, SeenRequests};
use crate::domain::request::State;
use crate::store::statement::Statement;

impl SeenRequests<'_> {
    /// Those that the account is in, as written down of each for it: however many requests they have, each is one row of an index.
    pub(super) fn push_in_large<ST>(self, statement: &mut Statement<ST>, beyond: Beyond) {
        statement.sql("SELECT first_id AS id FROM submission_views WHERE account_id = ").number(self.account.0);
        push_beyond(statement, " AND first_id", beyond);
        if self.awaited {
            statement.sql(" AND awaited > 0 AND expires_at > ").number(self.now.0);
        }
        match self.state {
            None => {}
            Some(State::Pending) => _ = statement.sql(" AND pending > 0 AND expires_at > ").number(self.now.0),
            Some(State::Expired) => {
                statement.sql(" AND (expired > 0 OR pending > 0 AND expires_at <= ").number(self.now.0).sql(")");
            }
            Some(State::Processing) => _ = statement.sql(" AND processing > 0"),
            Some(State::Done) => _ = statement.sql(" AND done > 0"),
            Some(State::Declined) => _ = statement.sql(" AND declined > 0"),
            Some(State::Cancelled) => _ = statement.sql(" AND cancelled > 0"),
            Some(State::Failed) => _ = statement.sql(" AND failed > 0"),
        }
        if self.search.is_some() {
            self.push_any_found(statement);
        }
    }

    /// That one of its requests which the account is in, and which the rest of the filter leaves, is found by the search.
    fn push_any_found<ST>(self, statement: &mut Statement<ST>) {
        let account = self.account.0;
        statement.sql(
            " AND EXISTS (SELECT 1 FROM requests WHERE requests.submission_id = submission_views.submission_id AND (",
        );
        statement
            .number(account)
            .sql(" IN (requests.requester_id, requests.to_id) OR requests.state = 'done' AND requests.from_id = ");
        statement.number(account).sql(")");
        if self.awaited {
            statement.sql(" AND (SELECT v.open AND v.decision IS NULL FROM validations v WHERE v.request_id = requests.id AND v.account_id = ");
            statement.number(account).sql(")");
        }
        match self.state {
            None => {}
            Some(State::Expired) => {
                statement
                    .sql(" AND (requests.state = 'expired' OR requests.state = 'pending' AND requests.expires_at <= ");
                statement.number(self.now.0).sql(")");
            }
            Some(state) => _ = statement.sql(" AND requests.state = ").text(state.as_str()),
        }
        self.push_search(statement);
        statement.sql(")");
    }

    /// Those that are open on services whose administrative contact the account is. A large submission that it is in otherwise is the
    /// row that it is there, and otherwise the first of those requests.
    pub(super) fn push_administered<ST>(self, statement: &mut Statement<ST>, scan: Scan, beyond: Beyond) {
        let account = self.account.0;
        statement.sql(
            "SELECT id FROM (SELECT COALESCE((SELECT v.first_id FROM submission_views v WHERE v.submission_id = as_own.large_id \
             AND v.account_id = ",
        );
        statement.number(account).sql(
            "), as_own.first_id) AS id FROM (SELECT MIN(id) AS first_id, \
             CASE WHEN large THEN submission_id ELSE -id END AS large_id FROM requests WHERE ",
        );
        self.push_open_on_own_services(statement);
        statement.sql(" AND (large = FALSE OR to_id <> ").number(account).sql(")");
        self.push_search(statement);
        self.push_written(statement, Scan { role: SeenAs::Administrator, ..scan });
        statement.sql(
            " GROUP BY CASE WHEN large THEN submission_id ELSE -id END) AS as_own) AS as_numbered WHERE id IS NOT NULL",
        );
        push_beyond(statement, " AND id", beyond);
    }
}
