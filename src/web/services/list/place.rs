//! A place in the list of *My services*, in its address.

use crate::domain::day::Day;
use crate::reads::services::{ListedPlace, ServiceCursor, ServicePageAt};
use crate::web::frame::forms::Fields;

/// Where the address says that the page is; what makes no sense counts as absent.
#[must_use]
pub fn place_in(query: &Fields) -> ServicePageAt {
    let place = |name| query.get(name).and_then(read_place);
    let before = place("before").map(ServicePageAt::Before);
    before.or_else(|| place("after").map(ServicePageAt::After)).unwrap_or_default()
}

/// A place of the list in an address: its parts, with `~1` between them, and `~0` for a `~` within. The last day is there where the
/// list is sorted by it.
#[must_use]
pub fn write_place(place: &ListedPlace) -> String {
    let ListedPlace { at, earlier } = place;
    let [category, sort_name] = [&at.category, &at.sort_name].map(|part| part.replace('~', "~0"));
    let day = at.day.map(|day| format!("~1{day}")).unwrap_or_default();
    format!("{}~1{category}~1{sort_name}~1{earlier}{day}", at.id)
}

fn read_place(given: &str) -> Option<ListedPlace> {
    let mut parts: Vec<_> = given.split("~1").map(|part| part.replace("~0", "~")).collect();
    let day = if parts.len() > 4 { Some(Day::parse(&parts.pop()?).ok()?) } else { None };
    let [id, category, sort_name, earlier] = <[String; 4]>::try_from(parts).ok()?;
    let at = ServiceCursor { day, category, sort_name, id: id.parse().ok()? };
    Some(ListedPlace { at, earlier: earlier.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_address() {
        for (category, sort_name) in [("", "a.example"), ("VPS", "~"), ("a~1b", "~~0 ~"), ("é%_", " x ")] {
            for day in [None, Some(Day(20_878))] {
                let at = ServiceCursor { day, category: category.to_owned(), sort_name: sort_name.to_owned(), id: 7 };
                let place = ListedPlace { at, earlier: 25 };
                assert_eq!(read_place(&write_place(&place)), Some(place));
            }
        }
        for nonsense in
            ["", "7", "x~1a~1b~15", "7~1a", "7~1a~1b", "7~1a~1b~1-5", "7~1a~1b~15~16", "7~1a~1b~15~12027-02-30"]
        {
            assert_eq!(read_place(nonsense), None, "{nonsense:?}");
        }
    }
}
