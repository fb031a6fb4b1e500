//! The HTML of an email: MJML, made by its library into the tables and inline styles that mail programs need, then
//! freed of what HTML no longer knows; the same is said in CSS.

mod handles;
mod shape;

use std::collections::HashMap;

use askama::Template;
use lol_html::html_content::{ContentType, Element, TextChunk};
use lol_html::{RewriteStrSettings, comments, element, rewrite_str, text};
use mrml::prelude::render::RenderOptions;
use thiserror::Error;

pub(super) use self::handles::with_whole_handles;
use self::shape::{Shape, with_places};
use super::Stationery;
use super::content::Content;
use crate::brand::{DARK, Grounds, LIGHT, LogoKind, Scheme};

/// The most room that the logo takes, in CSS pixels.
const LOGO_ROOM: (u16, u16) = (160, 32);
/// What HTML wants first, and what tells mail programs that there are dark colours too.
const META: &str = "<meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">\
    <meta name=\"supported-color-schemes\" content=\"light dark\">";
/// What only Outlook reads, and no stylesheet may hold.
const FOR_OUTLOOK: &str = "<!--[if mso]><style>table, td { mso-table-lspace: 0pt; mso-table-rspace: 0pt; } \
    .button td { mso-padding-alt: 12px 24px; }</style><![endif]-->";
/// Obsolete attributes, and the style that stands for each; none where the library writes that style beside it.
const TABLE: [(&str, &str); 6] = [
    ("border", ""),
    ("cellpadding", ""),
    ("cellspacing", "border-spacing"),
    ("align", ""),
    ("width", "width"),
    ("bgcolor", "background-color"),
];
const CELL: [(&str, &str); 5] = [
    ("align", "text-align"),
    ("valign", "vertical-align"),
    ("vertical-align", "vertical-align"),
    ("width", "width"),
    ("bgcolor", "background-color"),
];

#[derive(Template)]
#[template(path = "emails/letter.mjml", escape = "html")]
struct Mjml<'a> {
    content: &'a Content,
    brand: &'a str,
    logo: Option<LogoPart>,
    light: Scheme,
    dark: Scheme,
    on_light: Grounds,
    on_dark: Grounds,
}

struct LogoPart {
    id: String,
    width: Option<String>,
    height: String,
}

/// Why there is no HTML.
#[derive(Debug, Error)]
pub enum MarkupError {
    /// The template's fault.
    #[error(transparent)]
    Template(#[from] askama::Error),
    /// The words of the libraries that read the template's MJML, make HTML of it and tidy that.
    #[error("{0}")]
    Libraries(String),
}

/// The HTML.
///
/// # Errors
/// The template's fault, or what its libraries make of it.
pub(super) fn html(content: &Content, stationery: &Stationery) -> Result<String, MarkupError> {
    let (content, texts) = with_places(content);
    let shape = Shape::of(mjml(&content, stationery)?, made)?;
    Ok(shape.filled(&texts))
}

fn mjml(content: &Content, stationery: &Stationery) -> Result<String, MarkupError> {
    let look = &stationery.look;
    // Mail programs show no SVG.
    let logo = look.logo.as_ref().filter(|logo| logo.kind == LogoKind::Png).map(|logo| {
        let (width, height) = logo.within(LOGO_ROOM.0, LOGO_ROOM.1);
        LogoPart { id: stationery.logo_id(), width, height }
    });
    let brand = stationery.brand.as_str();
    let (light, dark) = (look.colours.light, look.colours.dark);
    let mjml = Mjml { content, brand, logo, light, dark, on_light: LIGHT, on_dark: DARK }.render()?;
    Ok(fit_for_xml(&mjml))
}

/// Names may hold what XML may not: no name keeps an email from being made.
fn fit_for_xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn made(mjml: &str) -> Result<String, MarkupError> {
    let parsed = mrml::parse(mjml).map_err(|error| MarkupError::Libraries(error.to_string()))?;
    // By default the library has fonts fetched from elsewhere.
    let options = RenderOptions { fonts: HashMap::new(), ..RenderOptions::default() };
    let rendered = parsed.element.render(&options).map_err(|error| MarkupError::Libraries(error.to_string()))?;
    tidied(&rendered).map_err(|error| MarkupError::Libraries(error.to_string()))
}

/// HTML that a checker finds nothing wrong with.
fn tidied(html: &str) -> Result<String, lol_html::errors::RewritingError> {
    let mut css = String::new();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            tidy(element);
            Ok(())
        }))
        .append_element_content_handler(text!("style", |chunk| {
            tidy_css(chunk, &mut css);
            Ok(())
        }))
        .append_element_content_handler(comments!("*", |comment| {
            // Where Outlook looks for the names that only it knows, now that <html> does not hold them.
            let named = "<o:OfficeDocumentSettings xmlns:o=\"urn:schemas-microsoft-com:office:office\">";
            if comment.text().contains("<o:OfficeDocumentSettings>") {
                comment.set_text(&comment.text().replace("<o:OfficeDocumentSettings>", named))?;
            }
            Ok(())
        }));
    // A tag's end is written like this nowhere else: texts and attributes hold no bare `>`.
    Ok(rewrite_str(html, settings)?.replace(" />", ">"))
}

fn tidy(element: &mut Element<'_, '_>) {
    match element.tag_name().as_str() {
        "html" => ["xmlns", "xmlns:v", "xmlns:o"].iter().for_each(|name| element.remove_attribute(name)),
        "head" => {
            element.prepend(META, ContentType::Html);
            element.append(FOR_OUTLOOK, ContentType::Html);
        }
        "meta" if element.has_attribute("http-equiv") => element.remove(),
        "style" => element.remove_attribute("type"),
        // Read aloud, and of no language.
        "div" => element.remove_attribute("aria-roledescription"),
        "table" => in_css(element, &TABLE, "border:0"),
        "td" => in_css(element, &CELL, ""),
        _ => {}
    }
    if let Some(style) = element.get_attribute("style").filter(|style| style.contains("mso-")) {
        // It was an attribute before, and only got shorter.
        let _ = element.set_attribute("style", &without_mso(&style));
    }
}

/// Takes these attributes away, and says in the element's own style what they said.
fn in_css(element: &mut Element<'_, '_>, attributes: &[(&str, &str)], always: &str) {
    let mut style = element.get_attribute("style").unwrap_or_default();
    let mut say = |property: &str, value: &str| {
        let said = style.split(';').any(|declaration| declaration.split(':').next() == Some(property));
        if !said {
            let between = if style.is_empty() || style.ends_with(';') { "" } else { ";" };
            style = format!("{style}{between}{property}:{value};");
        }
    };
    for (name, property) in attributes {
        let Some(value) = element.get_attribute(name) else { continue };
        element.remove_attribute(name);
        match *property {
            "" => {}
            "width" if value.ends_with(|c: char| c.is_ascii_digit()) => say("width", &format!("{value}px")),
            property => say(property, &value),
        }
    }
    if let Some((property, value)) = always.split_once(':') {
        say(property, value);
    }
    let _ = element.set_attribute("style", &style);
}

/// Stylesheets come in pieces.
fn tidy_css(chunk: &mut TextChunk<'_>, css: &mut String) {
    css.push_str(chunk.as_str());
    if chunk.last_in_text_node() {
        chunk.replace(&without_mso(css), ContentType::Html);
        css.clear();
    } else {
        chunk.remove();
    }
}

/// Declarations without those that only Outlook knows.
fn without_mso(css: &str) -> String {
    css.split_inclusive(';').filter(|declaration| !declaration.trim_start().starts_with("mso-")).collect()
}

#[cfg(test)]
mod tests;
