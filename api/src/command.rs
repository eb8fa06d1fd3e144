//! The one way to write: in a transaction that is tried again when others stand in its way, with repeats of the same
//! request answered from memory, the caller's version checked, and one event a change.

use crate::ApiResult;
use crate::extract::{BodyHash, Caller};
use crate::problem::ApiError;
use crate::respond::{etag, require_json};
use crate::state::State;
use actix_web::dev::Payload;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MATCH, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use contract::problem::Code;
use domain::access::Audience;
use domain::event::{Aggregate, By, EventBody, NewEvent};
use domain::need::Changed;
use domain::structure::Altered;
use domain::{CommandId, EventId, MunicipalityId};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use store::AsyncPgConnection;
use store::idempotency::{Kept, Slot};
use time::Duration;

/// A change somebody asks for.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who.
    pub caller: Caller,
    /// Its id; the events it causes share it.
    pub id: CommandId,
    request: HttpRequest,
    state: web::Data<State>,
    slot: Option<Slot>,
    /// What the running attempt has to tell the log.
    events: RefCell<Vec<NewEvent>>,
}

/// What a command answers.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    etag: Option<String>,
    location: Option<String>,
    body: String,
    /// Whether it is to be kept for repeats: not where it holds a secret, nor where it is kept already.
    keep: bool,
}

impl Reply {
    /// A resource after the change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn view<T: Serialize>(version: i32, view: &T) -> Result<Self, ApiError> {
        let body = serde_json::to_string(view).map_err(ApiError::internal)?;
        Ok(Self {
            status: StatusCode::OK,
            etag: Some(etag(version, &body)),
            location: None,
            body,
            keep: true,
        })
    }
    /// A new resource and where it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn created<T: Serialize>(version: i32, view: &T, location: String) -> Result<Self, ApiError> {
        let view = Self::view(version, view)?;
        Ok(Self { status: StatusCode::CREATED, location: Some(location), ..view })
    }
    /// A secret that is shown this once; a repeat of the request makes another.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn once<T: Serialize>(view: &T) -> Result<Self, ApiError> {
        let body = serde_json::to_string(view).map_err(ApiError::internal)?;
        Ok(Self { status: StatusCode::CREATED, etag: None, location: None, body, keep: false })
    }
    /// Nothing to show.
    pub fn empty() -> Self {
        Self { status: StatusCode::NO_CONTENT, etag: None, location: None, body: String::new(), keep: true }
    }

    /// The same, without being kept for repeats: what is kept is known by a quick hash of the request, and the request
    /// holds a password.
    pub fn not_kept(self) -> Self {
        Self { keep: false, ..self }
    }

    fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CACHE_CONTROL, "no-store"));
        if let Some(etag) = self.etag {
            response.insert_header((ETAG, etag));
        }
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if self.body.is_empty() {
            return response.finish();
        }
        response.insert_header((CONTENT_TYPE, "application/json")).body(self.body)
    }
}

/// How long answers are kept for repeats.
const KEPT: Duration = Duration::hours(24);

impl FromRequest for Command {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let caller = caller.await?;
            let user = caller.user()?;
            require_json(&request)?;
            let state = request
                .app_data::<web::Data<State>>()
                .cloned()
                .ok_or_else(|| ApiError::internal("the application has no state"))?;
            let slot = key(&request)?.map(|key| Slot { client: user.to_string(), key });
            let (id, events) = (CommandId(state.clock.id()), RefCell::default());
            Ok(Self { caller, id, request, state, slot, events })
        })
    }
}

/// The Idempotency-Key of a POST.
fn key(request: &HttpRequest) -> Result<Option<String>, ApiError> {
    if request.method() != Method::POST {
        return Ok(None);
    }
    let Some(value) = request.headers().get("idempotency-key") else { return Ok(None) };
    // Visible ASCII, as the specification has it: a space or a tab inside is what two keys look like.
    let text = value.to_str().unwrap_or_default();
    if !(1..=255).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(ApiError::of(Code::BadRequest)
            .because("an Idempotency-Key has 1 to 255 letters, digits or signs of ASCII, without spaces"));
    }
    Ok(Some(text.to_owned()))
}

impl Command {
    /// Runs work in a transaction and answers with its reply. What it records is appended to the log as the very last:
    /// from there to the commit all other writers wait.
    ///
    /// # Errors
    /// What the work gives.
    pub async fn run(
        &self,
        work: impl AsyncFn(&mut AsyncPgConnection) -> Result<Reply, ApiError>,
    ) -> ApiResult {
        let reply = store::transaction::write(&self.state.pool, async |connection| {
            // The work may be tried again.
            self.events.take();
            let reply = work(connection).await?;
            self.keep(connection, &reply).await?;
            store::events::append(connection, &self.events.take()).await?;
            Ok::<_, ApiError>(reply)
        })
        .await?;
        Ok(reply.respond())
    }

