//! A demo with more in it: names as long as they may be, somebody who has nothing, and everybody reading one language.

use std::fmt::Write as _;

use crate::stage::{ALICE, BRUNO, Person, Stage, TANDEM};

pub const CHLOE: Person =
    Person { nic: "cl10003-nic", name: "Chloé Lefèvre", email: "chloe@librairie-lefevre.example" };
pub const DANA: Person = Person { nic: "dn10006-nic", name: "Dana Nguyen", email: "dana@maple-outfitters.example" };
/// Contact of no service.
pub const NEMO: Person = Person { nic: "nn10007-nic", name: "Nemo Nobody", email: "nemo@nobody.example" };
/// Whose name and address go on; the rest of the name is in [`long_name`].
pub const WOLFE: Person = Person { nic: "ww999999999999-nic", name: "Wolfe", email: "wolfeschlegelsteinhausenberger" };
/// Services of Wolfe's, more than one page shows.
const MANY: usize = 30;
/// The hash of the password that everybody has: a weak one, so that signing in is quick.
const HASH: &str = "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";

/// As long as a name may be, without a blank.
pub fn long_name() -> String {
    "Wolfeschlegelsteinhausenbergerdorff".chars().cycle().take(100).collect()
}

/// As long as a service's name may be, without a blank.
pub fn long_service() -> String {
    "a-name-that-goes-on-without-end.".chars().cycle().take(246).chain("example".chars()).collect()
}

impl Stage {
    /// The demo whose accounts all read this language.
    pub fn crowded(language: &str) -> Self {
        let words = "Wholesaledomainnames".repeat(3);
        let stage = Self::demo_that_calls(&format!("[en]\nDOMAIN = {words}\n"));
        let mut accounts = "nic_handle,name,email,zone,language,password_hash\n".to_owned();
        for person in [ALICE, BRUNO, CHLOE, TANDEM, DANA] {
            writeln!(accounts, "{},,,,{language},", person.nic).unwrap();
        }
        writeln!(accounts, "{},{},{},eu,{language},\"{HASH}\"", NEMO.nic, NEMO.name, NEMO.email).unwrap();
        let email = format!("{0}.{0}@{1}.{1}.{1}.example", WOLFE.email, "a-mail-domain-that-goes-on-without-an-end");
        writeln!(accounts, "{},{},{email},eu,{language},\"{HASH}\"", WOLFE.nic, long_name()).unwrap();
        let mut services = "name,category,administrative,technical,billing\n".to_owned();
        let category = "A_CATEGORY_THAT_GOES_ON_WITHOUT_END_".chars().cycle().take(64).collect::<String>();
        writeln!(services, "{},{category},{1},{1},{1}", long_service(), WOLFE.nic).unwrap();
        for number in 0..MANY {
            writeln!(services, "page-{number:02}.example,DOMAIN,{0},{0},{0}", WOLFE.nic).unwrap();
        }
        stage.import(&accounts, &services);
        stage.has_a_webhook_that_failed();
        stage
    }
}
