//! A Chromium of its own, driven through chromedriver.

use std::future::Future;
use std::process::{Command, Stdio};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::http::Method;
use url::{ParseError, Url};

use crate::program::{Program, Speaks};

/// How long a page may take to show what it should.
pub const PATIENCE: Duration = Duration::from_secs(80);
pub const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// Many browsers at once, or one whose speed is measured.
pub static QUIET: RwLock<()> = RwLock::new(());

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JavaScript {
    On,
    Off,
}

/// A chromedriver, and the port that it listens on.
///
/// It takes any free port of IPv6, then wants the same one of IPv4, and ends where somebody else has that: started again.
fn driver() -> (Program, String) {
    const TRIES: usize = 10;
    let mut said = Vec::new();
    for _ in 0..TRIES {
        let mut driver =
            Program::start(Command::new("chromedriver").arg("--port=0").stderr(Stdio::null()), Speaks::Out);
        match driver.hears("started successfully on port ") {
            Ok(port) => return (driver, port),
            Err(lines) => said = lines,
        }
        assert!(said.iter().any(|line| line.contains("port not available")), "chromedriver does not start: {said:#?}");
    }
    panic!("chromedriver finds no port in {TRIES} tries: {said:#?}");
}

/// A browser with a fresh profile, and the site that it looks at.
pub struct Browser {
    runtime: tokio::runtime::Runtime,
    pub client: Client,
    pub javascript: JavaScript,
    pub base: String,
    _driver: Program,
    _profile: TempDir,
    _among_others: RwLockReadGuard<'static, ()>,
}

impl Browser {
    pub fn open(base: &str, javascript: JavaScript) -> Self {
        Self::open_in(base, javascript, "en")
    }

    /// Of somebody who reads this language.
    pub fn open_in(base: &str, javascript: JavaScript, language: &str) -> Self {
        let among_others = QUIET.read().unwrap_or_else(PoisonError::into_inner);
        let (driver, port) = driver();
        let profile = tempfile::tempdir().unwrap();
        let mut arguments: Vec<_> = ARGUMENTS.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let mut options = json!({"args": arguments, "prefs": {"intl.accept_languages": language}});
        if javascript == JavaScript::Off {
            options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let wanted = json!({
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"},
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let Value::Object(wanted) = wanted else { unreachable!() };
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        let client = runtime
            .block_on(ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&address))
            .expect("Chromium does not start");
        let base = base.to_owned();
        Self { runtime, client, javascript, base, _driver: driver, _profile: profile, _among_others: among_others }
    }

    /// Waits for the browser.
    pub fn wait<T>(&self, doing: impl Future<Output = T>) -> T {
        self.runtime.block_on(doing)
    }

    /// Opens an address of the site, or a whole one.
    pub fn go(&self, address: &str) {
        let address = if address.starts_with('/') { format!("{}{address}", self.base) } else { address.to_owned() };
        self.wait(self.client.goto(&address)).unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    pub fn back(&self) {
        self.wait(self.client.back()).unwrap();
    }

    pub fn title(&self) -> String {
        self.wait(self.client.title()).unwrap()
    }

    /// The path and query that is looked at.
    pub fn address(&self) -> String {
        self.wait(self.client.current_url()).unwrap()[url::Position::BeforePath..].to_owned()
    }

    /// Asks the page something, as the developer's tools do: works without JavaScript too.
    pub fn ask(&self, script: &str) -> Value {
        self.try_ask(script).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub fn try_ask(&self, script: &str) -> Result<Value, CmdError> {
        self.wait(self.client.execute(&format!("return {script}"), vec![]))
    }

    /// A command of the developer's tools.
    pub fn tools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.command(Method::POST, "goog/cdp/execute".to_owned(), Some(body)).unwrap()
    }

    /// What stands in the console since the last look.
    pub fn console(&self) -> Vec<Value> {
        let body = json!({"type": "browser"});
        let said = self.command(Method::POST, "se/log".to_owned(), Some(body)).unwrap();
        said.as_array().unwrap().clone()
    }

    /// What a screen reader calls an element.
    pub fn name_of(&self, element: &fantoccini::elements::Element) -> Result<String, CmdError> {
        let path = format!("element/{}/computedlabel", element.element_id());
        Ok(self.command(Method::GET, path, None)?.as_str().unwrap_or_default().to_owned())
    }

    fn command(&self, method: Method, path: String, body: Option<Value>) -> Result<Value, CmdError> {
        self.wait(self.client.issue_cmd(Plain { method, path, body }))
    }

    /// Tries until it succeeds, since pages take time, and some refresh themselves meanwhile.
    pub fn eventually<T>(&self, what: &str, mut attempt: impl FnMut() -> Result<T, String>) -> T {
        let start = Instant::now();
        loop {
            match attempt() {
                Ok(found) => return found,
                Err(why) if start.elapsed() > PATIENCE => {
                    let text = self.try_ask("document.body.innerText").unwrap_or_default();
                    let text = text.as_str().unwrap_or_default().to_owned();
                    panic!("{what}: {why}\nat {} ({})\n{text}", self.address(), self.title());
                }
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}

/// A command that fantoccini has no words for.
#[derive(Debug)]
struct Plain {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Plain {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(ToString::to_string))
    }
}
