//! The operator's logo: a small PNG or SVG file, read once at the start.

use std::fmt;

use super::small_file;
use crate::refusal::Refusal;

/// The largest file that is taken, in bytes: every page and every email carries it.
pub const LOGO_MAX: u64 = 32 * 1024;

const EXPECTED: &str = "the path of a PNG or SVG file of at most 32 KiB";
const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A logo.
#[derive(Clone, PartialEq)]
pub struct Logo {
    /// Which kind of file it is.
    pub kind: LogoKind,
    /// The file.
    pub bytes: Vec<u8>,
    /// Width by height; not every SVG tells it.
    ratio: Option<f64>,
}

/// The kinds of files that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoKind {
    /// Shown on pages and in emails.
    Png,
    /// Shown on pages; mail programs show none.
    Svg,
}

impl LogoKind {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml; charset=utf-8",
        }
    }

    /// How its files' names end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

impl Logo {
    /// Reads the file.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is neither PNG nor SVG.
    pub fn read_file(path: &str) -> Result<Self, Refusal> {
        Self::of(small_file::read(path, LOGO_MAX).map_err(|why| expected(&why))?)
    }

    /// The logo that a file is.
    ///
    /// # Errors
    /// It is neither PNG nor SVG.
    pub fn of(bytes: Vec<u8>) -> Result<Self, Refusal> {
        if bytes.starts_with(b"\x89PNG") {
            let ratio = png_ratio(&bytes).ok_or_else(|| expected("the head of this PNG is damaged"))?;
            return Ok(Self { kind: LogoKind::Png, bytes, ratio: Some(ratio) });
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| expected("this one is neither"))?;
        let ratio = svg_ratio(text)?;
        Ok(Self { kind: LogoKind::Svg, bytes, ratio })
    }

    /// Width, where it is known, and height for `<img>`, in CSS pixels: as large as fits into this box.
    #[must_use]
    pub fn within(&self, width: u16, height: u16) -> (Option<String>, String) {
        let (widest, highest) = (f64::from(width), f64::from(height));
        let pixels = |length: f64| format!("{:.0}", length.max(1.0));
        match self.ratio {
            None => (None, pixels(highest)),
            Some(ratio) if ratio * highest > widest => (Some(pixels(widest)), pixels(widest / ratio)),
            Some(ratio) => (Some(pixels(highest * ratio)), pixels(highest)),
        }
    }
}

fn expected(why: &str) -> Refusal {
    Refusal::new(format!("{EXPECTED} ({why})"))
}

fn png_ratio(bytes: &[u8]) -> Option<f64> {
    let sizes = bytes.strip_prefix(PNG_HEAD)?;
    let (width, rest) = sizes.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    ratio_of(f64::from(u32::from_be_bytes(*width)), f64::from(u32::from_be_bytes(*height)))
}

fn svg_ratio(text: &str) -> Result<Option<f64>, Refusal> {
    // Drawing programs still write a document type. The parser bounds how far its entities expand.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| expected(&format!("this is no PNG, and as SVG: {error}")))?;
    let root = document.root_element();
    if !root.has_tag_name((SVG_NAMESPACE, "svg")) {
        return Err(expected(&format!("its first element is to be svg of {SVG_NAMESPACE}")));
    }
    let view = root.attribute("viewBox").unwrap_or_default();
    let numbers: Vec<f64> = view
        .split([' ', ',', '\n', '\t'])
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    // Without a view box, width and height tell it. A length in per cent is of the page, and no size.
    let length = |name| root.attribute(name)?.trim().trim_end_matches("px").parse().ok();
    Ok(match numbers[..] {
        [_, _, width, height] => ratio_of(width, height),
        _ => length("width").zip(length("height")).and_then(|(width, height)| ratio_of(width, height)),
    })
}

fn ratio_of(width: f64, height: f64) -> Option<f64> {
    let ratio = width / height;
    (width > 0.0 && height > 0.0 && ratio.is_finite()).then_some(ratio)
}

/// Says nothing of the file.
impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logo").field("kind", &self.kind).field("ratio", &self.ratio).finish_non_exhaustive()
    }
}
