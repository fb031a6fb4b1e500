//! Letters written as digits and signs. zxcvbn looks at a password once for each way to read them all, and there can be
//! more than a thousand: what has too many is no word that anybody knows.

/// What zxcvbn reads as these letters.
const READ_AS: [(char, &str); 12] = [
    ('a', "4@"),
    ('b', "8"),
    ('c', "({[<"),
    ('e', "3"),
    ('g', "69"),
    ('i', "1!|"),
    ('l', "1|7"),
    ('o', "0"),
    ('s', "$5"),
    ('t', "+7"),
    ('x', "%"),
    ('z', "2"),
];
/// More ways to read a password are not tried.
const READINGS_MAX: usize = 16;
/// Read as nothing but itself.
const UNREAD: char = '•';

/// The password with as few ways to read it as zxcvbn can look at: signs that would make more of them are read as
/// nothing.
pub(super) fn with_few_readings(password: &str) -> String {
    let mut read = String::new();
    let mut unread = String::new();
    for c in password.chars().filter(|c| letters_of(*c) > 0) {
        if read.contains(c) || unread.contains(c) {
            continue;
        }
        read.push(c);
        if readings(&read) > READINGS_MAX {
            read.pop();
            unread.push(c);
        }
    }
    password.replace(|c| unread.contains(c), UNREAD.encode_utf8(&mut [0; 4]))
}

fn letters_of(sign: char) -> usize {
    READ_AS.iter().filter(|(_, signs)| signs.contains(sign)).count()
}

/// At most so many ways there are: for each letter each sign that may be it, twice where that may be another letter
/// too.
fn readings(signs: &str) -> usize {
    let ways = |of: &str| of.chars().filter(|sign| signs.contains(*sign)).map(letters_of).sum::<usize>();
    READ_AS.iter().map(|(_, of)| ways(of).max(1)).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_as_ever() {
        for word in ["P@ssw0rd", "1l0v3y0u", "correct horse 2024!", "7r0ub4dor&3", "été 1998", "", "l33t$p34k"] {
            assert_eq!(with_few_readings(word), word);
        }
    }

    #[test]
    fn what_can_be_read_in_a_thousand_ways_is_not() {
        let mixture = "4@8({[<369 1!|70$5+%2";
        let left = with_few_readings(mixture);
        assert!(readings(mixture) > 1000 && readings(&left) <= READINGS_MAX, "{left}");
        assert_eq!(left.chars().count(), mixture.chars().count());
        assert!(left.starts_with("4@8({[<369"), "the first are kept: {left}");
    }
}
