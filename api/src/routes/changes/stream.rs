//! The change feed as it happens: server-sent events.

use super::pulse::{Place, Pulse};
use super::token::{self, Fingerprint};
use super::told;
use crate::ApiResult;
use crate::extract::{Caller, Query, client_address};
use crate::problem::ApiError;
use crate::state::State;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderName, VARY};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::changes::StreamFilter;
use contract::problem::Code;
use domain::access::Actor;
use std::fmt::Write as _;
use std::sync::atomic::Ordering;
use std::time::Duration;
use store::AsyncPgConnection;
use store::events::Mark;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// How long a stream lasts; its reader comes again with the token of what it heard last, and with credentials of then.
const LONGEST: Duration = Duration::from_mins(5);
/// How often something is said, so that nobody between takes the stream for dead, and who is gone is noticed. As often
/// it is looked whether the session still stands.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// How soon a stop of the service is noticed.
const GLANCE: Duration = Duration::from_secs(1);
/// Events read at a time.
const BATCH: i64 = 200;
/// How long a reader may take nothing.
const PATIENCE: Duration = Duration::from_secs(20);

/// Follow what changes, as it happens.
///
/// The change feed as server-sent events: `event: change` with a change as JSON in `data` and the token after it as
/// `id`; `event: mark` tells by its `id` where the stream has come to, at its beginning and past what is not for the
/// caller. Without `syncToken` (or `Last-Event-ID`, as a browser sends it when it connects again) it begins now.
/// `event: resync` means what 410 means for the list: what the caller reaches has become another, so fetch anew and
/// begin without a token. Every stream ends after five minutes at most, and within 15 seconds after the session has:
/// connect again with the last `id`; nothing is missed between. At most 20 at a time for each person.
#[utoipa::path(operation_id = "stream_changes", tag = "changes", params(StreamFilter,
    ("Last-Event-ID" = Option<String>, Header, description = "The last `id` that was heard, as a browser sends it; counts before `syncToken`")), security((), ("bearer" = [])), responses(
    (status = 200, description = "Changes as they are committed", content_type = "text/event-stream", body = String,
     example = "id: AAAAAAAAAAAAAAAAAAAAKgGZ1Y8yeqG7\nevent: change\ndata: {\"id\":\"0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44\",\"changeType\":\"sync\",\"timestamp\":\"2026-11-27T09:30:00Z\",\"resource\":\"need\"}\n\n")))]
#[get("/changes/stream")]
pub async fn stream_changes(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    query: Query<StreamFilter>,
) -> ApiResult {
    takes_events(&request)?;
    let who = caller.actor.user.map_or_else(|| client_address(&request), |user| user.to_string());
    let place = state.pulse.place(who).ok_or_else(|| ApiError::of(Code::TooManyRequests))?;
    let reach = token::fingerprint(&caller.actor.reach);
    let last = request.headers().get("last-event-id").and_then(|value| value.to_str().ok());
    let mut connection = state.pool.get().await?;
    let from = match last.or(query.0.sync_token.as_deref()) {
        Some(text) => {
            let mark = token::mark_for(text, reach)?;
            // Another log than the one the token is of (a restored database) is told by its status, not in the stream.
            store::events::feed(&mut connection, &caller.actor, mark, 1)
                .await?
                .ok_or_else(|| ApiError::of(Code::GoneResync))?;
            mark
        }
        None => store::events::end(&mut connection).await?,
    };
    drop(connection);
    let (sender, receiver) = mpsc::channel::<Bytes>(4);
    let pulse = Pulse::feel(&state);
    let follower = Follower { state, actor: caller.actor, reach, from, pulse, sender, _place: place };
    actix_web::rt::spawn(follower.follow());
    let body = futures_util::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|part| (Ok::<_, ApiError>(part), receiver))
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        // A proxy that collects an answer before it passes it on would hold everything back.
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        .streaming(body))
}

/// # Errors
/// 406 when the caller takes no events.
fn takes_events(request: &HttpRequest) -> Result<(), ApiError> {
    let accepted = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    let fits = accepted
        .split(',')
        .filter_map(|part| part.split(';').next())
        .any(|kind| ["text/event-stream", "text/*", "*/*"].contains(&kind.trim()));
    if fits { Ok(()) } else { Err(ApiError::of(Code::NotAcceptable)) }
}

