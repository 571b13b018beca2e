//! How values of the field stand in columns: enums as their words, days as
//! `2026-11-23`, passports as five columns.
//!
//! A stored text that is none of the words is reported by the driver with its
//! column, and becomes [`super::StoreError::Corrupt`].

use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use crate::domain::{
    fact::{Mark, Passport},
    inbound::EndCause,
    language::Language,
    time::parse_date,
};

/// Stores a value as the text `$to` gives and reads it back by `$from`, on every
/// database that stores texts.
macro_rules! text_column {
    ($type:ty, $to:expr, $from:expr) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $type
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $type
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut DB::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                sqlx::Encode::<DB>::encode(String::from($to(self)), buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $type
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let text = <String as sqlx::Decode<DB>>::decode(value)?;
                $from(&text).ok_or_else(|| "not a value of this column".into())
            }
        }
    };
}
pub(super) use text_column;

text_column!(EndCause, |cause: &EndCause| cause.word(), EndCause::from_word);
text_column!(Mark, |mark: &Mark| mark.word(), Mark::from_word);
text_column!(Language, Language::tag, Language::parse);

/// The columns `mark`, `source`, `checked_on`, `review_by` and `confirmed_by`.
impl<'r, R: Row> FromRow<'r, R> for Passport
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let day = |column: &'static str| match row.try_get::<Option<String>, _>(column)? {
            None => Ok(None),
            Some(text) => parse_date(&text).map(Some).ok_or_else(|| sqlx::Error::ColumnDecode {
                index: column.to_owned(),
                source: "not a day".into(),
            }),
        };
        Ok(Self {
            mark: row.try_get("mark")?,
            source: row.try_get("source")?,
            checked: day("checked_on")?,
            review: day("review_by")?,
            confirmed: row.try_get("confirmed_by")?,
        })
    }
}
