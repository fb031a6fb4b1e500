//! The customers and services of the demo.

/// A customer of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Customer {
    /// Owns most of the services.
    Alice,
    /// Owns some, and takes some over.
    Bruno,
    /// Reads French.
    Chloe,
    /// Has unpaid bills.
    Olga,
    /// Looks after the technical side of many.
    Tandem,
    /// Lives in the other zone.
    Dana,
    /// An agency that has many services.
    Meridian,
    /// Its colleague, who looks after the technical side of a part of them.
    Jonas,
    /// Its book-keeper, who has unpaid bills.
    Elif,
}

use Customer::{Alice, Bruno, Chloe, Dana, Elif, Jonas, Meridian, Olga, Tandem};

/// Number of the NIC handle, name, address, language, and which of the two zones.
pub const ACCOUNTS: [(Customer, &str, &str, &str, &str, usize); 9] = [
    (Alice, "am10001", "Alice Martin", "alice.martin@example.org", "en", 0),
    (Bruno, "bk10002", "Bruno Kowalski", "bruno@kowalski-motors.example", "en", 0),
    (Chloe, "cl10003", "Chloé Lefèvre", "chloe@librairie-lefevre.example", "fr", 0),
    (Tandem, "tw10004", "Tandem Web Agency", "support@tandem-agency.example", "en", 0),
    (Olga, "os10005", "Olga Silva", "olga.silva@example.org", "en", 0),
    (Dana, "dn10006", "Dana Nguyen", "dana@maple-outfitters.example", "en", 1),
    (Meridian, "mw20001", "Meridian Web Studio", "office@meridian-studio.example", "en", 0),
    (Jonas, "jw20002", "Jonas Weber", "jonas@meridian-studio.example", "en", 0),
    (Elif, "ek20003", "Elif Kaya", "elif.kaya@example.org", "en", 0),
];

/// Name, category, and the administrative, technical and billing contact.
pub const SERVICES: [(&str, &str, [Customer; 3]); 60] = [
    ("atelier-martin.example", "DOMAIN", [Alice, Alice, Alice]),
    ("atelier-martin.example", "HOSTING", [Alice, Tandem, Alice]),
    ("blue-harbor.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("blue-harbor.example", "ZONE", [Alice, Tandem, Alice]),
    ("cedar-and-sons.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("cedar-and-sons.example", "EMAIL_DOMAIN", [Alice, Tandem, Alice]),
    ("quartz-gallery.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("quartz-gallery.example", "HOSTING", [Alice, Tandem, Alice]),
    ("saffron-kitchen.example", "DOMAIN", [Alice, Alice, Alice]),
    ("saffron-kitchen.example", "ZONE", [Alice, Alice, Alice]),
    ("saffron-kitchen.example", "EMAIL_DOMAIN", [Alice, Alice, Bruno]),
    ("delta-cycling.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("echo-studio.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("ember-bakery.example", "DOMAIN", [Alice, Alice, Alice]),
    ("fjord-travel.example", "DOMAIN", [Alice, Tandem, Olga]),
    ("fresco-paints.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("garden-lane.example", "DOMAIN", [Alice, Alice, Alice]),
    ("indigo-textiles.example", "DOMAIN", [Alice, Tandem, Alice]),
    ("lantern-books.example", "DOMAIN", [Alice, Alice, Alice]),
    ("vps-1c77d0.vps.example", "VPS", [Alice, Tandem, Alice]),
    ("ns3104417.ip-192-0-2.example", "DEDICATED", [Alice, Tandem, Alice]),
    ("pgsql-atelier", "PRIVATE_DATABASE", [Alice, Tandem, Alice]),
    ("river-school.example", "DOMAIN", [Bruno, Bruno, Bruno]),
    ("river-school.example", "HOSTING", [Bruno, Tandem, Bruno]),
    ("river-school.example", "EMAIL_DOMAIN", [Bruno, Bruno, Bruno]),
    ("vps-3f2a91.vps.example", "VPS", [Bruno, Bruno, Bruno]),
    ("kowalski-motors.example", "DOMAIN", [Bruno, Bruno, Bruno]),
    ("kowalski-motors.example", "ZONE", [Bruno, Bruno, Bruno]),
    ("kowalski-motors.example", "EMAIL_DOMAIN", [Bruno, Tandem, Bruno]),
    ("tandem-bikes.example", "DOMAIN", [Bruno, Tandem, Bruno]),
    ("umbra-films.example", "DOMAIN", [Bruno, Bruno, Alice]),
    ("violet-florist.example", "DOMAIN", [Bruno, Tandem, Bruno]),
    ("willow-clinic.example", "DOMAIN", [Bruno, Tandem, Bruno]),
    ("zephyr-sailing.example", "DOMAIN", [Bruno, Bruno, Bruno]),
    ("ns3104522.ip-192-0-2.example", "DEDICATED", [Bruno, Tandem, Bruno]),
    ("librairie-lefevre.example", "DOMAIN", [Chloe, Chloe, Chloe]),
    ("librairie-lefevre.example", "HOSTING", [Chloe, Chloe, Chloe]),
    ("librairie-lefevre.example", "EMAIL_DOMAIN", [Chloe, Chloe, Chloe]),
    ("maison-juniper.example", "DOMAIN", [Chloe, Tandem, Chloe]),
    ("maison-juniper.example", "ZONE", [Chloe, Tandem, Chloe]),
    ("fromagerie-du-lac.example", "DOMAIN", [Chloe, Chloe, Chloe]),
    ("théâtre-des-pins.example", "DOMAIN", [Chloe, Chloe, Chloe]),
    ("vps-8e02b4.vps.example", "VPS", [Chloe, Tandem, Chloe]),
    ("nimbus-shop.example", "DOMAIN", [Olga, Tandem, Olga]),
    ("nimbus-shop.example", "HOSTING", [Olga, Tandem, Olga]),
    ("ocean-yoga.example", "DOMAIN", [Olga, Olga, Olga]),
    ("pixel-print.example", "DOMAIN", [Olga, Tandem, Olga]),
    ("comet-logistics.example", "DOMAIN", [Olga, Tandem, Olga]),
    ("tandem-agency.example", "DOMAIN", [Tandem, Tandem, Tandem]),
    ("tandem-agency.example", "HOSTING", [Tandem, Tandem, Tandem]),
    ("tandem-agency.example", "EMAIL_DOMAIN", [Tandem, Tandem, Tandem]),
    ("ns3104601.ip-192-0-2.example", "DEDICATED", [Tandem, Tandem, Tandem]),
    ("pgsql-tandem", "PRIVATE_DATABASE", [Tandem, Tandem, Tandem]),
    ("maple-outfitters.example", "DOMAIN", [Dana, Dana, Dana]),
    ("maple-outfitters.example", "HOSTING", [Dana, Dana, Dana]),
    ("maple-outfitters.example", "ZONE", [Dana, Dana, Dana]),
    ("northern-canoe.example", "DOMAIN", [Dana, Dana, Dana]),
    ("vps-a90c12.vps.example", "VPS", [Dana, Dana, Dana]),
    ("dune-photo.example", "DOMAIN", [Dana, Dana, Dana]),
    ("cargo-north.example", "DOMAIN", [Dana, Dana, Dana]),
];
