//! A colour as it is set and as stylesheets write it.

use std::fmt;

use palette::color_difference::Wcag21RelativeContrast;
use palette::convert::FromColorUnclamped;
use palette::{IsWithinBounds, Oklch, Srgb};

use crate::refusal::Refusal;

/// A colour of sRGB, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// Chroma below which no hue is seen.
const GREY: f32 = 0.001;

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// A colour as `0xrrggbb`.
    #[must_use]
    pub const fn hex(value: u32) -> Self {
        let [_, red, green, blue] = value.to_be_bytes();
        Self([red, green, blue])
    }

    /// Reads `#rrggbb`, in either case.
    ///
    /// # Errors
    /// Any other form.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = text.trim().strip_prefix('#').unwrap_or_default();
        match u32::from_str_radix(digits, 16) {
            Ok(value) if digits.len() == 6 && !digits.starts_with('+') => Ok(Self::hex(value)),
            _ => Err(Refusal::new("a colour as #rrggbb, six hexadecimal digits, such as #0b5c4d")),
        }
    }

    /// How well one is read on the other: 1 to 21, as WCAG 2.1 counts it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        self.srgb().relative_contrast(other.srgb())
    }

    /// Lightness, chroma and hue as the eye sees them.
    pub(super) fn perceived(self) -> Oklch {
        Oklch::from_color_unclamped(self.srgb())
    }

    /// The nearest colour that a screen shows, of the same lightness and hue.
    pub(super) fn shown(mut perceived: Oklch) -> Self {
        loop {
            let rgb = Srgb::from_color_unclamped(perceived);
            if rgb.is_within_bounds() || perceived.chroma < GREY {
                // The conversion to 8 bits cuts off what rounding has left over.
                let bytes: Srgb<u8> = rgb.into_format();
                return Self([bytes.red, bytes.green, bytes.blue]);
            }
            perceived.chroma *= 0.97;
        }
    }

    fn srgb(self) -> Srgb<f32> {
        let [red, green, blue] = self.0;
        Srgb::new(red, green, blue).into_format()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