/// Says where the stream has come to, also past what is not for this reader.
fn mark(place: Mark, reach: Fingerprint) -> String {
    format!("id: {}\nevent: mark\ndata: {{}}\n\n", token::write(place, reach))
}

/// Why a stream ends.
enum End {
    /// The reader is gone, the time is over, the service stops, or the session has ended.
    Over,
    /// The reader must fetch anew.
    Resync,
}

/// One who follows the log.
struct Follower {
    state: web::Data<State>,
    actor: Actor,
    reach: Fingerprint,
    from: Mark,
    pulse: watch::Receiver<i64>,
    sender: mpsc::Sender<Bytes>,
    _place: Place,
}

impl Follower {
    async fn follow(mut self) {
        let ended = self.tell_all().await;
        match ended {
            Ok(End::Over) => {}
            Ok(End::Resync) => {
                let _ = self.say("event: resync\ndata: {}\n\n".to_owned()).await; // the reader may be gone
            }
            Err(error) => tracing::warn!(%error, "a stream of changes ended; its reader comes again"),
        }
    }

    async fn tell_all(&mut self) -> Result<End, ApiError> {
        let begun = Instant::now();
        let mut said = begun;
        if !self.say(format!("retry: 2000\n{}", mark(self.from, self.reach))).await {
            return Ok(End::Over);
        }
        let mut glance = tokio::time::interval(GLANCE);
        loop {
            let at_end = *self.pulse.borrow_and_update() <= self.from.position;
            let quiet = said.elapsed() >= SIGN_OF_LIFE;
            if !at_end || quiet {
                if let Some(end) = self.look().await? {
                    return Ok(end);
                }
                if quiet && !self.say(":\n\n".to_owned()).await {
                    return Ok(End::Over);
                }
                said = Instant::now();
            }
            if begun.elapsed() >= LONGEST || self.state.stopping.load(Ordering::Relaxed) {
                return Ok(End::Over);
            }
            tokio::select! {
                () = self.sender.closed() => return Ok(End::Over),
                changed = self.pulse.changed() => if changed.is_err() { return Ok(End::Over) },
                _ = glance.tick() => {}
            }
        }
    }

    /// Looks who the reader is now, and tells what is new.
    async fn look(&mut self) -> Result<Option<End>, ApiError> {
        let mut connection = self.state.pool.get().await?;
        let Some(actor) = self.actor_now(&mut connection).await? else { return Ok(Some(End::Over)) };
        if token::fingerprint(&actor.reach) != self.reach {
            return Ok(Some(End::Resync));
        }
        let mut more = true;
        let mut parts = String::new();
        while more {
            let Some(feed) = store::events::feed(&mut connection, &actor, self.from, BATCH).await? else {
                return Ok(Some(End::Resync));
            };
            for event in feed.events {
                let mark = event.mark;
                let data = serde_json::to_string(&told(event)).map_err(ApiError::internal)?;
                let id = token::write(mark, self.reach);
                let _ = write!(parts, "id: {id}\nevent: change\ndata: {data}\n\n"); // writing to a String cannot fail
            }
            if feed.read_to != self.from {
                parts.push_str(&mark(feed.read_to, self.reach));
            }
            self.from = feed.read_to;
            more = feed.more && parts.len() < 64 * 1024;
        }
        // No connection is held while the network takes its time.
        drop(connection);
        self.actor = actor;
        Ok(if parts.is_empty() || self.say(parts).await { None } else { Some(End::Over) })
    }

    /// The reader with the roles of this moment; nobody when the session has ended.
    async fn actor_now(&self, connection: &mut AsyncPgConnection) -> Result<Option<Actor>, ApiError> {
        match (self.actor.user, self.actor.session) {
            (Some(user), Some(session)) => {
                Ok(store::actor::of_session(connection, user, session, self.state.clock.now()).await?)
            }
            _ => Ok(Some(Actor::anonymous())),
        }
    }

    /// Sends a part; `false` when the reader is gone or takes nothing.
    async fn say(&self, part: String) -> bool {
        self.sender.send_timeout(Bytes::from(part), PATIENCE).await.is_ok()
    }
}
