use proptest::prelude::*;

use super::*;

const STYLESHEET: &str = include_str!("../../static/handover.css");
const ENOUGH: f32 = 4.5;

fn colour() -> impl Strategy<Value = Colour> {
    any::<[u8; 3]>().prop_map(Colour)
}

/// The value of a custom property, by day and by night.
fn in_stylesheet(name: &str) -> [Colour; 2] {
    let values: Vec<_> = STYLESHEET.split(&format!("--{name}: ")).skip(1).map(|rest| &rest[..7]).collect();
    [0, 1].map(|place| Colour::parse(values[place]).unwrap_or_else(|_| panic!("--{name}: {values:?}")))
}

/// Every pair of which one is text on the other.
fn least_contrast(scheme: &Scheme, grounds: &Grounds) -> f32 {
    let Grounds { ground, sheet, sheet_soft } = *grounds;
    let pairs = [
        (scheme.accent, ground),
        (scheme.accent, sheet),
        (scheme.accent, sheet_soft),
        (scheme.accent, scheme.soft),
        (scheme.ink, scheme.accent),
    ];
    pairs.into_iter().map(|(text, ground)| text.contrast(ground)).fold(21.0, f32::min)
}

fn is_legible(colours: &Colours) -> bool {
    least_contrast(&colours.light, &LIGHT) >= ENOUGH && least_contrast(&colours.dark, &DARK) >= ENOUGH
}

proptest! {
    #[test]
    fn whatever_the_colour_everything_can_be_read(colour in colour()) {
        let colours = Colours::of(colour);
        prop_assert!(is_legible(&colours), "{colour}: {colours:?}");
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is(colour in colour()) {
        let colours = Colours::of(colour);
        let on = |scheme: &Scheme, grounds: &Grounds| least_contrast(&Scheme { accent: colour, ..*scheme }, grounds);
        prop_assert!(on(&colours.light, &LIGHT) < ENOUGH || colours.light.accent == colour);
        // By night the program's own colour has its own, lighter one, chosen by hand.
        prop_assert!(on(&colours.dark, &DARK) < ENOUGH || colours.dark.accent == colour);
    }

    #[test]
    fn the_hue_stays(colour in colour()) {
        let hue = |colour: Colour| colour.perceived();
        let brand = hue(colour);
        for accent in [Colours::of(colour).light.accent, Colours::of(colour).dark.accent].map(hue) {
            // Hues of what is nearly grey are noise, and so are those of what is nearly white or black.
            if brand.chroma > 0.05 && accent.chroma > 0.03 {
                let apart = (brand.hue - accent.hue).into_degrees().abs();
                prop_assert!(apart < 4.0, "{colour}: {apart} degrees");
            }
        }
    }
}

#[test]
fn the_extremes_can_be_read() {
    for value in [0, 0xff_ffff, 0xff_ff00, 0x00_00ff, 0xff_0000, 0x00_ff00, 0x80_8080, 0x76_7676, 0xff_00ff] {
        assert!(is_legible(&Colours::of(Colour::hex(value))), "{value:06x}");
    }
    assert!(is_legible(&Colours::default()));
}

#[test]
fn the_stylesheet_holds_the_grounds_and_the_default_colours() {
    let Colours { light, dark } = Colours::default();
    assert_eq!(in_stylesheet("ground"), [LIGHT.ground, DARK.ground]);
    assert_eq!(in_stylesheet("sheet"), [LIGHT.sheet, DARK.sheet]);
    assert_eq!(in_stylesheet("sheet-soft"), [LIGHT.sheet_soft, DARK.sheet_soft]);
    assert_eq!(in_stylesheet("accent"), [light.accent, dark.accent]);
    assert_eq!(in_stylesheet("accent-ink"), [light.ink, dark.ink]);
    assert_eq!(in_stylesheet("accent-soft"), [light.soft, dark.soft]);
}

#[test]
fn the_default_colour_changes_nothing_and_another_all_six() {
    assert_eq!(Colours::of(Colours::default().light.accent), Colours::default());
    assert_eq!(Colours::default().css(), "");
    let css = Colours::of(Colour::hex(0x00_50c8)).css();
    assert_eq!(css.matches("--accent").count(), 6, "{css}");
    assert!(css.contains("--accent: #0050c8; --accent-ink: #ffffff;"), "{css}");
}

#[test]
fn colours_are_written_with_six_digits() {
    assert_eq!(Colour::parse(" #0B5c4d ").unwrap().to_string(), "#0b5c4d");
    for wrong in ["", "#", "0b5c4d", "#fff", "#0b5c4", "#0b5c4dd", "#0b5c4g", "#+b5c4d", "green", "#0b5c4d;"] {
        assert!(Colour::parse(wrong).is_err(), "{wrong}");
    }
}

/// A PNG's head.
fn png(width: u32, height: u32) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &width.to_be_bytes()[..], &height.to_be_bytes()].concat()
}

