//! What workers do with the rows of a table that is a queue, such as emails and deliveries to webhooks: take them for a time, and say
//! what became of each while it is still theirs. The tables have these columns alike: `id`, `not_before`, `attempts`, `leased_until`,
//! `outcome`, `finished_at` and `last_error`.

/// Makes what a table is claimed with. `$longest` is how long a row may wait for its next try.
macro_rules! leases {
    ($table:ident, $longest:expr) => {
        /// That a row may be taken: it is due, and nobody's, or its lease is over.
        #[diesel::dsl::auto_type]
        pub(in crate::store) fn is_free(now: Moment, lease: Duration) -> _ {
            let at: i64 = now.0;
            // No lease ends so late: one that does was given before the clock was set back.
            let too_late: i64 = now.plus(lease).horizon().0;
            let over = $table::leased_until.le(at).or($table::leased_until.gt(too_late));
            let due = $table::finished_at.is_null().and($table::not_before.le(at));
            due.and($table::leased_until.is_null().or(over))
        }

        /// Rows that wait longer than any may: they were put in or put off before the clock was set back.
        #[diesel::dsl::auto_type]
        pub(in crate::store) fn beyond_all(now: Moment) -> _ {
            let latest: i64 = now.plus($longest).horizon().0;
            $table::table.filter($table::finished_at.is_null().and($table::not_before.gt(latest)))
        }

        /// That a row is not finished, and still taken by this claim.
        #[diesel::dsl::auto_type]
        fn is_held(id: i64, until: i64) -> _ {
            $table::id.eq(id).and($table::finished_at.is_null()).and($table::leased_until.eq(until))
        }

        /// Takes rows until then.
        fn take(tx: &mut Tx, ids: Vec<i64>, until: Moment) -> StoreResult<()> {
            if !ids.is_empty() {
                diesel::update($table::table.filter($table::id.eq_any(ids)))
                    .set(($table::leased_until.eq(until.0), $table::attempts.eq($table::attempts + 1)))
                    .execute(&mut **tx)?;
            }
            Ok(())
        }

        /// Ends a row's way: says whether it was still to be ended by this claim, or by anybody where none is named.
        fn end(
            tx: &mut Tx,
            (id, claim): (i64, Option<Moment>),
            (outcome, error): (&str, Option<&str>),
            now: Moment,
        ) -> StoreResult<bool> {
            let marks = (
                $table::outcome.eq(outcome),
                $table::finished_at.eq(now.0),
                $table::leased_until.eq(None::<i64>),
                $table::last_error.eq(error),
            );
            let open = $table::table.find(id).filter($table::finished_at.is_null());
            let changed = match claim {
                Some(until) => {
                    diesel::update($table::table.filter(is_held(id, until.0))).set(marks).execute(&mut **tx)?
                }
                None => diesel::update(open).set(marks).execute(&mut **tx)?,
            };
            Ok(changed == 1)
        }

        /// Gives a row back, to be tried again later: says whether it was still this claim's.
        fn put_back(tx: &mut Tx, (id, claim): (i64, Moment), (not_before, error): (Moment, &str)) -> StoreResult<bool> {
            let held = $table::table.filter(is_held(id, claim.0));
            let changed = diesel::update(held)
                .set((
                    $table::not_before.eq(not_before.0),
                    $table::leased_until.eq(None::<i64>),
                    $table::last_error.eq(error),
                ))
                .execute(&mut **tx)?;
            Ok(changed == 1)
        }

        /// Gives rows of one claim back untried, where they are still its.
        fn give_all_back(tx: &mut Tx, ids: Vec<i64>, claim: Moment) -> StoreResult<()> {
            let held = $table::finished_at.is_null().and($table::leased_until.eq(claim.0));
            diesel::update($table::table.filter($table::id.eq_any(ids).and(held)))
                .set(($table::leased_until.eq(None::<i64>), $table::attempts.eq($table::attempts - 1)))
                .execute(&mut **tx)?;
            Ok(())
        }

        /// The numbers of rows that wait longer than any may, at most so many.
        pub fn waits_too_long(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<Vec<i64>> {
            Ok(beyond_all(now).order($table::not_before).limit(most).select($table::id).load(conn)?)
        }

        /// Makes rows due that wait longer than any may, at most so many. Says how many there were.
        pub fn pull_back(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
            let ids = waits_too_long(tx, now, most)?;
            if ids.is_empty() {
                return Ok(0);
            }
            let stuck = beyond_all(now).filter($table::id.eq_any(ids));
            Ok(diesel::update(stuck).set($table::not_before.eq(now.0)).execute(&mut **tx)?)
        }
    };
}

pub(super) use leases;
