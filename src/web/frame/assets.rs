//! The static files: built into the program or given by the operator, under names that hold their hash, so that
//! browsers keep them for good.

use std::io::Write as _;
use std::sync::Arc;

use actix_web::web::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::brand::Look;
use crate::domain::text::hex;
use crate::web::frame::routes;

/// The design system, as it is written.
pub const STYLES: &str = include_str!("../../../static/handover.css");
const SCRIPT: &str = include_str!("../../../static/handover.js");
const ICON: &[u8] = include_bytes!("../../../static/icon.svg");
/// The most room that the logo takes on a page, in CSS pixels.
const LOGO_ROOM: (u16, u16) = (200, 32);

/// A static file.
#[derive(Debug)]
pub struct Asset {
    name: String,
    /// Its address.
    pub href: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Bytes,
    /// As small as gzip makes it, where that is smaller: packed once, at the start.
    pub packed: Option<Bytes>,
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, bytes: Bytes) -> Self {
        let name = format!("{stem}.{}.{ending}", hex(&Sha256::digest(&bytes)[..6]));
        Self { href: routes::STATIC.of(&name), name, kind, packed: packed(&bytes), bytes }
    }
}

fn packed(bytes: &Bytes) -> Option<Bytes> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let small = packer.write_all(bytes).and_then(|()| packer.finish()).ok()?;
    Some(Bytes::from(small)).filter(|small| small.len() < bytes.len())
}

/// What a browser needs of a stylesheet or script of ours, for the first visit to be light: no comments, which are
/// blocks in the one and whole lines in the other, and no indentation.
fn lean(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    for (number, part) in text.split("/*").enumerate() {
        left.push_str(if number == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let lines = left.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A lean stylesheet without the blanks that only we need: in its strings stands none of these signs.
fn tight(styles: &str) -> String {
    let mut left = String::with_capacity(styles.len());
    for letter in styles.chars() {
        let letter = if letter == '\n' { ' ' } else { letter };
        if letter == ' ' && left.ends_with([' ', '{', '}', ';', ':', ',']) {
            continue;
        }
        if letter == '{' && left.ends_with(' ') || letter == '}' && left.ends_with(';') {
            left.pop();
        }
        left.push(letter);
    }
    left
}

/// All static files of a site.
#[derive(Debug)]
pub struct Assets {
    /// The stylesheet, in the operator's colours.
    pub stylesheet: Asset,
    /// The script: makes pages a little nicer; nothing needs it.
    pub script: Asset,
    /// The icon.
    pub icon: Asset,
    /// The operator's logo.
    pub logo: Option<LogoAsset>,
}

/// The logo as pages show it.
#[derive(Debug)]
pub struct LogoAsset {
    /// The file.
    pub asset: Asset,
    /// Its width in CSS pixels, where the file says how wide it is.
    pub width: Option<String>,
    /// Its height in CSS pixels.
    pub height: String,
}

impl Assets {
    /// The files of a site that looks so.
    #[must_use]
    pub fn of(look: &Look) -> Arc<Self> {
        let stylesheet = [tight(&lean(STYLES)), look.colours.css()].concat();
        let logo = look.logo.as_ref().map(|logo| {
            let (width, height) = logo.within(LOGO_ROOM.0, LOGO_ROOM.1);
            let bytes = Bytes::from(logo.bytes.clone());
            LogoAsset { asset: Asset::new("logo", logo.kind.ending(), logo.kind.media_type(), bytes), width, height }
        });
        Arc::new(Self {
            stylesheet: Asset::new("handover", "css", "text/css; charset=utf-8", stylesheet.into()),
            script: Asset::new("handover", "js", "text/javascript; charset=utf-8", lean(SCRIPT).into()),
            icon: Asset::new("icon", "svg", "image/svg+xml; charset=utf-8", Bytes::from_static(ICON)),
            logo,
        })
    }

    /// The file of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Asset> {
        let logo = self.logo.as_ref().map(|logo| &logo.asset);
        [&self.stylesheet, &self.script, &self.icon].into_iter().chain(logo).find(|asset| asset.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_we_read_is_left_out() {
        let css = "/* Head\n   of it */\na { b: c; }\n\n@media x {\n  a { d: e; } /* why */\n}\n";
        assert_eq!(lean(css), "a { b: c; }\n@media x {\na { d: e; }\n}\n");
        let rule = "a:hover, b > :not(c) { d: e, f; }\n@media (x: 1px) {\ng { h: calc(1% - 2px) \"i j\"; }\n}\n";
        assert_eq!(tight(rule), "a:hover,b > :not(c){d:e,f}@media (x:1px){g{h:calc(1% - 2px) \"i j\"}}");
        assert_eq!(lean("// Why.\nf(\n  1, // stays\n);\n"), "f(\n1, // stays\n);\n");
        let strings = STYLES.split('"').skip(1).step_by(2);
        assert!(
            strings.clone().count() > 20 && strings.into_iter().all(|said| !said.contains(['{', '}', ';', ':', ',']))
        );
        for text in [STYLES, SCRIPT] {
            assert!(!text.contains('`') && text.matches("/*").count() == text.matches("*/").count());
        }
    }
}
