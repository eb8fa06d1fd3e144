//! SQL put together from fixed text and bound values. Nothing a caller sends ever becomes text here.

use crate::Result;
use diesel::QueryableByName;
use diesel::pg::Pg;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{
    Array, BigInt, Bool, Bytea, Date as SqlDate, Double, Int2, Integer, Jsonb, Nullable, Text, Timestamptz,
    Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A bound value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Id(Option<Uuid>),
    Ids(Vec<Uuid>),
    Text(Option<String>),
    Texts(Vec<String>),
    Int(i64),
    Integer(i32),
    Small(Option<i16>),
    Double(Option<f64>),
    Bool(Option<bool>),
    Date(Option<Date>),
    Moment(Option<OffsetDateTime>),
    Json(serde_json::Value),
    Bytes(Vec<u8>),
}

macro_rules! from {
    ($($type:ty => $make:expr;)+) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let make: fn($type) -> Self = $make;
                make(value)
            }
        }
    )+};
}
from! {
    Uuid => |v| Self::Id(Some(v));
    Option<Uuid> => Self::Id;
    Vec<Uuid> => Self::Ids;
    &str => |v| Self::Text(Some(v.to_owned()));
    String => |v| Self::Text(Some(v));
    Option<String> => Self::Text;
    Vec<String> => Self::Texts;
    i64 => Self::Int;
    i32 => Self::Integer;
    i16 => |v| Self::Small(Some(v));
    Option<i16> => Self::Small;
    Option<f64> => Self::Double;
    bool => |v| Self::Bool(Some(v));
    Option<bool> => Self::Bool;
    Date => |v| Self::Date(Some(v));
    Option<Date> => Self::Date;
    OffsetDateTime => |v| Self::Moment(Some(v));
    Option<OffsetDateTime> => Self::Moment;
    serde_json::Value => Self::Json;
    Vec<u8> => Self::Bytes;
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// A statement being put together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }
    /// Appends fixed text.
    pub(crate) fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }
    /// Appends a placeholder for a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }
    /// Appends text in which each `?` stands for the next value.
    pub(crate) fn with<const N: usize>(&mut self, text: &'static str, values: [Value; N]) -> &mut Self {
        let mut values = values.into_iter();
        for (index, part) in text.split('?').enumerate() {
            if index > 0
                && let Some(value) = values.next()
            {
                self.bind(value);
            }
            self.text.push_str(part);
        }
        self
    }
    /// Runs it and reads its rows.
    pub(crate) async fn rows<T: QueryableByName<Pg> + Send + 'static>(
        self,
        connection: &mut AsyncPgConnection,
    ) -> Result<Vec<T>> {
        Ok(RunQueryDsl::load(self.query(), connection).await?)
    }
    /// Runs it and reads its first row, if any.
    pub(crate) async fn maybe<T: QueryableByName<Pg> + Send + 'static>(
        self,
        connection: &mut AsyncPgConnection,
    ) -> Result<Option<T>> {
        Ok(self.rows(connection).await?.into_iter().next())
    }
    /// Runs it and reads its one row.
    pub(crate) async fn row<T: QueryableByName<Pg> + Send + 'static>(
        self,
        connection: &mut AsyncPgConnection,
    ) -> Result<T> {
        Ok(RunQueryDsl::get_result(self.query(), connection).await?)
    }
    /// Runs what selects one number as `count`.
    pub(crate) async fn count(self, connection: &mut AsyncPgConnection) -> Result<i64> {
        let row: CountRow = self.row(connection).await?;
        Ok(row.count)
    }
    /// Runs it; returns how many rows it touched.
    pub(crate) async fn run(self, connection: &mut AsyncPgConnection) -> Result<usize> {
        Ok(RunQueryDsl::execute(self.query(), connection).await?)
    }

    fn query(self) -> BoxedSqlQuery<'static, Pg, SqlQuery> {
        let mut query = diesel::sql_query(self.text).into_boxed::<Pg>();
        for value in self.values {
            query = match value {
                Value::Id(v) => query.bind::<Nullable<SqlUuid>, _>(v),
                Value::Ids(v) => query.bind::<Array<SqlUuid>, _>(v),
                Value::Text(v) => query.bind::<Nullable<Text>, _>(v),
                Value::Texts(v) => query.bind::<Array<Text>, _>(v),
                Value::Int(v) => query.bind::<BigInt, _>(v),
                Value::Integer(v) => query.bind::<Integer, _>(v),
                Value::Small(v) => query.bind::<Nullable<Int2>, _>(v),
                Value::Double(v) => query.bind::<Nullable<Double>, _>(v),
                Value::Bool(v) => query.bind::<Nullable<Bool>, _>(v),
                Value::Date(v) => query.bind::<Nullable<SqlDate>, _>(v),
                Value::Moment(v) => query.bind::<Nullable<Timestamptz>, _>(v),
                Value::Json(v) => query.bind::<Jsonb, _>(v),
                Value::Bytes(v) => query.bind::<Bytea, _>(v),
            };
        }
        query
    }
}

/// Shorthand for `[value.into(), …]`.
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::sql::Value::from($value)),*] };
}
pub(crate) use values;
