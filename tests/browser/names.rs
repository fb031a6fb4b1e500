//! What a person does on a page, by the names that a person sees or hears. An element counts when its visible text or label is
//! the name *and* it is called so by a screen reader.

use fantoccini::Locator;
use fantoccini::elements::Element;

use crate::chrome::Browser;

/// What kind of thing is meant by a name.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Link,
    Button,
    Field,
    Menu,
}

impl Kind {
    /// Where things of this name may be.
    fn candidates(self, name: &str) -> String {
        match self {
            Self::Link => format!(r#"//a[@href][normalize-space(.)="{name}"]"#),
            Self::Button => format!(r#"//button[normalize-space(.)="{name}"]"#),
            Self::Field => format!(r#"//*[@id=//label[normalize-space(.)="{name}"]/@for]"#),
            Self::Menu => format!(r#"//summary[normalize-space(.)="{name}" or @aria-label="{name}"]"#),
        }
    }
}

/// What is folded on small screens alone stands open on others, by the stylesheet: the driver, which would take it for hidden, has
/// it said in its own way.
const UNFOLD: &str = "document.querySelectorAll('details.fold').forEach(fold => \
    { if (!fold.firstElementChild.checkVisibility()) fold.open = true })";

impl Browser {
    /// Does something with the thing of this name, as soon as it is there to be seen.
    fn with<T>(&self, kind: Kind, name: &str, act: impl Fn(&Element) -> Result<T, fantoccini::error::CmdError>) -> T {
        self.eventually(&format!("the {kind:?} {name:?}"), || {
            let element = self.look_for(kind, name)?.ok_or("is not there")?;
            act(&element).map_err(|error| error.to_string())
        })
    }

    fn look_for(&self, kind: Kind, name: &str) -> Result<Option<Element>, String> {
        let failed = |error: fantoccini::error::CmdError| error.to_string();
        let candidates = kind.candidates(name);
        self.try_ask(UNFOLD).map_err(failed)?;
        for element in self.wait(self.client.find_all(Locator::XPath(&candidates))).map_err(failed)? {
            if !self.wait(element.is_displayed()).map_err(failed)? {
                continue;
            }
            let called = self.name_of(&element).map_err(failed)?;
            if called.starts_with(name) {
                return Ok(Some(element));
            }
            return Err(format!("a screen reader calls it {called:?}"));
        }
        Ok(None)
    }

    pub fn click(&self, name: &str) {
        self.with(Kind::Link, name, |link| self.wait(link.click()));
    }

    pub fn press(&self, name: &str) {
        self.with(Kind::Button, name, |button| self.wait(button.click()));
    }

    pub fn open_menu(&self, name: &str) {
        self.with(Kind::Menu, name, |menu| self.wait(menu.click()));
    }

    /// Clears the field and types.
    pub fn fill(&self, name: &str, text: &str) {
        self.with(Kind::Field, name, |field| {
            self.wait(field.clear())?;
            if text.is_empty() { Ok(()) } else { self.wait(field.send_keys(text)) }
        });
    }

    pub fn choose(&self, name: &str, option: &str) {
        self.with(Kind::Field, name, |field| self.wait(field.select_by_label(option)));
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> String {
        self.with(Kind::Field, name, |field| self.wait(field.prop("value"))).unwrap_or_default()
    }

    /// What is said to be wrong with a field.
    pub fn fault_at(&self, name: &str) -> String {
        let id = self.with(Kind::Field, name, |field| {
            assert_eq!(self.wait(field.attr("aria-invalid"))?.as_deref(), Some("true"), "{name} is said to be well");
            self.wait(field.attr("aria-describedby"))
        });
        let ids = id.expect("nothing describes the field");
        let parts = ids.split(' ').map(|id| self.ask(&format!("document.getElementById({id:?}).innerText")));
        parts.map(|part| part.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    }

    pub fn shows(&self, kind: Kind, name: &str) -> bool {
        self.look_for(kind, name).unwrap().is_some()
    }

    /// Waits for the page with this heading.
    pub fn expect_page(&self, heading: &str) {
        self.expect("the heading", "h1", heading);
    }

    /// Waits for this message about what was done.
    pub fn expect_message(&self, message: &str) {
        self.expect("the message", "[role=status]", message);
    }

    /// Waits for an alert with this in it.
    pub fn expect_alert(&self, alert: &str) {
        self.expect("the alert", "[role=alert]", alert);
    }

    fn expect(&self, what: &str, selector: &str, wanted: &str) {
        let script = format!("document.querySelector('{selector}')?.innerText");
        self.eventually(&format!("{what} {wanted:?}"), || {
            let found = self.try_ask(&script).map_err(|error| error.to_string())?;
            found.as_str().is_some_and(|text| text.contains(wanted)).then_some(()).ok_or(format!("{found} is there"))
        });
    }

    /// Waits until the title of the page begins so.
    pub fn expect_title(&self, wanted: &str) {
        self.eventually(&format!("the title {wanted:?}"), || {
            let title = self.wait(self.client.title()).map_err(|error| error.to_string())?;
            title.starts_with(wanted).then_some(()).ok_or(format!("it is {title:?}"))
        });
    }

    /// The rows of the table, cell by cell, as they are seen.
    pub fn rows(&self) -> Vec<Vec<String>> {
        self.cells("tbody tr")
    }

    /// The column headers.
    pub fn headers(&self) -> Vec<String> {
        self.cells("thead tr").concat()
    }

    fn cells(&self, row: &str) -> Vec<Vec<String>> {
        let cell = r#"cell => cell.innerText.replace(/\s+/g, " ").trim()"#;
        let script = format!("[...document.querySelectorAll('{row}')].map(row => [...row.cells].map({cell}))");
        serde_json::from_value(self.ask(&script)).unwrap()
    }

    /// The row whose cell begins so.
    pub fn row(&self, start: &str) -> Vec<String> {
        let rows = self.rows();
        let found = rows.iter().find(|row| row.iter().any(|cell| cell.starts_with(start)));
        found.unwrap_or_else(|| panic!("no row for {start} in {rows:?}")).clone()
    }

    /// What the keyboard is at.
    pub fn focus(&self) -> String {
        let active = self.wait(self.client.active_element()).unwrap();
        self.name_of(&active).unwrap()
    }

    /// Nothing was blocked, missing or broken since the browser was opened. That a page answers 4xx is no fault.
    pub fn expect_clean_console(&self) {
        let is_answer = |entry: &serde_json::Value| {
            let message = entry["message"].as_str().unwrap_or_default();
            let own_file = message.contains("/static/");
            entry["source"] == "network" && message.contains("responded with a status of 4") && !own_file
        };
        // Chromium sometimes tells that it did what signing out asks for.
        let is_forgetting = |entry: &serde_json::Value| {
            entry["level"] == "INFO"
                && entry["message"].as_str().is_some_and(|said| said.contains(" Cleared data types: "))
        };
        let is_fault = |entry: &serde_json::Value| !is_answer(entry) && !is_forgetting(entry);
        let faults: Vec<_> = self.console().into_iter().filter(is_fault).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
