//! Reading rows, writing many at once, and the text forms of dates, instants and words.

use std::{fmt::Display, str::FromStr};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize, de::IntoDeserializer};
use sqlx::{Row, any::AnyRow};

use super::{Conn, StorageError};

/// Typed reads of a row's columns, by place.
pub trait Read {
    fn text(&self, column: usize) -> Result<String, StorageError>;
    fn maybe_text(&self, column: usize) -> Result<Option<String>, StorageError>;
    fn int(&self, column: usize) -> Result<i64, StorageError>;

    /// A count that fits.
    fn count(&self, column: usize) -> Result<u32, StorageError> {
        let value = self.int(column)?;
        u32::try_from(value).map_err(|_| unreadable("a count", value))
    }

    fn flag(&self, column: usize) -> Result<bool, StorageError> {
        Ok(self.int(column)? != 0)
    }

    /// An id, a key, a date or an instant.
    fn parsed<T: FromStr>(&self, column: usize) -> Result<T, StorageError> {
        parse(&self.text(column)?)
    }

    fn maybe_parsed<T: FromStr>(&self, column: usize) -> Result<Option<T>, StorageError> {
        self.maybe_text(column)?.as_deref().map(parse).transpose()
    }

    /// A variant of a contract's enum.
    fn word<T: for<'a> Deserialize<'a>>(&self, column: usize) -> Result<T, StorageError> {
        from_word(&self.text(column)?)
    }

    /// A JSON document.
    fn json<T: for<'a> Deserialize<'a>>(&self, column: usize) -> Result<T, StorageError> {
        serde_json::from_str(&self.text(column)?).map_err(|error| unreadable("a document", error))
    }
}

impl Read for AnyRow {
    fn text(&self, column: usize) -> Result<String, StorageError> {
        Ok(self.try_get(column)?)
    }

    fn maybe_text(&self, column: usize) -> Result<Option<String>, StorageError> {
        Ok(self.try_get(column)?)
    }

    fn int(&self, column: usize) -> Result<i64, StorageError> {
        Ok(self.try_get(column)?)
    }
}

/// One value to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    MaybeText(Option<String>),
    Int(i64),
}

impl Cell {
    pub fn text(value: impl Display) -> Self {
        Self::Text(value.to_string())
    }

    pub fn maybe(value: Option<impl Display>) -> Self {
        Self::MaybeText(value.map(|value| value.to_string()))
    }

    pub fn flag(value: bool) -> Self {
        Self::Int(value.into())
    }
}

/// As many values as go into one statement. More would be slower: SQLite finds a parameter by its name, one by one.
const VALUES_AT_ONCE: usize = 200;

/// Inserts rows, many with one statement. `table` names the table and its columns: `grants (person, role, unit)`.
pub async fn insert_all<const N: usize>(
    conn: &mut Conn,
    table: &str,
    rows: impl IntoIterator<Item = [Cell; N]>,
) -> Result<(), StorageError> {
    let mut rows = rows.into_iter();
    let at_once = (VALUES_AT_ONCE / N).max(1);
    loop {
        let chunk: Vec<[Cell; N]> = rows.by_ref().take(at_once).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        let groups: Vec<String> =
            (0..chunk.len()).map(|row| format!("({})", placeholders(row * N, N))).collect();
        let sql = format!("INSERT INTO {table} VALUES {}", groups.join(", "));
        let mut query = sqlx::query(&sql).persistent(chunk.len() == at_once);
        for cell in chunk.into_iter().flatten() {
            query = match cell {
                Cell::Text(text) => query.bind(text),
                Cell::MaybeText(text) => query.bind(text),
                Cell::Int(value) => query.bind(value),
            };
        }
        query.execute(&mut *conn).await?;
    }
}

/// `$4, $5, $6` for three values after the third.
pub fn placeholders(after: usize, count: usize) -> String {
    let names: Vec<String> = (after + 1..=after + count).map(|n| format!("${n}")).collect();
    names.join(", ")
}

/// An instant as text of one width, which sorts by time.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Nanos, true)
}

/// The contract's word for a variant: `school_admin`.
pub fn word(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("not a plain variant: {other:?}"),
    }
}

/// A document as it is stored.
pub fn document(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| unreadable("a document", error))
}

/// A variant from the contract's word for it.
pub fn from_word<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, StorageError> {
    let result: Result<T, serde::de::value::Error> = T::deserialize(text.into_deserializer());
    result.map_err(|error| unreadable("a word", error))
}

fn parse<T: FromStr>(text: &str) -> Result<T, StorageError> {
    text.parse().map_err(|_| unreadable("an id or a date", text))
}

fn unreadable(what: &str, value: impl Display) -> StorageError {
    StorageError::Unreadable(format!("{what}: {value}"))
}
