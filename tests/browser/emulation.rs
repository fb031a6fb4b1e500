//! What the browser pretends: the width of the screen, and the colours that the person prefers. No page is loaded anew.

use serde_json::json;

use crate::chrome::Browser;

pub const SCHEMES: [&str; 2] = ["light", "dark"];
pub const HEIGHT: u64 = 800;

impl Browser {
    /// Nothing moves either: what is looked at is how a page ends up.
    pub fn prefer(&self, scheme: &str) {
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.tools("Emulation.setEmulatedMedia", &features);
    }

    pub fn resize(&self, width: u32, height: u64) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.tools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// The window as it is.
    pub fn pretend_nothing(&self) {
        self.tools("Emulation.clearDeviceMetricsOverride", &json!({}));
    }
}
