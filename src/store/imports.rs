//! `imports`: the one import that is at work. What a large one changes is set aside in `import_pieces`; before its decision nothing of it
//! is valid, and after it every piece is carried out, by whichever process.

use diesel::dsl::{Gt, LtEq, Or, count_star, exists};
use diesel::prelude::*;

use super::connection::{AnyConnection, connect, wait_for_locks};
use super::schema::{import_pieces, imports};
use super::transaction::Tx;
use super::{StoreResult, throttle};
use crate::config::DatabaseUrl;
use crate::domain::operator::{OperatorDesk, OperatorName, Reason};
use crate::domain::time::Moment;

/// Until when an import sees to itself that was given up: no process comes back to it.
const GIVEN_UP: i64 = -1;

/// The import that is at work, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingImport {
    /// Its number, which no other gets.
    pub id: i64,
    /// Who imports, and why.
    pub desk: OperatorDesk,
    /// When it was decided; none where it may still come to nothing.
    pub decided_at: Option<Moment>,
    /// Until when its own process sees to it.
    pub busy_until: Moment,
    /// How many pieces there were when it was decided.
    pub pieces: i64,
    /// What was done so far, as JSON.
    pub counts: String,
}

impl StandingImport {
    /// Whether its own process has left it behind. A moment that no process can have set was set by a clock that was set back.
    #[must_use]
    pub fn is_left_behind(&self, now: Moment) -> bool {
        self.busy_until <= now || self.busy_until > now.horizon()
    }
}

type ImportColumns = (i64, String, Option<String>, i64, Option<i64>, i64, String);

/// The import that stands, if there is one.
pub fn standing(conn: &mut AnyConnection) -> StoreResult<Option<StandingImport>> {
    let columns = (
        imports::id,
        imports::operator,
        imports::reason,
        imports::busy_until,
        imports::decided_at,
        imports::pieces,
        imports::counts,
    );
    // Numbers begin with 1: so SQLite says that it looks for the first, and does not read all there are.
    let numbered = imports::table.filter(imports::id.gt(0)).order(imports::id);
    let found: Option<ImportColumns> = numbered.select(columns).first(conn).optional()?;
    Ok(found.map(|(id, operator, reason, busy_until, decided_at, pieces, counts)| StandingImport {
        id,
        desk: OperatorDesk {
            name: OperatorName::stored(&operator),
            reason: reason.and_then(|reason| Reason::parse(&reason).ok()),
        },
        decided_at: decided_at.map(Moment),
        busy_until: Moment(busy_until),
        pieces,
        counts,
    }))
}

/// What [`StandingImport::is_left_behind`] says.
type NobodySeesTo = Or<LtEq<imports::busy_until, i64>, Gt<imports::busy_until, i64>>;

fn nobody_sees_to(now: Moment) -> NobodySeesTo {
    imports::busy_until.le(now.0).or(imports::busy_until.gt(now.horizon().0))
}

/// A decided import that its own process has left behind.
#[diesel::dsl::auto_type]
pub(super) fn left_behind(now: Moment) -> _ {
    let now: i64 = now.0;
    imports::table.filter(imports::decided_at.is_not_null()).filter(imports::busy_until.le(now))
}

/// The same of a process whose clock was set back since. By itself, so that either is looked up in the index.
#[diesel::dsl::auto_type]
pub(super) fn left_ahead(now: Moment) -> _ {
    let horizon: i64 = now.horizon().0;
    imports::table.filter(imports::decided_at.is_not_null()).filter(imports::busy_until.gt(horizon))
}

/// Whether there is a decided import that its own process has left behind.
pub fn is_left_behind(conn: &mut AnyConnection, now: Moment) -> StoreResult<bool> {
    Ok(diesel::select(exists(left_behind(now)).or(exists(left_ahead(now)))).get_result(conn)?)
}

/// Has a decided import wait that was left behind: nobody sees to it before.
pub fn put_off(tx: &mut Tx, now: Moment, until: Moment) -> StoreResult<()> {
    let left_behind = imports::table.filter(imports::decided_at.is_not_null().and(nobody_sees_to(now)));
    diesel::update(left_behind).set(imports::busy_until.eq(until.0)).execute(&mut **tx)?;
    Ok(())
}

/// Holds the place of the one import until the transaction ends.
pub fn hold_place(tx: &mut Tx) -> StoreResult<()> {
    throttle::hold(tx, "import")
}

/// Takes the place, which is held and free, until a moment; gives the number of the import.
pub fn begin(tx: &mut Tx, desk: &OperatorDesk, now: Moment, until: Moment) -> StoreResult<i64> {
    let row = (
        imports::operator.eq(desk.name.to_string()),
        imports::reason.eq(desk.reason.as_ref().map(|reason| reason.as_str().to_owned())),
        imports::begun_at.eq(now.0),
        imports::busy_until.eq(until.0),
    );
    Ok(diesel::insert_into(imports::table).values(row).returning(imports::id).get_result(&mut **tx)?)
}

