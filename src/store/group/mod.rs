//! Groups: rows that reach one statement together.
//!
//! A statement costs the same whatever it carries, so what arrives together travels
//! together. How it travels is where the two databases differ most, and this module is the
//! only one that knows: PostgreSQL takes each column as an array; SQLite, which has no
//! arrays, takes a list of `VALUES`. One text that the statement takes apart would look the
//! same to both, but taking it apart costs (measured in microseconds a row, turns saved 64 at
//! a time with the flush included: SQLite 25 by JSON and 20 so, PostgreSQL 45 and 27).

use std::{borrow::Cow, fmt::Write as _, sync::OnceLock};

use sqlx::{
    Arguments as _, Database, FromRow, IntoArguments,
    postgres::PgArguments,
    query::{Query, QueryAs, QueryScalar},
    sqlite::SqliteArguments,
};

use super::{Dialect, storable};

/// Most rows in one statement. SQLite numbers at most 32,766 values
/// (<https://www.sqlite.org/limits.html>), which is thirty-one of them for each row.
pub(super) const MOST_ROWS: usize = 1_024;
/// A list of values is as long as a power of two, so that few statements are prepared.
const LENGTHS: usize = MOST_ROWS.ilog2() as usize + 1;

/// A statement that reads a group.
///
/// In its text `{rows}` stands for the group, as a table with its columns under its name,
/// and `$1`, `$2`… for what is bound after the rows.
#[derive(Debug)]
pub(super) struct Grouped {
    name: &'static str,
    text: &'static str,
    on_postgres: OnceLock<String>,
    on_sqlite: [OnceLock<String>; LENGTHS],
}

/// A group, column by column. Its first column is never absent: where a list of values is
/// longer than the group, that tells the rows from the rest.
#[derive(Debug)]
pub(super) struct Rows<'a, T> {
    each: &'a [T],
    columns: Vec<(&'static str, Column<'a>)>,
}

#[derive(Debug)]
enum Column<'a> {
    Texts(Vec<Option<Cow<'a, str>>>),
    Numbers(Vec<Option<i64>>),
}

/// A statement with the rows it is to read.
#[derive(Debug)]
pub(super) struct Carried<'a, T> {
    text: &'static str,
    rows: &'a Rows<'a, T>,
}

impl Grouped {
    /// A statement in which the group is called `name`.
    pub(super) const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            on_postgres: OnceLock::new(),
            on_sqlite: [const { OnceLock::new() }; LENGTHS],
        }
    }

    /// The statement with rows: at most [`MOST_ROWS`], and always of the same columns.
    pub(super) fn of<'a, T>(
        &'static self,
        rows: &'a Rows<'a, T>,
        dialect: Dialect,
    ) -> Carried<'a, T> {
        let text = match dialect {
            Dialect::Postgres => self
                .on_postgres
                .get_or_init(|| self.spelled(&rows.as_arrays(self.name), rows.columns.len())),
            Dialect::Sqlite => {
                let length = rows.length();
                self.on_sqlite[length.ilog2() as usize].get_or_init(|| {
                    self.spelled(&rows.as_values(self.name), length * rows.columns.len())
                })
            }
        };
        Carried { text, rows }
    }

    /// The text with its rows, of which so many values are bound before all others.
    fn spelled(&self, rows: &str, values: usize) -> String {
        let mut parts = self.text.split('$');
        let mut spelled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_at(1);
            let number: usize = number.parse().expect("nothing but a number follows a dollar");
            let _ = write!(spelled, "${}{rest}", values + number);
        }
        spelled.replace("{rows}", rows)
    }
}

impl<'a, T> Rows<'a, T> {
    /// A row for each of these, without a column so far.
    pub(super) fn of(each: &'a [T]) -> Self {
        Self { each, columns: Vec::new() }
    }

    /// The place of each row in the group, from 0.
    pub(super) fn position(mut self) -> Self {
        let places = (0..).take(self.each.len()).map(Some).collect();
        self.columns.push(("position", Column::Numbers(places)));
        self
    }

