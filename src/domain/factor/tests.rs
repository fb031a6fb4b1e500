use proptest::prelude::*;

use super::*;

fn at(seconds: i64) -> Moment {
    Moment(seconds * 1000)
}

/// The table of RFC 6238, appendix B, and its secret; the last six of its eight digits.
const RFC: [(i64, &str); 6] = [
    (59, "287082"),
    (1_111_111_109, "081804"),
    (1_111_111_111, "050471"),
    (1_234_567_890, "005924"),
    (2_000_000_000, "279037"),
    (20_000_000_000, "353130"),
];

fn rfc() -> AppSecret {
    AppSecret::new(*b"12345678901234567890")
}

#[test]
fn codes_are_those_of_the_rfc() {
    for (seconds, code) in RFC {
        assert_eq!(rfc().step_of(code, at(seconds), None), Some(seconds / 30), "{seconds}");
    }
}

#[test]
fn a_code_is_good_a_step_early_and_a_step_late() {
    let (seconds, code) = RFC[3];
    let step = seconds / 30;
    for (off, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
        for second in [0, 29] {
            let now = at((step + off) * 30 + second);
            assert_eq!(rfc().step_of(code, now, None), good.then_some(step), "{off} steps, {second} s");
        }
    }
}

#[test]
fn a_step_that_was_taken_is_refused_and_so_are_those_before() {
    let (seconds, code) = RFC[3];
    let step = seconds / 30;
    for (last, good) in [(step - 1, true), (step, false), (step + 1, false)] {
        assert_eq!(rfc().step_of(code, at(seconds), Some(last)).is_some(), good, "{last}");
    }
}

#[test]
fn a_step_beyond_any_clock_says_nothing_and_one_within_reach_of_another_host_does() {
    let (seconds, code) = RFC[3];
    let step = seconds / 30;
    let latest = latest_step(at(seconds));
    assert_eq!(latest, step + 3, "a minute and a step");
    for (last, good) in [(latest, false), (latest + 1, true), (step + 2880, true)] {
        assert_eq!(rfc().step_of(code, at(seconds), Some(last)).is_some(), good, "{last}");
    }
}

#[test]
fn at_the_beginning_of_time_nothing_breaks() {
    for now in [Moment(0), Moment(-1), Moment(i64::MIN), Moment(i64::MAX)] {
        assert_eq!(rfc().step_of("000000", now, None), None, "{now:?}");
    }
}

#[test]
fn the_address_names_the_operator_and_the_account() {
    let address = rfc().address("A & B: Hosting", "xx11111-nic");
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let name = "A%20%26%20B%20%20Hosting";
    assert_eq!(address, format!("otpauth://totp/{name}:xx11111-nic?secret={secret}&issuer={name}"));
    assert_eq!(rfc().in_groups().replace(' ', ""), secret);
    assert_eq!(rfc().in_groups().split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
}

#[test]
fn what_was_typed_is_told_apart() {
    let code = RecoveryCode::new(u128::MAX);
    assert_eq!(code.to_string().split('-').map(str::len).collect::<Vec<_>>(), [5; 3]);
    let typed = format!(" {} ", code.to_string().to_lowercase().replace('-', " – "));
    assert!(matches!(TypedCode::parse(&typed), TypedCode::Recovery(read) if read.letters() == code.letters()));
    assert!(matches!(TypedCode::parse(" 123 456 "), TypedCode::App(digits) if digits == "123456"));
    assert!(matches!(TypedCode::parse(" - "), TypedCode::Nothing));
    for other in ["12345", "1234567", "12345a", "١٢٣٤٥٦", "BBBBB-BBBBB-BBBBB", &"A".repeat(14), &"A".repeat(16), "ééé"]
    {
        assert!(matches!(TypedCode::parse(other), TypedCode::Other), "{other}");
    }
}

#[test]
fn nothing_shows_in_debug_output() {
    let code = RecoveryCode::new(7);
    assert_eq!(format!("{:?} {code:?}", rfc()), "AppSecret(…) RecoveryCode(…)");
}

proptest! {
    #[test]
    fn recovery_codes_have_no_look_alikes(random in any::<u128>()) {
        let code = RecoveryCode::new(random);
        prop_assert!(code.letters().bytes().all(|letter| ALPHABET.contains(&letter)));
        prop_assert!(matches!(TypedCode::parse(&code.to_string()), TypedCode::Recovery(_)));
    }

    #[test]
    fn no_text_breaks_the_reading(typed in any::<String>(), now in any::<i64>()) {
        let _ = TypedCode::parse(&typed);
        prop_assert_eq!(rfc().step_of(&typed, Moment(now), Some(i64::MAX)), None);
    }
}
