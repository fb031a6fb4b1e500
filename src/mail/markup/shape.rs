//! The HTML of emails of one shape is made once, with places for what each of them says.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use askama::filters::{Html, escape};

use super::MarkupError;
use crate::mail::content::{CodePart, Content, Fact, LinkPart, QuotePart};

/// Shapes that are kept: each takes some 20 KB.
const KEPT_MAX: usize = 64;
/// What stands in the place of a text, around its number: letters that no markup minds, and no operator's name holds.
const PLACE: &str = "PlaceOfTextInTheShapeOfEmails";
/// Ends the number.
const PLACE_END: char = '_';

/// The shapes by their MJML.
static KEPT: Mutex<Option<HashMap<String, Arc<Shape>>>> = Mutex::new(None);

/// HTML with places.
pub(super) struct Shape {
    /// What comes before a place, and the number of its text.
    pieces: Vec<(String, usize)>,
    end: String,
}

impl Shape {
    /// The shape that this MJML makes: one that is kept, or a new one.
    pub(super) fn of(
        mjml: String,
        make: impl FnOnce(&str) -> Result<String, MarkupError>,
    ) -> Result<Arc<Self>, MarkupError> {
        let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shape) = kept().as_ref().and_then(|kept| kept.get(&mjml)) {
            return Ok(Arc::clone(shape));
        }
        let shape = Arc::new(Self::parse(&make(&mjml)?));
        let mut kept = kept();
        let kept = kept.get_or_insert_default();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(mjml, Arc::clone(&shape));
        Ok(shape)
    }

    fn parse(html: &str) -> Self {
        let mut parts = html.split(PLACE);
        let mut before = parts.next().unwrap_or_default().to_owned();
        let mut pieces = Vec::new();
        for part in parts {
            let place = part.split_once(PLACE_END).and_then(|(number, rest)| Some((number.parse().ok()?, rest)));
            let Some((number, rest)) = place else {
                before.push_str(part);
                continue;
            };
            pieces.push((std::mem::replace(&mut before, rest.to_owned()), number));
        }
        Self { pieces, end: before }
    }

    /// The HTML with these texts in their places.
    pub(super) fn filled(&self, texts: &[&str]) -> String {
        let mut html = String::with_capacity(32 * 1024);
        for (before, number) in &self.pieces {
            html.push_str(before);
            let text = texts.get(*number).copied().unwrap_or_default();
            // Writing into a string does not fail.
            let _ = escape(super::fit_for_xml(text), Html).map(|text| write!(html, "{text}"));
        }
        html.push_str(&self.end);
        html
    }
}

/// The texts of an email by their numbers.
#[derive(Default)]
struct Texts<'a>(Vec<&'a str>);

impl<'a> Texts<'a> {
    /// The place of a text.
    fn place(&mut self, text: &'a str) -> String {
        self.0.push(text);
        format!("{PLACE}{}{PLACE_END}", self.0.len() - 1)
    }

    fn places(&mut self, texts: &'a [String]) -> Vec<String> {
        texts.iter().map(|text| self.place(text)).collect()
    }

    fn facts(&mut self, facts: &'a [Fact]) -> Vec<Fact> {
        let mut fact = |fact: &'a Fact| Fact {
            label: self.place(&fact.label),
            value: fact.value.lines().map(|line| self.place(line)).collect::<Vec<_>>().join("\n"),
            text_label: String::new(),
            hrefs: self.places(&fact.hrefs),
        };
        facts.iter().map(&mut fact).collect()
    }

    fn quote(&mut self, quote: &'a QuotePart) -> QuotePart {
        QuotePart { label: self.place(&quote.label), text: self.place(&quote.text) }
    }

    fn link(&mut self, link: &'a LinkPart) -> LinkPart {
        LinkPart { label: self.place(&link.label), button: self.place(&link.button), href: self.place(&link.href) }
    }

    fn code(&mut self, code: &'a CodePart) -> CodePart {
        CodePart {
            label: self.place(&code.label),
            code: self.place(&code.code),
            link: self.link(&code.link),
            terms: self.places(&code.terms),
        }
    }
}

/// The content with a place for each text, and the texts by their numbers. What the operator says of the support is the
/// same in all emails, and stays.
pub(super) fn with_places(content: &Content) -> (Content, Vec<&str>) {
    let mut texts = Texts::default();
    let shape = Content {
        subject: texts.place(&content.subject),
        lang: content.lang,
        heading: content.heading.as_ref().map(|heading| texts.place(heading)),
        preheader: content.preheader.as_ref().map(|preheader| texts.place(preheader)),
        greeting: texts.place(&content.greeting),
        opening: texts.places(&content.opening),
        tables: content.tables.iter().map(|facts| texts.facts(facts)).collect(),
        beyond: content.beyond.as_ref().map(|beyond| texts.place(beyond)),
        quote: content.quote.as_ref().map(|quote| texts.quote(quote)),
        code: content.code.as_ref().map(|code| texts.code(code)),
        links: content.links.iter().map(|link| texts.link(link)).collect(),
        closing: texts.places(&content.closing),
        footer: texts.place(&content.footer),
        support: content.support.clone(),
    };
    (shape, texts.0)
}
