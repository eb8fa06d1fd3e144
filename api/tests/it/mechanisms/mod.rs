//! What every operation shares, each once and through the whole service.

mod compression;
mod headers;
mod idempotency;
mod pages;
mod problems;
mod running;
mod shapes;
mod versions;

use serde_json::{Value, json};
use test_support::{Caller, Database, Story};

/// A need with a title, sent in by a contact.
async fn sent(contact: &Caller, title: &str) -> Story {
    let body = json!({ "title": title, "problem": "Dette er problemet i dag" });
    Story::draft(contact, &body).await.then(contact, "submit", &json!({})).await
}

/// One member of each item of a page.
fn each(page: &Value, member: &str) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item[member].as_str().unwrap().to_owned()).collect()
}

/// A transaction of somebody else's that holds a lock until it is let go of.
struct Held(tokio_postgres::Client);

impl Held {
    async fn by(database: &Database, lock: &str) -> Self {
        let client = database.connect().await;
        client.batch_execute(&format!("BEGIN; {lock}")).await.unwrap();
        Self(client)
    }

    /// Waits until so many statements of the service stand in the queue behind it.
    async fn has_waiting(&self, count: i64) {
        // Inside a transaction the first look is remembered, unless it is told to be forgotten.
        let waiting = "SELECT pg_stat_clear_snapshot(); SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        loop {
            let rows = self.0.simple_query(waiting).await.unwrap();
            let found = rows.iter().find_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0)?.parse::<i64>().ok(),
                _ => None,
            });
            if found.unwrap() >= count {
                return;
            }
            tokio::task::yield_now().await;
        }
    }

    async fn let_go(self) {
        self.0.batch_execute("COMMIT").await.unwrap();
    }
}
