//! Accounts, for system administrators.

mod create;
mod get;
mod link;
mod list;
mod update;

use serde_json::Value;
use test_support::TestApp;

/// The newest event of an account.
async fn last_event(app: &TestApp, user: &str) -> Value {
    let sql = format!(
        "SELECT kind, actor_id, visibility, aggregate_version AS version, payload::text AS payload FROM events \
         WHERE aggregate = 'user' AND aggregate_id = '{user}' ORDER BY position DESC LIMIT 1"
    );
    app.database.row(&sql).await
}