/// Keeps the place for longer: says whether it is this import's still. What another has given up is nobody's.
pub fn stay(tx: &mut Tx, id: i64, until: Moment) -> StoreResult<bool> {
    let ours = imports::table.find(id).filter(imports::busy_until.ne(GIVEN_UP));
    let stayed = diesel::update(ours).set(imports::busy_until.eq(until.0)).execute(&mut **tx)?;
    Ok(stayed == 1)
}

/// Sets pieces aside: the part, the number, and the lines of each.
pub fn set_aside(tx: &mut Tx, id: i64, pieces: &[(i32, i64, String)]) -> StoreResult<()> {
    let rows = pieces.iter().map(|(part, number, lines)| {
        (
            import_pieces::import_id.eq(id),
            import_pieces::part.eq(part),
            import_pieces::number.eq(number),
            import_pieces::lines.eq(lines),
        )
    });
    let insert = diesel::insert_into(import_pieces::table).values(rows.collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// From here on all of it happens: says whether the import stood, undecided, with all the pieces that it has set aside.
pub fn decide(tx: &mut Tx, id: i64, pieces: i64, (at, counts): (Moment, &str)) -> StoreResult<bool> {
    if pieces_left(tx, id)? != pieces {
        return Ok(false);
    }
    let decided = diesel::update(imports::table.find(id).filter(imports::decided_at.is_null()))
        .set((imports::decided_at.eq(at.0), imports::pieces.eq(pieces), imports::counts.eq(counts)))
        .execute(&mut **tx)?;
    Ok(decided == 1)
}

/// How many pieces are not carried out.
pub fn pieces_left(conn: &mut AnyConnection, id: i64) -> StoreResult<i64> {
    let pieces = import_pieces::table.filter(import_pieces::import_id.eq(id));
    Ok(pieces.select(count_star()).first(conn)?)
}

/// The next piece: its part, its number, and its lines.
pub fn next_piece(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<(i32, i64, String)>> {
    let pieces = import_pieces::table
        .filter(import_pieces::import_id.eq(id))
        .order((import_pieces::part, import_pieces::number))
        .select((import_pieces::part, import_pieces::number, import_pieces::lines));
    Ok(pieces.first(conn).optional()?)
}

/// Notes that a piece is carried out, and what was done so far.
pub fn carried_out(tx: &mut Tx, id: i64, (part, number): (i32, i64), counts: &str) -> StoreResult<()> {
    diesel::delete(import_pieces::table.find((id, part, number))).execute(&mut **tx)?;
    diesel::update(imports::table.find(id)).set(imports::counts.eq(counts)).execute(&mut **tx)?;
    Ok(())
}

/// Gives an undecided import up, where a moment is given only if it was left behind then, and throws away what it had set aside: at
/// most so many pieces, and the import with the last of them. Says whether there is more.
pub fn throw_away(tx: &mut Tx, id: i64, most: i64, left_behind_at: Option<Moment>) -> StoreResult<bool> {
    let give_up = imports::busy_until.eq(GIVEN_UP);
    let undecided = imports::table.find(id).filter(imports::decided_at.is_null());
    let found = match left_behind_at {
        Some(now) => diesel::update(undecided.filter(nobody_sees_to(now))).set(give_up).execute(&mut **tx)?,
        None => diesel::update(undecided).set(give_up).execute(&mut **tx)?,
    };
    if found == 0 {
        return Ok(false);
    }
    let pieces = import_pieces::table.filter(import_pieces::import_id.eq(id)).limit(most);
    let keys: Vec<(i32, i64)> = pieces.select((import_pieces::part, import_pieces::number)).load(&mut **tx)?;
    for (part, number) in &keys {
        diesel::delete(import_pieces::table.find((id, *part, *number))).execute(&mut **tx)?;
    }
    if keys.is_empty() {
        leave(tx, id)?;
    }
    Ok(!keys.is_empty())
}

/// Frees the place: says whether it was this import's.
pub fn leave(tx: &mut Tx, id: i64) -> StoreResult<bool> {
    Ok(diesel::delete(imports::table.find(id)).execute(&mut **tx)? == 1)
}

/// Has nobody wait for the process of an import, nor for its next try.
pub fn let_go(conn: &mut AnyConnection, id: i64) -> StoreResult<()> {
    diesel::update(imports::table.find(id)).set(imports::busy_until.eq(0)).execute(conn)?;
    Ok(())
}

/// The same, where the database can be told so at once. For a process that is about to end.
pub fn leave_behind(url: &DatabaseUrl, id: i64) -> StoreResult<()> {
    let mut conn = connect(url)?;
    if let AnyConnection::Sqlite(sqlite) = &mut conn {
        wait_for_locks(sqlite, std::time::Duration::ZERO)?;
    }
    let_go(&mut conn, id)
}
