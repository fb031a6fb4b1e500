//! An answer of the application, read as a person reads it.

use scraper::{ElementRef, Html, Selector};

#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Page {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// How many seconds one is to wait.
    pub fn retry_after(&self) -> u64 {
        self.header("retry-after").expect("how long to wait").parse().unwrap()
    }

    /// Where the answer leads on to.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The text of each element that matches.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html().select(&Selector::parse(selector).unwrap()).map(text).collect()
    }

    /// The text of the first element that matches; empty where none does.
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    /// An attribute of the first element that matches.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let html = self.html();
        let found = html.select(&Selector::parse(selector).unwrap()).next()?.attr(name).map(str::to_owned);
        found
    }

    /// An attribute of each element that matches and has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let (html, selector) = (self.html(), Selector::parse(selector).unwrap());
        html.select(&selector).filter_map(|found| found.attr(name)).map(str::to_owned).collect()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.html().select(&Selector::parse(selector).unwrap()).next().is_some()
    }

    /// The value of the field of this name.
    pub fn value(&self, field: &str) -> String {
        self.attribute(&format!("[name={field}]"), "value").unwrap_or_default()
    }

    /// The message that was left for this page.
    pub fn message(&self) -> String {
        self.text("[role=status]")
    }

    /// The fault at the field of this id.
    pub fn fault(&self, field: &str) -> String {
        let invalid = self.attribute(&format!("#{field}"), "aria-invalid").as_deref() == Some("true");
        let described = self.attribute(&format!("#{field}"), "aria-describedby").unwrap_or_default();
        let id = described.split(' ').next().unwrap_or_default().to_owned();
        if invalid { self.text(&format!("#{id}")) } else { String::new() }
    }

    /// The form of this id, filled in: its hidden fields, and these.
    pub fn filled(&self, form: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
        let hidden = format!("#{form} input[type=hidden]");
        let hidden = self.attributes(&hidden, "name").into_iter().zip(self.attributes(&hidden, "value"));
        hidden.chain(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))).collect()
    }

    /// The rows of the table, cell by cell.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cell = Selector::parse("td").unwrap();
        self.html()
            .select(&Selector::parse("tbody tr").unwrap())
            .map(|row| row.select(&cell).map(text).collect())
            .collect()
    }
}

/// A form as one of its buttons sends it, with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Page {
    /// Every form that is posted, once for each of its buttons.
    pub fn forms(&self) -> Vec<Form> {
        let (html, all) = (self.html(), |selector: &str| Selector::parse(selector).unwrap());
        let (inputs, selects, buttons) = (all("input[name]"), all("select[name]"), all("button[type=submit]"));
        let (posted, chosen) = (all("form[method=post]"), all("option[selected]"));
        let named = |element: ElementRef<'_>, value: Option<&str>| {
            element.attr("name").map(|name| (name.to_owned(), value.unwrap_or_default().to_owned()))
        };
        let mut forms = Vec::new();
        for form in html.select(&posted) {
            let inside = form.select(&inputs).filter(|input| input.attr("form").is_none());
            let elsewhere = form.attr("id").map(|id| all(&format!("input[form={id}]")));
            let elsewhere = elsewhere.iter().flat_map(|inputs| html.select(inputs));
            let mut fields: Vec<_> =
                inside.chain(elsewhere).filter_map(|input| named(input, input.attr("value"))).collect();
            let choice = |select: ElementRef<'_>| {
                select.select(&chosen).next().and_then(|option| option.attr("value").map(str::to_owned))
            };
            fields.extend(form.select(&selects).filter_map(|select| named(select, choice(select).as_deref())));
            let elsewhere = form.attr("id").map(|id| all(&format!("button[form={id}]")));
            let elsewhere = elsewhere.iter().flat_map(|buttons| html.select(buttons));
            let inside = form.select(&buttons).filter(|button| button.attr("form").is_none());
            for button in inside.chain(elsewhere) {
                let action = button.attr("formaction").or(form.attr("action")).unwrap_or_default().to_owned();
                let pressed = named(button, button.attr("value"));
                forms.push(Form { action, fields: fields.iter().cloned().chain(pressed).collect() });
            }
        }
        forms
    }
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
