//! The second factor with a phone that sees no more than the screen: what its camera reads signs in.

use std::time::{SystemTime, UNIX_EPOCH};

use fantoccini::Locator;
use serde_json::json;

use crate::chrome::{Browser, JavaScript};
use crate::names::Kind;
use crate::stage::{ALICE, PASSWORD, Stage};
use crate::story::menu_of;
use crate::support::authenticator;

const APP_CODE: &str = "Code from the app";
pub const ANY_CODE: &str = "Code from the authenticator app, or a recovery code";
const WIDTHS: [u32; 3] = [320, 375, 1280];

#[test]
fn what_a_camera_reads_signs_in() {
    walk(JavaScript::On);
}

#[test]
fn what_a_camera_reads_signs_in_without_javascript() {
    walk(JavaScript::Off);
}

fn walk(javascript: JavaScript) {
    let stage = Stage::serve();
    let browser = &Browser::open(&stage.base, javascript);
    browser.go("/sign-in");
    browser.sign_in(ALICE);
    browser.go("/profile/second-factor");
    browser.fill("Current password", PASSWORD);
    browser.press("Set up");
    let phone = browser.eventually("the QR code", || browser.phone());
    browser.expect_a_camera_reads(&phone);
    browser.fill(APP_CODE, "000000");
    browser.press("Switch on");
    browser.expect_alert("does not match");
    assert_eq!(browser.read_qr_code().unwrap(), phone.address, "the same code once more");
    browser.fill(APP_CODE, &phone.code(0));
    browser.press("Switch on");
    browser.expect_message("The second factor is on.");
    browser.expect_page("Recovery codes");
    let codes = browser.ask("[...document.querySelectorAll('.recovery-codes li')].map(li => li.innerText)");
    let codes: Vec<String> = serde_json::from_value(codes).unwrap();
    assert_eq!(codes.len(), 10);
    browser.click("I have saved them");
    browser.expect_page("Second factor");
    assert!(browser.ask("document.body.innerText").as_str().unwrap().contains("You have 10 recovery codes left."));

    // The code of now was taken: the next one is good already.
    enters(browser, &phone.code(1));
    enters(browser, &codes[7]);
    stage.expect_mail(browser, ALICE, "A recovery code of your Handover account was used", 1);
    browser.expect_clean_console();
}

fn enters(browser: &Browser, code: &str) {
    browser.sign_out(ALICE);
    browser.fill("NIC handle or email", ALICE.nic);
    browser.fill("Password", PASSWORD);
    browser.press("Sign in");
    browser.expect_page("Second factor");
    browser.fill(ANY_CODE, code);
    browser.press("Sign in");
    browser.expect_page("Contact management");
    assert!(browser.shows(Kind::Menu, &menu_of(ALICE)));
}

impl Browser {
    /// A phone that has read the QR code.
    pub fn phone(&self) -> Result<Phone, String> {
        self.read_qr_code().map(|address| Phone { address })
    }

    /// On wide and narrow screens, light and dark.
    fn expect_a_camera_reads(&self, phone: &Phone) {
        for (scheme, width) in ["light", "dark"].into_iter().flat_map(|scheme| WIDTHS.map(|width| (scheme, width))) {
            let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
            self.tools("Emulation.setEmulatedMedia", &features);
            let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
            self.tools("Emulation.setDeviceMetricsOverride", &metrics);
            assert_eq!(self.read_qr_code().as_ref(), Ok(&phone.address), "{scheme}, {width}");
        }
        self.tools("Emulation.clearDeviceMetricsOverride", &json!({}));
    }

    /// What the picture of the QR code says.
    fn read_qr_code(&self) -> Result<String, String> {
        let picture = async {
            let element = self.client.find(Locator::Css("main svg[role=img][aria-label]")).await?;
            element.screenshot().await
        };
        let png = self.wait(picture).map_err(|error| error.to_string())?;
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let (width, height) = (info.width as usize, info.height as usize);
        let each = info.color_type.samples();
        let grey = |x: usize, y: usize| pixels[(y * width + x) * each];
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
        let found = picture.detect_grids();
        let [code] = found.as_slice() else { return Err(format!("{} codes in the picture", found.len())) };
        code.decode().map(|(_, text)| text).map_err(|error| error.to_string())
    }
}

/// What an authenticator app makes of the address that it has read.
pub struct Phone {
    address: String,
}

impl Phone {
    /// The code so many steps from now.
    pub fn code(&self, steps: u64) -> String {
        let address = url::Url::parse(&self.address).unwrap();
        let path = format!("/Handover:{}", ALICE.nic);
        assert_eq!((address.scheme(), address.host_str(), address.path()), ("otpauth", Some("totp"), path.as_str()));
        let field = |name: &str| address.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value);
        assert_eq!(field("issuer").as_deref(), Some("Handover"));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        authenticator::code(&authenticator::secret(&field("secret").unwrap()), now + 30 * steps)
    }
}
