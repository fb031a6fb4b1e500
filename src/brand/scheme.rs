//! The colours that come from the operator's one colour, for light and for dark.

use palette::Oklch;

use super::Colour;

/// What text needs against its ground.
const ENOUGH: f32 = 4.5;
/// A step of lightness too small to be seen.
const STEP: f32 = 0.002;
/// The program's own colour.
const OWN: Colour = Colour::hex(0x000b_5c4d);

/// What text stands on: `--ground`, `--sheet` and `--sheet-soft` of the stylesheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// Behind everything.
    pub ground: Colour,
    /// Of a card, a bar, a letter.
    pub sheet: Colour,
    /// Of what is set off on a sheet.
    pub sheet_soft: Colour,
}

/// The grounds by day.
pub const LIGHT: Grounds =
    Grounds { ground: Colour::hex(0x00f4_f6f7), sheet: Colour::WHITE, sheet_soft: Colour::hex(0x00f0_f3f4) };

/// The grounds by night.
pub const DARK: Grounds =
    Grounds { ground: Colour::hex(0x0010_161b), sheet: Colour::hex(0x0018_2128), sheet_soft: Colour::hex(0x0020_2b33) };

/// What is coloured, and legible: `--accent`, `--accent-ink` and `--accent-soft` of the stylesheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Links and buttons; legible as text on every ground and on `soft`.
    pub accent: Colour,
    /// Text on the accent.
    pub ink: Colour,
    /// A ground with a touch of the accent.
    pub soft: Colour,
}

/// The operator's colours; by default the program's own, chosen by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// By day.
    pub light: Scheme,
    /// By night.
    pub dark: Scheme,
}

impl Default for Colours {
    fn default() -> Self {
        Self {
            light: Scheme { accent: OWN, ink: Colour::WHITE, soft: Colour::hex(0x00e2_f0ec) },
            dark: Scheme {
                accent: Colour::hex(0x006f_d1bb),
                ink: Colour::hex(0x0006_251f),
                soft: Colour::hex(0x0017_372f),
            },
        }
    }
}

impl Colours {
    /// The colours that come from one: of its hue, and as near to its lightness as is legible.
    #[must_use]
    pub fn of(colour: Colour) -> Self {
        if colour == OWN {
            return Self::default();
        }
        let brand = colour.perceived();
        let tinted = |lightness: f32, most: f32| {
            Colour::shown(Oklch { l: lightness, chroma: brand.chroma.min(most), hue: brand.hue })
        };
        let scheme = |grounds: Grounds, soft: Colour, step: f32| {
            let Grounds { ground, sheet, sheet_soft } = grounds;
            let accent = legible(colour, [ground, sheet, sheet_soft, soft], step);
            let inks = [Colour::WHITE, tinted(0.24, 0.04)];
            // Whatever is too light for white can be read in black.
            let ink = inks.into_iter().find(|ink| ink.contrast(accent) >= ENOUGH).unwrap_or(Colour::BLACK);
            Scheme { accent, ink, soft }
        };
        Self { light: scheme(LIGHT, tinted(0.945, 0.02), -STEP), dark: scheme(DARK, tinted(0.31, 0.04), STEP) }
    }

    /// The rules that put these in place of the stylesheet's own; none where they are the same.
    #[must_use]
    pub fn css(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let root = |scheme: &Scheme| {
            let Scheme { accent, ink, soft } = scheme;
            format!(":root {{ --accent: {accent}; --accent-ink: {ink}; --accent-soft: {soft}; }}")
        };
        let (light, dark) = (root(&self.light), root(&self.dark));
        format!("\n{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n")
    }
}

/// The colour, made lighter or darker until it is legible on all of these. It ends, since white or black is.
fn legible(colour: Colour, grounds: [Colour; 4], step: f32) -> Colour {
    let brand = colour.perceived();
    let (mut found, mut lightness) = (colour, brand.l);
    while (0.0..=1.0).contains(&lightness) && grounds.iter().any(|ground| found.contrast(*ground) < ENOUGH) {
        lightness += step;
        found = Colour::shown(Oklch { l: lightness.clamp(0.0, 1.0), ..brand });
    }
    found
}
