//! A database for one test.

use crate::server::{administer, connect, url_of};
use crate::template::Template;
use serde_json::Value;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio_postgres::{Client, SimpleQueryMessage};

/// What names of test databases begin with, before the process that owns them.
pub(crate) const PREFIX: &str = "ksf_test_";

/// A database that lives as long as the value.
#[derive(Debug)]
pub struct Database {
    name: String,
    /// Its address.
    pub url: String,
}

impl Database {
    /// A new database, cloned from a template, which is made first where it is missing.
    pub async fn of(template: Template) -> Self {
        let from = template.ready().await;
        let database = Self::unmade();
        let name = &database.name;
        let made = administer(&format!("CREATE DATABASE {name} TEMPLATE {from} STRATEGY FILE_COPY"));
        made.expect("the template can be cloned");
        database
    }

    /// A new database with nothing in it, not even a schema.
    pub fn bare() -> Self {
        Self::bare_with("")
    }

    /// The same, made with options of `CREATE DATABASE`.
    pub fn bare_with(options: &str) -> Self {
        let database = Self::unmade();
        let create = format!("CREATE DATABASE {} TEMPLATE template0 {options}", database.name);
        administer(&create).expect("a new database");
        database
    }

    /// The address of a database that does not exist.
    pub fn nowhere() -> Self {
        Self::unmade()
    }

    fn unmade() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{PREFIX}{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Self { url: url_of(&name), name }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A connection of the test's own.
    pub async fn connect(&self) -> Client {
        connect(&self.url).await
    }

    /// Runs statements.
    pub async fn run(&self, sql: &str) {
        self.connect().await.batch_execute(sql).await.unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    }

    /// The rows of a query, each as a JSON object.
    pub async fn rows(&self, sql: &str) -> Vec<Value> {
        let all = format!("SELECT coalesce(jsonb_agg(q), '[]') FROM ({sql}) q");
        let messages = self.connect().await.simple_query(&all).await;
        let text =
            messages.unwrap_or_else(|e| panic!("{sql}: {e:?}")).into_iter().find_map(
                |message| match message {
                    SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                    _ => None,
                },
            );
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    /// The only row of a query.
    pub async fn row(&self, sql: &str) -> Value {
        let mut rows = self.rows(sql).await;
        assert_eq!(rows.len(), 1, "{sql}: {rows:?}");
        rows.remove(0)
    }

    /// The number that a query's first column counts.
    pub async fn count(&self, table_and_condition: &str) -> i64 {
        let row = self.row(&format!("SELECT count(*) AS n FROM {table_and_condition}")).await;
        row.get("n").and_then(Value::as_i64).unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = administer(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        if !std::thread::panicking() {
            dropped.expect("the test's database can be dropped");
        }
    }
}
