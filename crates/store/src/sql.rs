//! SQL put together from fixed text and bound values. Nothing a caller sends ever becomes text here.

use crate::Result;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{
    Array, BigInt, Bool, Bytea, Date as SqlDate, Double, Int2, Integer, Jsonb, Nullable, Text, Timestamptz,
    Untyped, Uuid as SqlUuid,
};
use diesel::{QueryResult, QueryableByName};
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

/// A piece of a statement.
#[derive(Clone, Debug)]
enum Piece {
    Text(&'static str),
    Value(Value),
}

/// A statement being put together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sql {
    pieces: Vec<Piece>,
    kept: bool,
}

impl Sql {
    pub(crate) fn new(text: &'static str) -> Self {
        Self { pieces: vec![Piece::Text(text)], kept: false }
    }
    /// Lets the connection keep how the database reads and carries out this text, so that only the values are new the
    /// next time. For the few fixed texts of every request: reading and planning them takes longer than answering
    /// does. Not for lists of what time changes: a plan for any day at all takes it that few rows are valid on it, and
    /// goes through them one by one.
    pub(crate) fn keep(mut self) -> Self {
        self.kept = true;
        self
    }
    /// Appends fixed text.
    pub(crate) fn push(&mut self, text: &'static str) -> &mut Self {
        self.pieces.push(Piece::Text(text));
        self
    }
    /// Appends a placeholder for a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.pieces.push(Piece::Value(value.into()));
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
            self.push(part);
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
    /// Runs it and reads its rows, beside others on the same connection: those that are asked at once (`try_join!`) wait
    /// for one round trip together. In their order (`biased`): when the first of a transaction fails, the others are told
    /// no more than that it is over.
    pub(crate) async fn rows_beside<T: QueryableByName<Pg> + Send + 'static>(
        self,
        connection: &AsyncPgConnection,
    ) -> Result<Vec<T>> {
        let mut shared = connection;
        Ok(RunQueryDsl::load(self.query(), &mut shared).await?)
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

    fn query(self) -> Statement {
        Statement(self)
    }
}

/// What [`Sql`] becomes for diesel, whose own `sql_query` is never kept.
struct Statement(Sql);

impl QueryFragment<Pg> for Statement {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if !self.0.kept {
            out.unsafe_to_cache_prepared();
        }
        for piece in &self.0.pieces {
            match piece {
                Piece::Text(text) => out.push_sql(text),
                Piece::Value(value) => match value {
                    Value::Id(v) => out.push_bind_param::<Nullable<SqlUuid>, _>(v)?,
                    Value::Ids(v) => out.push_bind_param::<Array<SqlUuid>, _>(v)?,
                    Value::Text(v) => out.push_bind_param::<Nullable<Text>, _>(v)?,
                    Value::Texts(v) => out.push_bind_param::<Array<Text>, _>(v)?,
                    Value::Int(v) => out.push_bind_param::<BigInt, _>(v)?,
                    Value::Integer(v) => out.push_bind_param::<Integer, _>(v)?,
                    Value::Small(v) => out.push_bind_param::<Nullable<Int2>, _>(v)?,
                    Value::Double(v) => out.push_bind_param::<Nullable<Double>, _>(v)?,
                    Value::Bool(v) => out.push_bind_param::<Nullable<Bool>, _>(v)?,
                    Value::Date(v) => out.push_bind_param::<Nullable<SqlDate>, _>(v)?,
                    Value::Moment(v) => out.push_bind_param::<Nullable<Timestamptz>, _>(v)?,
                    Value::Json(v) => out.push_bind_param::<Jsonb, _>(v)?,
                    Value::Bytes(v) => out.push_bind_param::<Bytea, _>(v)?,
                },
            }
        }
        Ok(())
    }
}

impl QueryId for Statement {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement {
    type SqlType = Untyped;
}

/// Shorthand for `[value.into(), …]`.
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::sql::Value::from($value)),*] };
}
pub(crate) use values;
