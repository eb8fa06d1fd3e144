//! What the service does by itself: forgetting what is too old to be of use.

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
            Ok((answers, sessions)) => tracing::info!(answers, sessions, "tidied up"),
            Err(error) => tracing::warn!(%error, "tidying up failed; the next round tries again"),
        }
    }
}

/// Forgets answers kept for repeats after a day, and sessions a month after they ended.
///
/// # Errors
/// When the database fails.
pub async fn tidy(state: &State) -> Result<(usize, usize), ApiError> {
    let now = state.clock.now();
    let mut connection = state.pool.get().await?;
    let answers = store::idempotency::forget(&mut connection, now - time::Duration::hours(24)).await?;
    let sessions = store::sessions::forget(&mut connection, now - time::Duration::days(30)).await?;
    Ok((answers, sessions))
}