    /// A column of numbers.
    pub(super) fn number<N: Into<Option<i64>>>(
        mut self,
        name: &'static str,
        of: impl Fn(&'a T) -> N,
    ) -> Self {
        let numbers = self.each.iter().map(|each| of(each).into()).collect();
        self.columns.push((name, Column::Numbers(numbers)));
        self
    }

    /// A column of texts.
    pub(super) fn text<S: Text<'a>>(mut self, name: &'static str, of: impl Fn(&'a T) -> S) -> Self {
        let texts = self.each.iter().map(|each| of(each).text()).collect();
        self.columns.push((name, Column::Texts(texts)));
        self
    }

    /// How long the list of values is.
    fn length(&self) -> usize {
        assert!(self.each.len() <= MOST_ROWS, "whoever makes a group bounds it");
        self.each.len().max(1).next_power_of_two()
    }

    fn as_arrays(&self, name: &str) -> String {
        let arrays = self.columns.iter().enumerate().map(|(at, (_, column))| match column {
            Column::Texts(_) => format!("CAST(${} AS TEXT[])", at + 1),
            Column::Numbers(_) => format!("CAST(${} AS BIGINT[])", at + 1),
        });
        let arrays: Vec<_> = arrays.collect();
        let names: Vec<_> = self.columns.iter().map(|(name, _)| *name).collect();
        format!("UNNEST({}) AS {name} ({})", arrays.join(", "), names.join(", "))
    }

    /// Values without a number of their own, because the driver looks up the name of each
    /// that has one among all of them.
    fn as_values(&self, name: &str) -> String {
        let columns = self.columns.iter().enumerate();
        let columns: Vec<_> =
            columns.map(|(at, (name, _))| format!("column{} AS {name}", at + 1)).collect();
        let row = format!("({})", vec!["?"; self.columns.len()].join(","));
        let rows = vec![row; self.length()].join(",");
        format!(
            "(SELECT {} FROM (VALUES {rows}) WHERE column1 IS NOT NULL) AS {name}",
            columns.join(", ")
        )
    }
}

impl<T> Carried<'_, T> {
    /// To be executed.
    pub(super) fn query<'q, DB>(&self) -> Query<'q, DB, DB::Arguments>
    where
        DB: Database,
        DB::Arguments: Carrier + IntoArguments<DB>,
    {
        sqlx::query_with(self.text, DB::Arguments::carrying(self.rows))
    }

    /// To be answered with rows.
    pub(super) fn query_as<'q, DB, O>(&self) -> QueryAs<'q, DB, O, DB::Arguments>
    where
        DB: Database,
        DB::Arguments: Carrier + IntoArguments<DB>,
        O: for<'r> FromRow<'r, DB::Row>,
    {
        sqlx::query_as_with(self.text, DB::Arguments::carrying(self.rows))
    }

    /// To be answered with single values.
    pub(super) fn query_scalar<'q, DB, O>(&self) -> QueryScalar<'q, DB, O, DB::Arguments>
    where
        DB: Database,
        DB::Arguments: Carrier + IntoArguments<DB>,
        (O,): for<'r> FromRow<'r, DB::Row>,
    {
        sqlx::query_scalar_with(self.text, DB::Arguments::carrying(self.rows))
    }
}

/// What a column of texts is made of.
pub(super) trait Text<'a> {
    /// The text, if there is one, as both databases can hold it.
    fn text(self) -> Option<Cow<'a, str>>;
}

impl<'a> Text<'a> for &'a str {
    fn text(self) -> Option<Cow<'a, str>> {
        Some(storable(self))
    }
}

impl<'a> Text<'a> for String {
    fn text(self) -> Option<Cow<'a, str>> {
        Some(storable(&self).into_owned().into())
    }
}

impl<'a, T: Text<'a>> Text<'a> for Option<T> {
    fn text(self) -> Option<Cow<'a, str>> {
        self.and_then(T::text)
    }
}

/// A driver's arguments, which carry a group in its way.
///
/// Texts and numbers can always be encoded. Were one not, it would be missing, and the
/// statement refused.
pub(super) trait Carrier: Sized {
    fn carrying<T>(rows: &Rows<'_, T>) -> Self;
}

impl Carrier for PgArguments {
    fn carrying<T>(rows: &Rows<'_, T>) -> Self {
        let mut arguments = Self::default();
        for (_, column) in &rows.columns {
            let _encoded = match column {
                Column::Texts(texts) => arguments.add(texts),
                Column::Numbers(numbers) => arguments.add(numbers),
            };
        }
        arguments
    }
}

impl Carrier for SqliteArguments {
    fn carrying<T>(rows: &Rows<'_, T>) -> Self {
        let mut arguments = Self::default();
        let length = rows.length();
        arguments.reserve(length * rows.columns.len(), 0);
        for at in 0..length {
            for (_, column) in &rows.columns {
                let _encoded = match column {
                    Column::Texts(texts) => arguments.add(texts.get(at).and_then(Option::as_deref)),
                    Column::Numbers(numbers) => arguments.add(numbers.get(at).copied().flatten()),
                };
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests;
