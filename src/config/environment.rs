//! What stands in the environment under our prefix and is no setting: most likely one that was mistyped.

use std::collections::HashSet;
use std::fmt;

use clap::CommandFactory as _;

use crate::cli::Cli;

/// What the names of all settings begin with.
const PREFIX: &str = "HANDOVER_";

/// A name that is no setting's. `Display` is one line, which says nothing of the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    name: String,
    nearest: Option<String>,
}

/// The names of the environment that begin like settings and are none, in their order.
pub fn unknown_names(environment: impl IntoIterator<Item = String>) -> Vec<UnknownName> {
    let known: Vec<String> =
        Cli::command().get_arguments().filter_map(|arg| Some(arg.get_env()?.to_string_lossy().into_owned())).collect();
    let mut ours: Vec<String> = environment.into_iter().filter(|name| name.starts_with(PREFIX)).collect();
    ours.sort_unstable();
    let named: HashSet<&str> = ours.iter().map(String::as_str).collect();
    let unknown = ours.iter().filter(|name| !known.contains(name) && !is_of_kubernetes(name, &named));
    let nearest = |name: &str| known.iter().min_by_key(|known| strsim::damerau_levenshtein(known, name)).cloned();
    unknown.map(|name| UnknownName { name: name.clone(), nearest: nearest(name) }).collect()
}

/// Kubernetes tells each container where the services around it are: of one that is called `handover` by names that
/// begin like ours, such as `HANDOVER_SERVICE_HOST` and `HANDOVER_PORT_8080_TCP`.
fn is_of_kubernetes(name: &str, named: &HashSet<&str>) -> bool {
    ["_SERVICE_HOST", "_SERVICE_PORT", "_PORT"].iter().any(|part| {
        name.match_indices(part).any(|(at, _)| named.contains(format!("{}_SERVICE_HOST", &name[..at]).as_str()))
    })
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.escape_debug();
        match &self.nearest {
            Some(nearest) => write!(f, "{name} is no setting; did you mean {nearest}?"),
            None => write!(f, "{name} is no setting"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unknown_names;

    fn told(names: &[&str]) -> Vec<String> {
        unknown_names(names.iter().map(|name| (*name).to_owned())).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_mistyped_name_is_told_with_the_nearest_setting() {
        assert_eq!(
            told(&["HANDOVER_SMPT_URL", "PATH", "HANDOVER_LISTEN", "HANDOVER_ZONE", "HANDOVERLISTEN"]),
            [
                "HANDOVER_SMPT_URL is no setting; did you mean HANDOVER_SMTP_URL?",
                "HANDOVER_ZONE is no setting; did you mean HANDOVER_ZONES?"
            ]
        );
    }

    #[test]
    fn what_kubernetes_says_of_services_is_nobodys_slip() {
        let of_kubernetes = [
            "HANDOVER_SERVICE_HOST",
            "HANDOVER_SERVICE_PORT",
            "HANDOVER_SERVICE_PORT_HTTP",
            "HANDOVER_PORT",
            "HANDOVER_PORT_8080_TCP",
            "HANDOVER_PORT_8080_TCP_ADDR",
            "HANDOVER_DB_SERVICE_HOST",
            "HANDOVER_DB_PORT_5432_TCP_PROTO",
        ];
        assert_eq!(told(&of_kubernetes), [""; 0]);
        assert_eq!(told(&["HANDOVER_PORT"]).len(), 1);
    }
}
