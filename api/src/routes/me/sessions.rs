//! One's own sessions.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::respond::{self, Nothing, in_memory};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{SessionAction, SessionView};
use domain::SessionId;
use store::sessions::Session;

/// A session as its owner sees it, from one of them.
pub(super) fn view(session: Session, current: Option<SessionId>) -> SessionView {
    SessionView {
        current: Some(session.id) == current,
        id: session.id,
        device: session.device,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        allowed_actions: vec![SessionAction::End],
    }
}

/// List one's own sessions.
///
/// Those that run, with browser and kind of device as they were when one signed in; the one used last first.
#[utoipa::path(operation_id = "list_my_sessions", tag = "auth", security(("bearer" = [])), params(Paging, Shape),
    responses((status = 200, description = "Sessions", body = Page<SessionView>)))]
#[get("/me/sessions")]
pub async fn list_my_sessions(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let (user, current, now) = (caller.user()?, caller.actor.session, caller.now);
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let all = store::sessions::running(connection, user, now).await?;
            let views = all.into_iter().map(|session| view(session, current)).collect();
            Ok(in_memory(views, |session: &SessionView| session.id.to_string(), window))
        },
        async |connection| {
            let all = store::sessions::running(connection, user, now).await?;
            Ok(i64::try_from(all.len()).unwrap_or(i64::MAX))
        },
    )
    .await
}