    /// The answer to an earlier request with the same key. Asked for after access and before `If-Match`: a repeat
    /// comes with the version of the first.
    ///
    /// # Errors
    /// 409 while a twin runs, 422 when the key was used for another request.
    pub async fn replay(&self, connection: &mut AsyncPgConnection) -> Result<Option<Reply>, ApiError> {
        let Some(slot) = &self.slot else { return Ok(None) };
        if !store::idempotency::lock(connection, slot).await? {
            return Err(ApiError::of(Code::IdempotencyInProgress));
        }
        let Some(kept) = store::idempotency::find(connection, slot, self.caller.now - KEPT).await? else {
            return Ok(None);
        };
        if kept.request_hash != self.request_hash() {
            return Err(ApiError::of(Code::IdempotencyMismatch));
        }
        let header = |name: &str| kept.headers.get(name).and_then(|v| v.as_str()).map(str::to_owned);
        let status = u16::try_from(kept.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        Ok(Some(Reply {
            status: status.unwrap_or(StatusCode::OK),
            etag: header("etag"),
            location: header("location"),
            body: kept.body,
            keep: false,
        }))
    }

    async fn keep(&self, connection: &mut AsyncPgConnection, reply: &Reply) -> Result<(), ApiError> {
        let Some(slot) = self.slot.as_ref().filter(|_| reply.keep) else { return Ok(()) };
        let status = i16::try_from(reply.status.as_u16()).map_err(ApiError::internal)?;
        let kept = Kept {
            request_hash: self.request_hash(),
            status,
            headers: serde_json::json!({ "etag": reply.etag, "location": reply.location }),
            body: reply.body.clone(),
        };
        Ok(store::idempotency::keep(connection, slot, &kept, self.caller.now).await?)
    }

    fn request_hash(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(self.request.method().as_str());
        hash.update([0]);
        hash.update(self.request.path());
        hash.update([0]);
        if let Some(BodyHash(body)) = self.request.extensions().get::<BodyHash>() {
            hash.update(body);
        }
        hash.finalize().to_vec()
    }

    /// Checks `If-Match` against the version that is stored.
    ///
    /// # Errors
    /// 428 when it is missing, 412 when it is another.
    pub fn require_version(&self, current: i32) -> Result<(), ApiError> {
        let mut tags = self.request.headers().get_all(IF_MATCH).peekable();
        if tags.peek().is_none() {
            return Err(ApiError::of(Code::VersionRequired));
        }
        let fits = tags.filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).any(|tag| {
            let tag = tag.trim();
            let version = tag.strip_prefix('"').and_then(|rest| rest.split(['.', '"']).next());
            tag == "*" || version.and_then(|v| v.parse::<i32>().ok()) == Some(current)
        });
        if fits { Ok(()) } else { Err(ApiError::of(Code::VersionMismatch)) }
    }

    /// Has the log told of a change when the work is done.
    pub fn record(&self, event: NewEvent) {
        self.events.borrow_mut().push(event);
    }

    /// An event of this command.
    pub fn event(&self, aggregate: Aggregate, version: i32, body: EventBody) -> NewEvent {
        let by = self.caller.actor.user.map_or(By::System, By::User);
        let id = EventId(self.state.clock.id());
        NewEvent::new(id, self.id, aggregate, version, by, self.caller.now, body)
    }

    /// The event of a changed need; a private draft's saves have none.
    pub fn need_event(&self, changed: &Changed, on_behalf_of: Option<MunicipalityId>) -> Option<NewEvent> {
        let need = &changed.need;
        let audience = need.audience();
        if audience.private {
            return None;
        }
        let event =
            self.event(Aggregate::Need(need.id), need.version, EventBody::Need(changed.change.clone()));
        Some(NewEvent {
            on_behalf_of,
            reason: changed.reason.clone(),
            overrides: changed.overrides.clone(),
            audience: Some(audience),
            before: changed.before.clone(),
            ..event
        })
    }

    /// Has the log told of a change of the structure.
    pub fn record_change<T, C: Into<EventBody>>(
        &self,
        aggregate: Aggregate,
        version: i32,
        audience: Audience,
        altered: Altered<T, C>,
    ) {
        let event = self.event(aggregate, version, altered.change.into());
        self.record(NewEvent {
            on_behalf_of: altered.on_behalf_of,
            reason: altered.reason,
            voice: altered.voice,
            overrides: altered.overrides,
            effective_on: altered.effective_on,
            before: (version > 1).then(|| audience.clone()),
            audience: Some(audience),
            ..event
        });
    }

    /// The application's state.
    pub fn state(&self) -> &State {
        &self.state
    }
}