#[test]
fn logos_are_png_or_svg_and_say_how_wide_they_are() {
    let sized = |bytes: &[u8]| Logo::of(bytes.to_vec()).unwrap().within(200, 32);
    let pixels = |width: &str, height: &str| (Some(width.to_owned()), height.to_owned());
    assert_eq!(sized(&png(300, 100)), pixels("96", "32"));
    assert_eq!(sized(&png(1000, 100)), pixels("200", "20"));
    assert_eq!(sized(&png(100_000, 1)), pixels("200", "1"));
    let svg = |attributes: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\"{attributes}/>");
    assert_eq!(sized(svg(" viewBox=\"0 0 24 24\"").as_bytes()), pixels("32", "32"));
    assert_eq!(sized(svg(" viewBox='0,0, 3.5 1'").as_bytes()), pixels("112", "32"));
    assert_eq!(sized(svg(" width='64px' height='32'").as_bytes()), pixels("64", "32"));
    assert_eq!(sized(svg(" width='100%' height='32'").as_bytes()), (None, "32".to_owned()));
    for unknown in ["", " viewBox='0 0 0 0'", " viewBox='0 0 1 -1'", " viewBox='a b c d'", " viewBox='0 0 NaN 1'"] {
        assert_eq!(sized(svg(unknown).as_bytes()), (None, "32".to_owned()), "{unknown}");
    }
    for wrong in [&b""[..], b"\x89PNG\r\n", b"GIF89a", b"<svg", b"<svg/>", b"<html/>", b"\xff\xfe"] {
        assert!(Logo::of(wrong.to_vec()).is_err(), "{wrong:?}");
    }
    assert!(Logo::of(png(0, 1)).is_err());
    assert!(Logo::of(png(1, 0)).is_err());
}

#[test]
fn a_logo_is_a_small_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logo.png");
    let path = path.to_str().unwrap();
    let why = |path: &str| Logo::read_file(path).unwrap_err().to_string();
    assert!(why(path).starts_with("the path of a PNG or SVG file of at most 32 KiB ("), "{}", why(path));
    let mut file = png(3, 1);
    file.resize(32 * 1024, 0);
    std::fs::write(path, &file).unwrap();
    assert_eq!(Logo::read_file(path).unwrap().kind, LogoKind::Png);
    file.push(0);
    std::fs::write(path, &file).unwrap();
    assert!(why(path).contains("larger"), "{}", why(path));
    assert!(Logo::read_file(folder.path().to_str().unwrap()).is_err());
}

#[test]
fn support_is_an_address_or_a_page() {
    let read = |text: &str| Support::parse(text).map(|support| (support.href(), support.shown().to_owned()));
    let both = |href: &str, shown: &str| Ok((href.to_owned(), shown.to_owned()));
    assert_eq!(read(" help@example.com "), both("mailto:help@example.com", "help@example.com"));
    let page = "https://example.com/help?from=handover";
    assert_eq!(read(page), both(page, page));
    for wrong in [
        "",
        "help",
        "help@",
        "a b@example.com",
        "a?subject=x@example.com",
        "ftp://example.com",
        "javascript://x/%0a",
        "https://a:b@example.com",
        "A <a@example.com>",
        "https://",
    ] {
        assert!(Support::parse(wrong).is_err(), "{wrong}");
    }
}
