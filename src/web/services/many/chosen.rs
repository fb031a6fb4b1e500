//! Which services were chosen, as an address or a form says it: by number (`service=1&service=2`, as the script
//! `service=1.2`; or `these`, which says hundreds in little), or all that a view of *My services* leaves (`all=1` with its filters; with `first=1` the first of
//! too many).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::domain::ServiceId;
use crate::domain::change::SERVICES_MAX;
use crate::domain::text;
use crate::domain::time::Moment;
use crate::reads::many_services::ManyServicesView;
use crate::reads::services::ServiceQuery;
use crate::web::frame::forms::Fields;
use crate::web::frame::routes::{self, address};
use crate::web::services::list::ListAddress;

const THESE: &str = "these";
const SERVICE: &str = "service";

/// Which services were chosen.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// None.
    Nothing,
    /// These, in the order of their numbers.
    These(Vec<ServiceId>),
    /// All that a view leaves.
    All {
        /// The view.
        view: ListAddress,
        /// Of too many the first that nothing is asked for of yet.
        first: bool,
    },
}

impl Chosen {
    /// Reads it; what makes no sense counts as absent.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let fields = &fields.of_an_address();
        if fields.get("all") == Some("1") {
            return Self::All { view: ListAddress::of(fields, 0), first: fields.get("first") == Some("1") };
        }
        let each = fields.all(SERVICE).flat_map(|given| given.split('.')).filter_map(text::number).map(ServiceId);
        let mut ids: Vec<_> = each.chain(fields.get(THESE).map(unpacked).unwrap_or_default()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() { Self::Nothing } else { Self::These(ids) }
    }

    /// The view's query, where all of it is chosen; new NIC handles end in `nic_suffix`.
    #[must_use]
    pub fn query(&self, now: Moment, nic_suffix: &str) -> Option<ServiceQuery> {
        let Self::All { view, first } = self else { return None };
        let mut query = view.query(now, nic_suffix);
        query.filter.quiet = *first;
        Some(query)
    }

    /// What is left of it: what is no longer the viewer's is not chosen again.
    #[must_use]
    pub fn left(self, view: &ManyServicesView) -> Self {
        match self {
            Self::These(_) => Self::These(view.ids()),
            Self::Nothing | Self::All { .. } => self,
        }
    }

    /// The fields that say so.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Nothing => Vec::new(),
            Self::These(ids) => vec![(THESE, packed(ids))],
            Self::All { view, first } => {
                let mut fields = view.chosen_fields();
                fields.push(("all", "1".to_owned()));
                if *first {
                    fields.push(("first", "1".to_owned()));
                }
                fields
            }
        }
    }

    /// The address of the form that asks for other contacts of them.
    #[must_use]
    pub fn address(&self) -> String {
        self.address_of(routes::MANY_CONTACTS)
    }

    /// The address of another page about them.
    #[must_use]
    pub fn address_of(&self, route: &str) -> String {
        let fields = self.fields();
        address(route, fields.iter().map(|(name, value)| (*name, value.as_str())))
    }
}

/// Numbers as the steps between them, seven bits a byte.
fn packed(ids: &[ServiceId]) -> String {
    let mut bytes = Vec::new();
    let mut before = 0;
    for ServiceId(id) in ids {
        let mut step = id.abs_diff(before);
        before = *id;
        while step > 0x7f {
            bytes.push(0x80 | u8::try_from(step & 0x7f).unwrap_or_default());
            step >>= 7;
        }
        bytes.push(u8::try_from(step).unwrap_or_default());
    }
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The same read again, of one service more than a form may have at most.
fn unpacked(given: &str) -> Vec<ServiceId> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(given).unwrap_or_default();
    let (mut ids, mut before, mut step, mut bits) = (Vec::new(), 0_i64, 0_i64, 0_u32);
    for byte in bytes {
        let Some(part) = i64::from(byte & 0x7f).checked_shl(bits).filter(|_| bits < 56) else { break };
        step |= part;
        bits += 7;
        if byte & 0x80 == 0 {
            let Some(next) = before.checked_add(step) else { break };
            before = next;
            ids.push(ServiceId(before));
            (step, bits) = (0, 0);
            if ids.len() > SERVICES_MAX {
                break;
            }
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_the_address() {
        let ids: Vec<_> = (0..500).map(|n| ServiceId(1 + n * n * 37)).collect();
        assert_eq!(unpacked(&packed(&ids)), ids);
        assert!(packed(&ids).len() < 2000, "an address of 500 is short");
        // The greatest steps, again and again.
        let steep = BASE64_URL_SAFE_NO_PAD.encode([&[0xff; 7][..], &[0x7f]].concat().repeat(200));
        assert!(unpacked(&steep).len() < 200);
        for nonsense in ["", "%", "_____________________", "AAA"] {
            assert!(unpacked(nonsense).len() <= SERVICES_MAX + 1, "{nonsense}");
        }
    }

    #[test]
    fn services_are_chosen_one_by_one_or_all() {
        let chosen = |query: &str| Chosen::of(&Fields::of_query(query));
        let these = |query: &str| match chosen(query) {
            Chosen::These(ids) => ids.into_iter().map(|id| id.0).collect(),
            Chosen::Nothing | Chosen::All { .. } => Vec::new(),
        };
        assert_eq!(these("service=3&service=1.2&service=x&service=3"), [1, 2, 3]);
        assert_eq!(these(&chosen("service=9&service=300").address()["/services/contacts?".len()..]), [9, 300]);
        assert!(matches!(chosen("service=&these="), Chosen::Nothing));
        assert_eq!(chosen("all=1&q=a&role=tech&service=1").address(), "/services/contacts?q=a&role=tech&all=1");
    }
}
