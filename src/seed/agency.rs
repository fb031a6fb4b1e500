//! The agency of the demo: many services, a colleague who looks after a part of them, and what is asked for about them.

use super::names::Customer::{self, Elif, Jonas, Meridian};
use super::{SeedError, Seeder};
use crate::domain::request::Decision;
use crate::domain::service::ContactType::{Billing, Technical};
use crate::store::accounts;

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
    /// One that was carried out, one that failed and one that was declined.
    pub(super) fn plant_ended_of_agency(&self) -> Result<(), SeedError> {
        let done = self.ask(self.at(6), Meridian, "books-oakhaven.example", &[(Technical, Jonas)])?;
        self.decide(self.answered(6), Meridian, done, Decision::Accepted)?;
        self.decide(self.answered(5), Jonas, done, Decision::Accepted)?;
        self.apply(5, done)?;

        let failed = self.ask(self.at(4), Meridian, "hotel-rosedale.example", &[(Billing, Elif)])?;
        self.decide(self.answered(4), Meridian, failed, Decision::Accepted)?;
        self.decide(self.answered(3), Elif, failed, Decision::Accepted)?;
        let elif = self.id(Elif);
        self.db.write_blocking(|tx| accounts::set_outstanding_payments(tx, elif, 1))?;
        self.apply(3, failed)?;

        let declined = self.ask(self.at(2), Meridian, "winery-zennor.example", &[(Technical, Jonas)])?;
        self.decide(self.answered(2), Meridian, declined, Decision::Accepted)?;
        self.decide(self.answered(1), Jonas, declined, Decision::Declined)
    }

    /// Some that wait for the colleague, and some that wait for the agency: the colleague's, and one of its own.
    pub(super) fn plant_open_of_agency(&self) -> Result<(), SeedError> {
        for (minutes, service) in
            [(110, "cafe-silverton.example"), (100, "museum-westmere.example"), (90, "photo-pinecrest.example")]
        {
            let asked = self.ask(self.lately(minutes), Meridian, service, &[(Technical, Jonas)])?;
            self.decide(self.lately(minutes - 5), Meridian, asked, Decision::Accepted)?;
        }
        for (minutes, service) in
            [(80, "bakery-ashford.example"), (70, "school-birchley.example"), (60, "travel-fernhill.example")]
        {
            let asked = self.ask(self.lately(minutes), Jonas, service, &[(Technical, Meridian)])?;
            self.decide(self.lately(minutes - 5), Jonas, asked, Decision::Accepted)?;
        }
        self.ask(self.lately(45), Meridian, "cinema-thornbury.example", &[(Technical, Jonas)])?;
        Ok(())
    }
}
