//! What an authenticator app does, by another library than the program's.

use totp_lite::{Sha1, totp_custom};

/// The secret that a key in Base32 stands for.
pub fn secret(key: &str) -> Vec<u8> {
    let (mut bits, mut held, mut bytes) = (0u32, 0, Vec::new());
    for letter in key.chars() {
        let five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("a letter of Base32");
        bits = bits << 5 | u32::try_from(five).unwrap();
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held).to_le_bytes()[0]);
        }
    }
    bytes
}

/// The code that the app shows so many seconds after 1970.
pub fn code(secret: &[u8], seconds: u64) -> String {
    totp_custom::<Sha1>(30, 6, secret, seconds)
}
