//! A QR code as a page draws it: one path of an SVG picture.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// What cameras need free around it, in modules.
const QUIET: usize = 4;

/// A QR code.
pub struct Qr {
    /// The length of a side in modules, with the quiet zone.
    pub size: usize,
    /// The dark modules, for the attribute `d` of a path.
    pub path: String,
}

impl Qr {
    /// The code of a text; none where it is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run[0] == Color::Dark {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{len}v1h-{len}z", x + QUIET, y + QUIET, len = run.len());
                }
                x += run.len();
            }
        }
        Some(Self { size: width + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_within_its_quiet_zone() {
        let Qr { size, path } = Qr::of("otpauth://totp/Handover:xx11111-nic?secret=ACDEF").unwrap();
        assert_eq!(size, 33 + 2 * QUIET, "version 4");
        assert!(path.starts_with("M4 4h7v1h-7z"), "the upper side of the first finder: {path}");
        assert!(path.contains("M30 4h7v1h-7z") && path.contains("M4 30h7v1h-7z"), "and of the other two: {path}");
        assert!(Qr::of(&"x".repeat(3000)).is_none());
    }
}
