//! `api_keys`: by which other programs come in. Of a key its hash is kept, nothing else.

use std::time::Duration;

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::schema::api_keys;
use super::transaction::Tx;
use super::{StoreResult, sense};
use crate::domain::ApiKeyId;
use crate::domain::api_key::{ApiKey, KeyName, KeyScope};
use crate::domain::time::Moment;

/// Its last use is written down at most as often.
const USE_NOTED_EVERY: Duration = Duration::from_mins(1);

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// Its number.
    pub id: ApiKeyId,
    /// What it is called.
    pub name: String,
    /// What it allows.
    pub scope: KeyScope,
    /// When it was made.
    pub created_at: Moment,
    /// When it was used last, to the minute.
    pub last_used_at: Option<Moment>,
    /// From when on it is worth nothing.
    pub revoked_at: Option<Moment>,
}

impl StoredKey {
    /// Whether its last use is to be written down anew. One beyond now was written before a clock was set back.
    #[must_use]
    pub fn use_is_to_be_noted(&self, now: Moment) -> bool {
        self.last_used_at.is_none_or(|at| at.plus(USE_NOTED_EVERY) <= now || at > now.horizon())
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = api_keys)]
struct KeyRow {
    id: i64,
    name: String,
    scope: String,
    created_at: i64,
    last_used_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl KeyRow {
    fn into_key(self) -> StoreResult<StoredKey> {
        Ok(StoredKey {
            id: ApiKeyId(self.id),
            scope: sense(KeyScope::parse(&self.scope), "scope", &self.scope)?,
            name: self.name,
            created_at: Moment(self.created_at),
            last_used_at: self.last_used_at.map(Moment),
            revoked_at: self.revoked_at.map(Moment),
        })
    }
}

/// Stores a key. One of this name, revoked or not, makes it a duplicate.
pub fn insert(tx: &mut Tx, name: &KeyName, scope: KeyScope, key: &ApiKey, now: Moment) -> StoreResult<()> {
    diesel::insert_into(api_keys::table)
        .values((
            api_keys::name.eq(name.as_str()),
            api_keys::scope.eq(scope.as_str()),
            api_keys::key_hash.eq(key.hash()),
            api_keys::created_at.eq(now.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The key, where there is such a one that was not revoked.
pub fn find(conn: &mut AnyConnection, key: &ApiKey) -> StoreResult<Option<StoredKey>> {
    let good = api_keys::table.filter(api_keys::key_hash.eq(key.hash()).and(api_keys::revoked_at.is_null()));
    good.select(KeyRow::as_select()).first(conn).optional()?.map(KeyRow::into_key).transpose()
}

/// The key of this name.
pub fn called(conn: &mut AnyConnection, name: &KeyName) -> StoreResult<Option<StoredKey>> {
    let named = api_keys::table.filter(api_keys::name.eq(name.as_str()));
    named.select(KeyRow::as_select()).first(conn).optional()?.map(KeyRow::into_key).transpose()
}

/// The next keys beyond a number, at most so many.
pub fn beyond(conn: &mut AnyConnection, beyond: ApiKeyId, most: i64) -> StoreResult<Vec<StoredKey>> {
    let met = api_keys::table.filter(api_keys::id.gt(beyond.0)).order(api_keys::id).limit(most);
    met.select(KeyRow::as_select()).load(conn)?.into_iter().map(KeyRow::into_key).collect()
}

/// Has a key be worth nothing from now on.
pub fn revoke(tx: &mut Tx, id: ApiKeyId, now: Moment) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id.0)).set(api_keys::revoked_at.eq(now.0)).execute(&mut **tx)?;
    Ok(())
}

/// Writes down that a key was used.
pub fn note_use(tx: &mut Tx, id: ApiKeyId, now: Moment) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id.0)).set(api_keys::last_used_at.eq(now.0)).execute(&mut **tx)?;
    Ok(())
}
