//! Emails for the tests of this room.

use std::sync::Arc;

use super::Stationery;
use super::content::{CodePart, Content, Fact, LinkPart, QuotePart, SupportPart};
use crate::brand::{Look, Support};
use crate::config::{BaseUrl, SecretKeys};
use crate::domain::account::Language;
use crate::keys::Keyring;
use crate::words::{HouseStyle, Words};

pub(super) const CODE: &str = "ABCDE-FGHJK-LMNPQ-RSTUV";
pub(super) const SERVICE: &str = "https://handover.example/services/7?a=1&b=%3C";
pub(super) const LINK: &str = "https://handover.example/requests/12?token=ABCDE-FGHJK-LMNPQ-RSTUV&also=%3Cb%3E";

pub(super) fn stationery(look: Look) -> Stationery {
    let keys = SecretKeys::from_hex(&"00".repeat(32)).unwrap();
    Stationery {
        base_url: BaseUrl::parse("https://handover.example").unwrap(),
        style: HouseStyle::default(),
        brand: "Möller & Søn <hosting>".to_owned(),
        look,
        from: "Handover <no-reply@handover.example>".parse().unwrap(),
        return_to: None,
        keyring: Arc::new(Keyring::new(&keys)),
    }
}

/// An email with everything that one can hold, and with signs that markup takes for its own.
pub(super) fn content(language: Language) -> Content {
    let words = Words::of(language);
    let fact = |key: &str, value: &str| {
        let label = words.t(key);
        let text_label = words.with("email-fact-label", [("label", &label)]);
        Fact { label, value: value.to_owned(), text_label, hrefs: Vec::new() }
    };
    let facts = || {
        vec![
            fact("service-label", &format!("{}.example.org (DOMAIN)", "very-long-label-".repeat(8))),
            fact("types-label", "Administrative, Technical, Billing"),
            fact("from-label", "O'Brien \"<b>\" & Ünal {{ name }} ]]> (ob1-nic)"),
            fact("to-label", &format!("{}(lo2-nic)", "Anna Maria Luise von und zu Langenau ".repeat(3))),
        ]
    };
    // The first leads somewhere.
    let leading = |mut facts: Vec<Fact>| {
        facts.iter_mut().take(1).for_each(|fact| fact.hrefs.push(SERVICE.to_owned()));
        facts
    };
    let named = [("requester", "O'Brien & <Co> (ob1-nic)"), ("last-day", "1 May 2026, 12:00 UTC")];
    let support = Support::parse("https://handover.example/help?a=1&b=2").unwrap();
    Content {
        subject: words.with("email-code-subject", [("service", "a<b>&c.example")]),
        lang: language.code(),
        heading: Some(
            words.with("email-done-heading-other", [("to", "Zoë <b> & Co"), ("roles", "…"), ("service", "a.example")]),
        ),
        preheader: Some(words.with("email-code-preheader", [("types", "Technical"), ("last-day", "1 May 2026")])),
        greeting: words.with("email-greeting", [("name", "Zoë & <Co>")]),
        opening: vec![words.with("email-code-opening", named)],
        tables: vec![leading(facts()), facts()],
        beyond: Some(words.count("email-groups-more", 37, [])),
        quote: Some(QuotePart {
            label: words.with("email-note", named),
            text: format!("{CODE} is <b>no</b> code & {}", "these are a few words of a customer, ".repeat(5)),
        }),
        code: Some(CodePart {
            label: words.t("email-code-label"),
            code: CODE.to_owned(),
            link: LinkPart::new(words, "email-code-link", "email-code-button", LINK.to_owned()),
            terms: vec![words.t("email-code-personal"), words.with("email-code-last-day", named)],
        }),
        links: vec![LinkPart::new(words, "email-sign-in-link", "email-sign-in-button", format!("{LINK}2"))],
        closing: vec![words.t("email-code-surprise")],
        footer: words.with("email-footer", [("nic", "lo2-nic"), ("brand", "Möller & Søn <hosting>")]),
        support: Some(SupportPart::new(words, &support)),
    }
}
