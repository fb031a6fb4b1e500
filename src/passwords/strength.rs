//! How hard a new password is to guess, as a library estimates it that knows common passwords, names and words. There
//! are no rules of composition: whatever is hard to guess is good.

use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use super::l33t::with_few_readings;
use super::{PASSWORD_MAX, Password};

/// The fewest characters.
const LENGTH_MIN: usize = 8;
/// The fewest characters beside what is known about the account.
const BESIDE_MIN: usize = 5;
/// How many characters are rated. What follows makes no password weaker.
const RATED_MAX: usize = 72;
/// How many characters of each known text are looked at.
const ABOUT_MAX: usize = 254;
/// Good enough: some 10^8 guesses, each of which costs an argon2.
const ENOUGH: Score = Score::Three;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Nothing was typed.
    Empty,
    /// Too few characters.
    TooShort,
    /// More than [`PASSWORD_MAX`] bytes.
    TooLong,
    /// It stands on a list of common passwords, or is close to one.
    Common,
    /// A row or short pattern of keys.
    Keys,
    /// The same again and again.
    Repeats,
    /// Letters or digits in their order.
    Sequence,
    /// A date or a year.
    Date,
    /// A name or a word by itself, or one's own name, address or user name.
    Word,
    /// Easy to guess in another way.
    Guessable,
}

/// Whether a password is hard enough to guess, where `about` is known: name, address, user name, the operator's name.
/// Takes some milliseconds, whatever it is.
///
/// # Errors
/// Why it is not.
pub fn strong_enough(password: &Password, about: &[&str]) -> Result<(), WeakPassword> {
    let password = password.composed();
    match password.chars().count() {
        0 => return Err(WeakPassword::Empty),
        _ if password.len() > PASSWORD_MAX => return Err(WeakPassword::TooLong),
        fewer if fewer < LENGTH_MIN => return Err(WeakPassword::TooShort),
        _ => {}
    }
    let about = about.iter().map(|text| beginning(text, ABOUT_MAX));
    let words = about.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).chain([text]));
    let mut words: Vec<String> = words.filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let beside = words.iter().fold(password.to_lowercase(), |left, word| left.replace(word, ""));
    let beside = beside.chars().filter(|c| !c.is_whitespace()).count();
    if beside < BESIDE_MIN && beside < password.chars().filter(|c| !c.is_whitespace()).count() {
        return Err(WeakPassword::Word);
    }
    let rated = with_few_readings(beginning(password, RATED_MAX));
    let estimate = zxcvbn(&rated, &words.iter().map(String::as_str).collect::<Vec<_>>());
    if estimate.score() >= ENOUGH {
        return Ok(());
    }
    Err(match estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning) {
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => WeakPassword::Common,
        Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => {
            WeakPassword::Keys
        }
        Some(Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess) => {
            WeakPassword::Repeats
        }
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => WeakPassword::Sequence,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => WeakPassword::Date,
        Some(
            Warning::AWordByItselfIsEasyToGuess
            | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => WeakPassword::Word,
        None => WeakPassword::Guessable,
    })
}

