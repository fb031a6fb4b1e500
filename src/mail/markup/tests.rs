use std::sync::Arc;

use super::*;
use crate::brand::{Colour, Colours, Logo, Look};
use crate::domain::account::Language;
use crate::mail::plain::Plain;
use crate::mail::sample::{CODE, LINK, SERVICE, content, stationery};
use crate::words::Words;

fn made_in(language: Language) -> String {
    html(&content(language), &stationery(Look::default())).unwrap()
}

/// What an HTML reader sees of it: neither comments nor styles.
fn body(html: &str) -> scraper::Html {
    scraper::Html::parse_document(html)
}

fn texts(html: &scraper::Html, selector: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(selector).unwrap();
    let found = html.select(&selector);
    found.map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn attributes(html: &scraper::Html, selector: &str, name: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(selector).unwrap();
    let found = html.select(&selector);
    found.filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
}

/// The places are filled with what the libraries would have made of the texts.
#[test]
fn an_email_reads_the_same_whether_its_shape_was_kept_or_not() {
    let stationery = stationery(Look::default());
    for language in Words::languages() {
        let mut content = content(language);
        for name in ["Zoë <&> \"'/>", " two  blanks ", "{{ x }} &amp; ]]> --> ;", "\u{fffe}\u{2067}", "", "PlaceOfText"]
        {
            content.greeting = name.to_owned();
            content.opening.push(name.to_owned());
            let anew = made(&mjml(&content, &stationery).unwrap()).unwrap();
            for _ in 0..2 {
                assert_eq!(html(&content, &stationery).unwrap(), anew);
            }
        }
    }
}

#[test]
fn no_letter_of_a_name_keeps_an_email_from_being_made() {
    let odd = [0x20..0x100, 0x2000..0x2070, 0xfdd0..0xfdf0, 0xfff0..0x1_0000_u32, 0x1_fffe..0x2_0000];
    for letter in odd.into_iter().flatten().filter_map(char::from_u32).filter(|letter| !letter.is_control()) {
        let mut content = content(Language::English);
        content.greeting = format!("Hello Olga {letter},");
        let html = html(&content, &stationery(Look::default()));
        assert!(html.is_ok_and(|html| html.contains("Hello Olga")), "U+{:04X}", u32::from(letter));
    }
}

#[test]
fn nothing_obsolete_is_left() {
    let html = body(&made_in(Language::English));
    let obsolete = [
        "border",
        "cellpadding",
        "cellspacing",
        "align",
        "valign",
        "bgcolor",
        "vertical-align",
        "aria-roledescription",
    ];
    for name in obsolete {
        assert_eq!(attributes(&html, "*", name), [""; 0], "{name}");
    }
    assert_eq!(attributes(&html, "table, td, th", "width"), [""; 0]);
    assert_eq!(attributes(&html, "style", "type"), [""; 0]);
    assert_eq!(attributes(&html, "meta", "http-equiv"), [""; 0]);
    assert_eq!(attributes(&html, "meta[charset]", "charset"), ["utf-8"]);
    assert_eq!(attributes(&html, "html", "xmlns"), [""; 0]);
    let styles = [attributes(&html, "*", "style"), texts(&html, "style")].concat();
    assert!(styles.iter().all(|style| !style.contains("mso-")), "{styles:?}");
}

#[test]
fn what_the_attributes_said_is_said_in_css() {
    let out = tidied(
        "<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" width=\"100%\"><tr>\
         <td align=\"right\" valign=\"top\" width=\"7\" bgcolor=\"#123456\" \
         style=\"text-align:left;mso-x:y\">x<br /></td></tr></table>",
    );
    assert_eq!(
        out.unwrap(),
        "<table style=\"border-spacing:0;width:100%;border:0;\"><tr>\
         <td style=\"text-align:left;vertical-align:top;width:7px;background-color:#123456;\">x<br></td></tr></table>"
    );
}

#[test]
fn both_parts_say_the_same_in_every_language() {
    for language in Words::languages() {
        let content = content(language);
        let html = body(&made_in(language));
        let text = Plain { content: &content }.render().unwrap();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let text = bare(&text);
        let read = texts(&html, ".sheet").concat();
        let mut said: Vec<&str> = vec![content.heading.as_ref().unwrap(), &content.greeting, &content.footer];
        said.extend(content.opening.iter().chain(&content.closing).map(String::as_str));
        said.extend(content.tables.iter().flatten().flat_map(|fact| [fact.label.as_str(), fact.value.trim()]));
        let code = content.code.as_ref().unwrap();
        said.extend([&code.label, &code.code, &code.link.label, &code.link.href].map(String::as_str));
        said.extend(code.terms.iter().map(String::as_str));
        said.extend(content.links.iter().flat_map(|link| [link.label.as_str(), &link.href]));
        said.push(&content.support.as_ref().unwrap().line);
        for said in said {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(read.contains(&said), "{said:?} is not in {read:?}");
            assert!(text.contains(&bare(&said)), "{said:?} is not in {text:?}");
        }
        let links = attributes(&html, "a", "href");
        let last = format!("{LINK}2");
        assert_eq!(links, [SERVICE, LINK, LINK, &last, &last, "https://handover.example/help?a=1&b=2"]);
        assert_eq!(texts(&html, ".code"), [CODE]);
        assert_eq!(texts(&html, "title"), [content.subject.as_str()]);
        assert_eq!(attributes(&html, "html", "lang"), [language.code()]);
    }
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let html = made_in(Language::French);
    let ours = html.replace(&LINK.replace('&', "&#38;"), "").replace("https://handover.example/help", "");
    let ours = ours.replace(&SERVICE.replace('&', "&#38;"), "");
    let ours = ours.replace("urn:schemas-microsoft-com", "");
    for fetching in ["http:", "https:", "url(", "@import", "<link", "<script", "src="] {
        assert!(!ours.contains(fetching), "{fetching}: {ours}");
    }
}

#[test]
fn facts_are_a_table_and_all_else_is_layout() {
    let html = body(&made_in(Language::English));
    assert_eq!(texts(&html, ".facts table tr").len(), 8);
    assert_eq!(attributes(&html, ".facts table th", "scope"), ["row"; 8]);
    assert_eq!(attributes(&html, ".facts table", "role"), [""; 0]);
    assert_eq!(attributes(&html, "table", "role").len() + 2, texts(&html, "table").len());
}

#[test]
fn colours_are_the_operators_by_day_and_by_night() {
    let colours = Colours::of(Colour::parse("#c2185b").unwrap());
    let html = html(&content(Language::English), &stationery(Look { colours, ..Look::default() })).unwrap();
    let (before, dark) = html.split_once("@media (prefers-color-scheme: dark) {").unwrap();
    let (dark, after) = dark.split_once("</style>").unwrap();
    for rule in dark.split_inclusive('}').filter(|rule| rule.contains('{')) {
        let declarations = rule.split_once('{').unwrap().1.trim_end_matches(['}', ' ']);
        for declaration in declarations.split(';').filter(|declaration| !declaration.trim().is_empty()) {
            assert!(declaration.ends_with("!important"), "{declaration} does not win over what is inline");
        }
    }
    for (part, scheme) in [(dark, colours.dark), (after, colours.light)] {
        for colour in [scheme.accent, scheme.ink, scheme.soft] {
            assert!(part.contains(&colour.to_string()), "{colour}");
        }
    }
    let own = Colours::default();
    assert!(!html.contains(&own.light.accent.to_string()) && !html.contains(&own.dark.accent.to_string()));
    assert!(before.contains("<meta name=\"color-scheme\" content=\"light dark\">"));
    assert!(before.contains("<meta name=\"supported-color-schemes\" content=\"light dark\">"));
}

#[test]
fn a_logo_is_shown_where_mail_programs_can() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), vec![0, 0, 0, 64, 0, 0, 0, 32]].concat();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec();
    let shown = |file: Vec<u8>| {
        let logo = Some(Arc::new(Logo::of(file).unwrap()));
        let html = body(&html(&content(Language::English), &stationery(Look { logo, ..Look::default() })).unwrap());
        let of = |name| attributes(&html, "img", name).concat();
        (of("src"), of("width"), of("height"), texts(&html, ".brand").concat())
    };
    let name = "Möller & Søn <hosting>".to_owned();
    let expected = ("cid:logo@handover.example".to_owned(), "64".to_owned(), "32".to_owned(), name.clone());
    assert_eq!(shown(png), expected);
    assert_eq!(shown(svg), (String::new(), String::new(), String::new(), name));
}
