//! Whether the database can be worked with.

use crate::store::migrations::{self, MigrationError};
use crate::store::{AnyConnection, StoreError, StoreResult};

/// Fails where the database is away or is no database of this version. A newer one is: the next version is being rolled out,
/// beside this one.
pub fn ready(conn: &mut AnyConnection) -> StoreResult<()> {
    match migrations::check(conn) {
        Err(MigrationError::Newer { .. }) => Ok(()),
        checked => checked.map_err(|error| StoreError::Unavailable(error.to_string())),
    }
}