/// The first so many characters.
fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use rustix::time::{ClockId, clock_gettime};

    use super::*;

    fn strong_enough(password: &str, about: &[&str]) -> Result<(), WeakPassword> {
        super::strong_enough(&Password::new(password), about)
    }

    const ABOUT: [&str; 4] = ["Alice Martin", "alice.martin@example.org", "am123456-nic", "Handover"];

    #[test]
    fn pass_phrases_blanks_and_any_letters_are_good() {
        for good in [
            "correct horse battery staple",
            "   läuft mit Müh und Not   ",
            "пароль для хозяйства",
            "7fK2pXq9-vR",
            "§!%/&)=?+*~@",
            "ünterwegs zu den sternen",
            &(0..110).map(|n: u32| (n * n * 7919).to_string()).collect::<Vec<_>>().join(" "),
        ] {
            assert_eq!(strong_enough(good, &ABOUT), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_is_easy_to_guess_is_refused_and_why() {
        for (bad, why) in [
            ("", WeakPassword::Empty),
            ("xK9#q", WeakPassword::TooShort),
            ("жЯ№ъЮ§Щ", WeakPassword::TooShort),
            ("password", WeakPassword::Common),
            ("PASSWORD", WeakPassword::Common),
            ("P@ssw0rd", WeakPassword::Common),
            ("iloveyou", WeakPassword::Common),
            ("zxcvbnm,.", WeakPassword::Keys),
            ("        ", WeakPassword::Repeats),
            ("aaaaaaaaaaaa", WeakPassword::Repeats),
            ("abcdefghijk", WeakPassword::Sequence),
            ("23.11.1984", WeakPassword::Date),
        ] {
            assert_eq!(strong_enough(bad, &ABOUT), Err(why), "{bad}");
        }
        assert_eq!(strong_enough(&"x9 K".repeat(257), &ABOUT), Err(WeakPassword::TooLong));
    }

    #[test]
    fn ones_own_name_and_address_make_no_password() {
        for bad in ["alicemartin", "Alice.Martin1", "alice.martin@example.org", "am123456-nic", "handover1"] {
            assert!(strong_enough(bad, &ABOUT).is_err(), "{bad}");
        }
        assert_eq!(strong_enough("alice.martin@example.org", &[]), Ok(()), "to somebody else it says nothing");
    }

    /// Each 250th of the passwords of eight characters or more that most people use, as zxcvbn's list has them.
    const COMMON: &str = "
        password cavalier chuckles 02031987 01011978 15101986 acidburn macaroni anthony7 ibilltes killzone
        nyyankee argonaut cvzefh1gkc frankfur weronika asdfgh12 pepsicol fullsail gjhjctyjr mowerman greendog
        christer parachut birmingh littlebo timberwo random123 flatland kr9z40sy baby1234 paladine gennadiy
        chuck123 marcus12 feldspar dogbert1 indianer singapur tttttt99 matthew6 good4now makenzie darknite
        gerryber mercede1
    ";

    #[test]
    fn passwords_that_many_use_are_refused_as_they_are_and_dressed_up() {
        for common in COMMON.split_whitespace() {
            let capital = format!("{}{}", common[..1].to_uppercase(), &common[1..]);
            for bad in [common.to_owned(), common.to_uppercase(), format!("{capital}1"), format!("{common}!")] {
                assert!(strong_enough(&bad, &ABOUT).is_err(), "{bad}");
            }
        }
    }

    /// Each of these took zxcvbn a second or more, as it is.
    #[test]
    fn no_password_takes_long_to_rate() {
        let signs = "4@8({[<369 1!|70$5+%2";
        let hard = [
            signs.repeat(5),
            format!("{signs}{}", "a1".repeat(40)),
            "p4$5w0rd|7+1!({[<@6925".repeat(4),
            "1!|7+".repeat(20),
            "qwertyuiop".repeat(10),
            "ab".repeat(50),
            (1..40).map(|n| "a".repeat(n % 7) + "b").collect(),
            "19841984".repeat(12),
            (0..100).map(|n| char::from(33 + u8::try_from(n * 7 % 94).unwrap())).collect(),
            "e\u{301}".repeat(400),
            "é".repeat(500),
        ];
        // What this thread has worked, not what went by: the other tests count for nothing.
        let worked = || std::time::Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
        let takes = |password: &str| {
            let begun = worked();
            let _ = strong_enough(password, &ABOUT);
            worked().checked_sub(begun).unwrap()
        };
        takes("warm up");
        // Tests run unoptimized.
        let bound = std::time::Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 50 });
        for password in hard {
            let best = (0..3).map(|_| takes(&password)).min().unwrap();
            println!("{best:?} {password}");
            assert!(best < bound, "{best:?} for {password}");
        }
    }
}
