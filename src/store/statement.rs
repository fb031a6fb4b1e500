//! A statement in our own words, or a part of one, for what Diesel has none: a union of short scans, a recursion. It is prepared once
//! for each connection, as Diesel's own are; those with `diesel::dsl::sql` in them are prepared anew each time.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping, is_aggregate,
};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryResult, RunQueryDsl};

/// A statement that gives rows of the SQL type `ST`.
pub(super) struct Statement<ST> {
    parts: Vec<Part>,
    is_rare: bool,
    gives: PhantomData<ST>,
}

enum Part {
    Sql(&'static str),
    Number(i64),
    Limit(usize),
    Offset(usize),
    Text(String),
}

impl<ST> Statement<ST> {
    pub(super) fn new() -> Self {
        Self { parts: Vec::new(), is_rare: false, gives: PhantomData }
    }

    /// One of these words alone.
    pub(super) fn of(words: &'static str) -> Self {
        Self { parts: vec![Part::Sql(words)], ..Self::new() }
    }

    /// Has it prepared anew each time: what stays prepared takes memory on every connection, and of statements that are asked seldom
    /// there may be very many.
    pub(super) fn rare(&mut self) -> &mut Self {
        self.is_rare = true;
        self
    }

    /// Words of the statement: never anything that was typed.
    pub(super) fn sql(&mut self, words: &'static str) -> &mut Self {
        self.parts.push(Part::Sql(words));
        self
    }

    /// A number, to be bound.
    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        self.parts.push(Part::Number(number));
        self
    }

    /// How many rows at most: written out, so that PostgreSQL plans for so few. There must be few such numbers.
    pub(super) fn limit(&mut self, most: usize) -> &mut Self {
        self.parts.push(Part::Limit(most));
        self
    }

    /// How many rows are passed over, written out too.
    pub(super) fn offset(&mut self, passed: usize) -> &mut Self {
        self.parts.push(Part::Offset(passed));
        self
    }

    /// Numbers for `IN (…)`, at least one, to be bound. The last is repeated up to a power of two: so there are few statements, each of
    /// which stays prepared.
    pub(super) fn numbers(&mut self, numbers: &[i64]) -> &mut Self {
        for place in 0..numbers.len().next_power_of_two() {
            self.sql(if place == 0 { "" } else { ", " });
            self.number(numbers[place.min(numbers.len() - 1)]);
        }
        self
    }

    /// A text, to be bound.
    pub(super) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.parts.push(Part::Text(text.into()));
        self
    }
}

impl<ST> QueryId for Statement<ST> {
    type QueryId = ();
    // Known by its words.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST> Query for Statement<ST> {
    type SqlType = ST;
}

impl<ST, C: Connection> RunQueryDsl<C> for Statement<ST> {}

impl<ST: TypedExpressionType> Expression for Statement<ST> {
    type SqlType = ST;
}

impl<ST, QS> AppearsOnTable<QS> for Statement<ST> where Self: Expression {}

impl<ST, QS> SelectableExpression<QS> for Statement<ST> where Self: Expression {}

impl<ST, GB> ValidGrouping<GB> for Statement<ST> {
    type IsAggregate = is_aggregate::Never;
}

impl<ST, B: Backend> QueryFragment<B> for Statement<ST>
where
    i64: ToSql<BigInt, B>,
    String: ToSql<Text, B>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, B>) -> QueryResult<()> {
        if self.is_rare {
            out.unsafe_to_cache_prepared();
        }
        for part in &self.parts {
            match part {
                Part::Sql(words) => out.push_sql(words),
                Part::Number(number) => out.push_bind_param::<BigInt, _>(number)?,
                Part::Limit(most) => out.push_sql(&format!(" LIMIT {most}")),
                Part::Offset(passed) => out.push_sql(&format!(" OFFSET {passed}")),
                Part::Text(text) => out.push_bind_param::<Text, _>(text)?,
            }
        }
        Ok(())
    }
}
