//! What the service does by itself: forgetting what is too old to be of use, and search terms that another version's
//! program wrote meanwhile.

use crate::problem::ApiError;
use crate::state::State;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_hours(1);

/// Tidies up once an hour, for ever. Several instances may do it at once.
pub async fn run(state: actix_web::web::Data<State>) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tick.tick().await;
        state.throttle.tidy();
        match tidy(&state).await {
            Ok((answers, sessions, terms)) => tracing::info!(answers, sessions, terms, "tidied up"),
            Err(error) => tracing::warn!(%error, "tidying up failed; the next round tries again"),
        }
    }
}

/// Forgets answers kept for repeats after a day, and sessions a month after they ended, and makes search terms of
/// another version anew. Returns how many of each.
///
/// # Errors
/// When the database fails.
pub async fn tidy(state: &State) -> Result<(usize, usize, usize), ApiError> {
    let now = state.clock.now();
    let mut connection = state.pool.get().await?;
    let answers = store::idempotency::forget(&mut connection, now - time::Duration::hours(24)).await?;
    let sessions = store::sessions::forget(&mut connection, now - time::Duration::days(30)).await?;
    drop(connection);
    let terms = store::terms::catch_up(&state.pool).await?;
    Ok((answers, sessions, terms))
}
