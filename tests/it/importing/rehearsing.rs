//! What an import would change, and what it says it has changed.

use super::*;
use handover::import::rehearse;

impl World {
    /// What an import would change, a line each, after making sure that nothing is changed.
    fn would_change(&mut self, accounts: &str, services: &str) -> (Vec<String>, Imported) {
        let (before, files) = (self.everything(), self.files(Some(accounts), Some(services)));
        let mut told = Vec::new();
        let mut tell = |line: &str| {
            told.push(line.to_owned());
            Ok(())
        };
        let zones = ["eu".to_owned(), "ca".to_owned()];
        let imported = rehearse(&self.db, &zones, &files, None, &(), &mut tell).unwrap();
        assert_eq!(self.everything(), before);
        (told, imported)
    }
}

#[test]
fn a_rehearsal_tells_every_change_and_makes_none() {
    let accounts = format!(
        "nic_handle,name,email,zone,payment_method,password_hash\naa1-nic,Anne,,,no,\nbb1-nic,Ben,,,,\n\
         ee1-nic,Eve,eve@example.org,eu,,\"{HASH}\"\n"
    );
    let services = "name,category,administrative,technical,billing,expires_on,renewal,owner_name,owner_city\n\
        EXAMPLE.org,DOMAIN,aa1-nic,ee1-nic,bb1-nic,2027-03-01,ends,Alice,Paris\n\
        new.example,VPS,ee1-nic,ee1-nic,aa1-nic,,,,\n";
    let mut world = World::filled();
    let (told, imported) = world.would_change(&accounts, services);
    assert_eq!(
        told,
        [
            "account aa1-nic: changed: name “Anne”, payment_method “no”",
            "account ee1-nic: added: name “Eve”, email “eve@example.org”, zone “eu”, password_hash",
            "service example.org (DOMAIN): changed: technical ee1-nic instead of bb1-nic, billing bb1-nic instead of aa1-nic, \
             expires_on “2027-03-01”, renewal “ends”, owner_name “Alice”, owner_city “Paris”",
            "service new.example (VPS): added: administrative ee1-nic, technical ee1-nic, billing aa1-nic",
        ]
    );
    assert_eq!(imported.accounts, ImportTally { added: 1, updated: 1, unchanged: 1 });
    assert_eq!((imported.services, imported.contacts), (tally(1, 1), 2));
    // It is what an import does then.
    assert_eq!(world.import(Some(&accounts), Some(services)).unwrap(), imported);
    let (told, imported) = world.would_change(&accounts, services);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(imported.accounts, ImportTally { added: 0, updated: 0, unchanged: 3 });
    assert_eq!((imported.services, imported.contacts), (ImportTally { added: 0, updated: 0, unchanged: 2 }, 0));
}
