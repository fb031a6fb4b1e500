use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::*;

const IMPORTED: &str = "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";

fn typed(password: &str) -> Password {
    Password::new(password)
}

fn check(password: &str, stored: Option<&str>) -> Checked {
    check_password(&typed(password), stored, &mut HashingMemory::default())
}

#[test]
fn a_password_is_told_from_another() {
    let mut memory = HashingMemory::default();
    let stored = hash(&typed("correct horse"), &mut memory).unwrap();
    assert_eq!(check("correct horse", Some(&stored)), Checked::Right);
    assert_eq!(check("correct horse ", Some(&stored)), Checked::Wrong);
    assert_eq!(check("correct horse battery staple", Some(IMPORTED)), Checked::RightButWeak);
    assert_eq!(check("battery", Some(IMPORTED)), Checked::Wrong);
    assert_eq!(check("anything", None), Checked::Wrong);
}

#[test]
fn hashes_are_those_of_the_library_whatever_was_in_the_memory() {
    let mut memory = HashingMemory::default();
    for secret in ["one", "two", "three"] {
        let ours = hash(&typed(secret), &mut memory).unwrap();
        assert!(Argon2::default().verify_password(secret.as_bytes(), ours.as_str()).is_ok(), "{ours}");
        let larger = Argon2::from(Params::new(30_000, 1, 2, Some(40)).unwrap());
        let theirs = larger.hash_password_with_salt(secret.as_bytes(), b"a salt of theirs").unwrap().to_string();
        assert_eq!(check_password(&typed(secret), Some(&theirs), &mut memory), Checked::RightButWeak);
        assert_eq!(check_password(&typed("four"), Some(&theirs), &mut memory), Checked::Wrong);
        memory.shrink();
    }
}

#[test]
fn a_password_is_the_same_in_every_spelling_and_older_hashes_are_still_good() {
    let [composed, decomposed] = ["caf\u{e9} noir", "cafe\u{301} noir"];
    let today = hash(&typed(decomposed), &mut HashingMemory::default()).unwrap();
    assert_eq!(
        [composed, decomposed, "cafe\u{301}\u{a0}noir"].map(|spelling| check(spelling, Some(&today))),
        [Checked::Right; 3]
    );
    assert_eq!(check("cafe noir", Some(&today)), Checked::Wrong);
    let older = Argon2::default().hash_password(decomposed.as_bytes()).unwrap().to_string();
    assert_eq!(check(decomposed, Some(&older)), Checked::RightButWeak, "to be made anew");
    assert_eq!(check("cafe noir", Some(&older)), Checked::Wrong);
}

#[test]
fn a_code_of_a_set_is_found_by_one_hash() {
    let mut memory = HashingMemory::default();
    let codes = ["one", "two", "three"].map(str::to_owned);
    let hashes = hash_set(&codes, &mut memory).unwrap();
    let salts: std::collections::BTreeSet<_> = hashes.iter().map(|hash| hash.split('$').nth(4)).collect();
    assert_eq!((hashes.len(), salts.len()), (3, 1));
    assert_ne!(hash_set(&codes, &mut memory).unwrap(), hashes, "each set has a salt of its own");
    let mut find = |typed: &str, hashes: &[String]| find_code(typed, hashes, &mut memory);
    for (index, code) in codes.iter().enumerate() {
        assert_eq!(find(code, &hashes), Some(index));
    }
    assert_eq!(find("four", &hashes), None);
    assert_eq!(find("one", &[]), None);
    assert_eq!(find("one", &["no hash".to_owned()]), None);
    let older = Argon2::from(Params::new(64, 1, 1, None).unwrap());
    let older = older.hash_password_with_salt(b"one", b"another salt").unwrap().to_string();
    assert_eq!(find("one", &[older]), Some(0), "with the parameters that it was made with");
}

#[test]
fn a_decoy_never_matches() {
    let mut memory = HashingMemory::default();
    let stored = hash(&typed("correct horse"), &mut memory).unwrap();
    for decoy in [Some(stored.clone()), Some(IMPORTED.to_owned()), None] {
        for password in ["correct horse", "correct horse battery staple", "", "e\u{301}"] {
            let against = Against::Decoy(decoy.clone());
            assert_eq!(check_against(&typed(password), &against, &mut memory), Checked::Wrong);
        }
    }
    let own = Against::Own(stored);
    assert_eq!(check_against(&typed("correct horse"), &own, &mut memory), Checked::Right);
}

#[test]
fn nobodys_hash_can_be_checked_against() {
    let parsed = PasswordHash::new(NOBODYS).unwrap();
    assert!(!is_weak(&parsed));
    assert_eq!(parsed.hash.unwrap().len(), 32);
}
