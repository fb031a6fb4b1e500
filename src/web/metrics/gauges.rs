//! What is not counted but read when it is asked for: the pool, and what the database says.

use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use crate::domain::time::Moment;
use crate::store::database::PoolUse;
use crate::store::figures::Figures;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct State {
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Kind {
    kind: &'static str,
}

fn number(registry: &mut Registry, name: &str, help: &str, value: i64) {
    let gauge: Gauge = Gauge::default();
    gauge.set(value);
    registry.register(name, help, gauge);
}

fn seconds(value: f64) -> Gauge<f64, AtomicU64> {
    let gauge = Gauge::default();
    gauge.set(value);
    gauge
}

fn states(registry: &mut Registry, name: &str, help: &str, values: &[(&'static str, i64)]) {
    let family: Family<State, Gauge> = Family::default();
    for (state, value) in values {
        family.get_or_create(&State { state }).set(*value);
    }
    registry.register(name, help, family);
}

/// The connections to the database, and who waits for them.
pub(super) fn of_pool(registry: &mut Registry, pool: PoolUse) {
    let connections = [("busy", pool.busy.into()), ("idle", pool.idle.into())];
    states(registry, "handover_database_connections", "Connections to the database", &connections);
    let most = "Connections to the database that there may be";
    number(registry, "handover_database_connections_max", most, pool.most.into());
    let waiting = [("read", pool.wait_to_read), ("write", pool.wait_to_write)];
    let waiting = waiting.map(|(door, count)| (door, i64::try_from(count).unwrap_or(i64::MAX)));
    let help = "Who waits for a connection (read), and for a turn to write (write)";
    states(registry, "handover_database_waiting", help, &waiting);
}

/// What the database says; that it says nothing, where it is away.
pub(super) fn of_database(registry: &mut Registry, figures: Option<&Figures>, now: Moment) {
    let up = "Whether the database could be asked for what follows";
    number(registry, "handover_database_up", up, figures.is_some().into());
    let Some(figures) = figures else { return };
    let open = [("pending_validation", figures.pending), ("processing", figures.processing)];
    states(registry, "handover_requests_open", "Open requests; 10000 are that many or more", &open);
    let waiting = "Emails that are not sent yet; 10000 are that many or more";
    number(registry, "handover_emails_waiting", waiting, figures.waiting);
    let retrying = "Emails of those waiting that were tried before";
    number(registry, "handover_emails_retrying", retrying, figures.retrying);
    let refused = "Emails that were refused for good and not seen to yet; 10000 are that many or more";
    number(registry, "handover_emails_refused", refused, figures.refused);
    let oldest = figures.oldest_email.map_or(0.0, |at| now.since(at).as_secs_f64());
    registry.register("handover_emails_oldest_seconds", "Age of the oldest email that waits", seconds(oldest));
    of_webhooks(registry, figures, now);
    let failing = "Pieces of work that fail, as `handover work list` names them";
    number(registry, "handover_work_failing", failing, figures.failing);
    let late: Family<Kind, Gauge<f64, AtomicU64>> = Family::default();
    for (kind, due) in figures.due {
        late.get_or_create(&Kind { kind }).set(due.map_or(0.0, |due| now.since(due).as_secs_f64()));
    }
    registry.register("handover_work_late_seconds", "Since when the first piece of each kind of work is due", late);
    number(registry, "handover_database_size_bytes", "What the database takes of its disk", figures.size);
}

/// What is owed to webhooks.
fn of_webhooks(registry: &mut Registry, figures: &Figures, now: Moment) {
    let owed = &figures.owed;
    number(registry, "handover_webhooks_off", "Webhooks that are switched off", figures.webhooks_off);
    let waiting = "Events that wait for webhooks; 10000 for one are that many or more";
    number(registry, "handover_webhooks_waiting", waiting, owed.waiting);
    number(registry, "handover_webhooks_failing", "Events of those waiting that were tried before", owed.failing);
    let given_up = "Events that were given up after three days";
    number(registry, "handover_webhooks_given_up", given_up, owed.failed);
    let oldest = owed.oldest.map_or(0.0, |at| now.since(at).as_secs_f64());
    let help = "Age of the oldest event that waits for a webhook that is on";
    registry.register("handover_webhooks_oldest_seconds", help, seconds(oldest));
}
