//! The agency of the demo: many services, a colleague who looks after a part of them, and what is asked for about them, one by one
//! and many with one form.

use super::names::Customer::{self, Elif, Jonas, Meridian};
use super::{SeedError, Seeder};
use crate::domain::note::Note;
use crate::domain::request::Decision::{Accepted, Declined};
use crate::domain::service::ContactType::{self, Billing, Technical};
use crate::domain::time::{DAY, Moment};
use crate::flows::ask_for_change::{AskedOn, ManyServices, Submitted, Without};
use crate::flows::chosen::Chosen;

/// What the agency's customers do.
const TRADES: [&str; 24] = [
    "bakery",
    "bicycles",
    "books",
    "cafe",
    "carpentry",
    "cinema",
    "dance",
    "florist",
    "gallery",
    "garage",
    "hotel",
    "kindergarten",
    "law",
    "museum",
    "optician",
    "pharmacy",
    "photo",
    "pottery",
    "school",
    "tailor",
    "theatre",
    "travel",
    "vet",
    "winery",
];
/// Where they are.
const TOWNS: [&str; 25] = [
    "ashford",
    "birchley",
    "cranmoor",
    "dunfield",
    "eastwick",
    "fernhill",
    "glenside",
    "harrowby",
    "ivybridge",
    "juniperton",
    "kelwood",
    "larkspur",
    "millbrook",
    "northcote",
    "oakhaven",
    "pinecrest",
    "quarryside",
    "rosedale",
    "silverton",
    "thornbury",
    "umberleigh",
    "valeside",
    "westmere",
    "yarrowdale",
    "zennor",
];
/// The colleague looks after the first of them.
const COLLEAGUES_TOWNS: usize = 8;
/// What the colleague asks the agency to look after again, there.
const HANDED_OVER: [&str; 5] = ["law", "optician", "pharmacy", "tailor", "theatre"];

/// The agency's services: name, category, and the administrative, technical and billing contact.
pub(super) fn services() -> impl Iterator<Item = (String, &'static str, [Customer; 3])> {
    TRADES.into_iter().enumerate().flat_map(|(place, trade)| {
        let category = ["DOMAIN", "HOSTING", "DOMAIN", "EMAIL_DOMAIN"][place % 4];
        TOWNS.into_iter().enumerate().map(move |(number, town)| {
            let technical = if number < COLLEAGUES_TOWNS { Jonas } else { Meridian };
            (format!("{trade}-{town}.example"), category, [Meridian, technical, Meridian])
        })
    })
}

impl Seeder {
    /// Many with one form, of which some were carried out, some failed and some were declined; and one by one, one of each.
    pub(super) fn plant_ended_of_agency(&self) -> Result<(), SeedError> {
        self.plant_ended_together()?;
        let done = self.ask(self.at(6), Meridian, "books-oakhaven.example", &[(Technical, Jonas)])?;
        self.decide(self.answered(6), Meridian, done, Accepted)?;
        self.decide(self.answered(5), Jonas, done, Accepted)?;
        self.apply(5, done)?;

        let failed = self.ask(self.at(4), Meridian, "hotel-rosedale.example", &[(Billing, Elif)])?;
        self.decide(self.answered(4), Meridian, failed, Accepted)?;
        self.decide(self.answered(3), Elif, failed, Accepted)?;
        self.owes(self.at(3), Elif, 1)?;
        self.apply(3, failed)?;

        let declined = self.ask(self.at(2), Meridian, "winery-zennor.example", &[(Technical, Jonas)])?;
        self.decide(self.answered(2), Meridian, declined, Accepted)?;
        self.decide(self.answered(1), Jonas, declined, Declined)
    }

    /// The book-keeper takes some over, has unpaid bills when it comes to the next, and leaves the last to others.
    fn plant_ended_together(&self) -> Result<(), SeedError> {
        const CARRIED_OUT: usize = 18;
        const FAILED: usize = 4;
        let note = "Elif keeps the books of all dance schools from this month on.";
        let dance = |service: &str| service.starts_with("dance-");
        let made = self.ask_together(self.answered(7), (Meridian, dance), (Billing, Elif), note)?;
        self.decide_on(self.answered(7), Meridian, (made.submission, Chosen::All(made.submission)), (Accepted, None))?;
        let (carried_out, others) = made.requests.split_at(CARRIED_OUT);
        let (failed, declined) = others.split_at(FAILED);
        let these = |ids: &[_]| (made.submission, Chosen::These(made.submission, ids.to_vec()));
        self.decide_on(self.answered(6), Elif, these(carried_out), (Accepted, None))?;
        self.apply_all(self.answered(6), carried_out)?;
        self.owes(self.answered(6), Elif, 1)?;
        self.decide_on(self.answered(5), Elif, these(failed), (Accepted, None))?;
        self.apply_all(self.answered(5), failed)?;
        self.owes(self.answered(5), Elif, 0)?;
        let reason = noted("These three go to another book-keeper.")?;
        self.decide_on(self.answered(5).plus(DAY / 24), Elif, these(declined), (Declined, reason))?;
        // What became of them is told together, a minute later.
        self.deliver(self.answered(5).plus(DAY / 12))
    }

    /// Asks for one contact of all of the agency's services that are called so.
    fn ask_together(
        &self,
        at: Moment,
        (requester, is_meant): (Customer, impl Fn(&str) -> bool),
        wanted: (ContactType, Customer),
        note: &str,
    ) -> Result<Submitted, SeedError> {
        let names = services().map(|(name, ..)| name).filter(|name| is_meant(name));
        let ids = names.map(|name| self.services[&name]).collect();
        let on = AskedOn::Many(ManyServices { ids, shown: None, without: Without::None });
        self.ask_on(at, requester, &on, &self.form(&[wanted], noted(note)?))
    }

    /// Some that wait for the colleague, and some that wait for the agency: the colleague's, and one of its own; then many of the
    /// colleague's with one form.
    pub(super) fn plant_open_of_agency(&self) -> Result<(), SeedError> {
        for (minutes, service) in
            [(110, "cafe-silverton.example"), (100, "museum-westmere.example"), (90, "photo-pinecrest.example")]
        {
            let asked = self.ask(self.lately(minutes), Meridian, service, &[(Technical, Jonas)])?;
            self.decide(self.lately(minutes - 5), Meridian, asked, Accepted)?;
        }
        for (minutes, service) in
            [(80, "bakery-ashford.example"), (70, "school-birchley.example"), (60, "travel-fernhill.example")]
        {
            let asked = self.ask(self.lately(minutes), Jonas, service, &[(Technical, Meridian)])?;
            self.decide(self.lately(minutes - 5), Jonas, asked, Accepted)?;
        }
        self.ask(self.lately(45), Meridian, "cinema-thornbury.example", &[(Technical, Jonas)])?;
        let note = "I am on leave from next month. Could the office look after these until summer?";
        let handed_over = |service: &str| {
            let (trade, town) = service.trim_end_matches(".example").split_once('-').unwrap_or_default();
            HANDED_OVER.contains(&trade) && TOWNS[..COLLEAGUES_TOWNS].contains(&town)
        };
        let made = self.ask_together(self.lately(30), (Jonas, handed_over), (Technical, Meridian), note)?;
        let all = Chosen::All(made.submission);
        self.decide_on(self.lately(25), Jonas, (made.submission, all), (Accepted, None))
    }
}

fn noted(text: &str) -> Result<Option<Note>, SeedError> {
    Note::parse(text).map_err(|fault| SeedError::Failed(format!("the demo has a note that {fault}")))
}
