//! Where the tools from npm are: `scripts/test-tools` puts them there.

use std::path::{Path, PathBuf};

/// A file of a package.
pub fn package(path: &str) -> PathBuf {
    let folder = std::env::var_os("HANDOVER_TEST_TOOLS").map_or_else(by_default, PathBuf::from);
    let found = folder.join("node_modules").join(path);
    assert!(found.exists(), "{} is not there: run scripts/test-tools, or scripts/test", found.display());
    found
}

/// In the target folder, where the program is built too.
fn by_default() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_handover"));
    program.ancestors().nth(2).unwrap().join("tools/npm")
}
