//! Where the tools from npm are: `scripts/test-tools` puts them there.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

/// The lists of what is wanted: each version of them has a folder of its own.
const WANTED: [&[u8]; 2] = [include_bytes!("../tools/package.json"), include_bytes!("../tools/package-lock.json")];

/// A file of a package.
pub fn package(path: &str) -> PathBuf {
    let found = folder().join("node_modules").join(path);
    assert!(found.exists(), "{} is not there: run scripts/test-tools, or scripts/test", found.display());
    found
}

/// In the user's cache, as `scripts/tools.sh` says.
fn folder() -> PathBuf {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = set("XDG_CACHE_HOME").unwrap_or_else(|| set("HOME").expect("HOME is not set").join(".cache"));
    let hash = Sha256::digest(WANTED.concat());
    let version = handover::domain::text::hex(&hash[..8]);
    cache.join("handover-tools").join(format!("npm-{version}"))
}
