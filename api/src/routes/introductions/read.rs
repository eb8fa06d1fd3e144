//! Introduction programmes: one's own, those below, and one of them.

use super::view::introduction_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, in_memory, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::introductions::IntroductionView;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::RoleAssignmentId;
use domain::access::policy::{self, Place, Request, Who};
use domain::introduction::Introduction;

/// Lists the programmes that are wanted, out of the few there are.
async fn programmes(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<Nothing>,
    wanted: impl Fn(&Introduction) -> bool + Clone + 'static,
) -> ApiResult {
    let (day, actor, lang) = (caller.day(), caller.actor.clone(), caller.lang);
    let counted = wanted.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let all = store::introductions::all(connection, day).await?;
            let shown = all.iter().filter(|record| wanted(&record.introduction));
            let shown = shown.map(|record| introduction_view(&actor, lang, record)).collect();
            Ok(in_memory(shown, |programme: &IntroductionView| programme.id.to_string(), window))
        },
        async |connection| {
            let all = store::introductions::all(connection, day).await?;
            let count = all.iter().filter(|record| counted(&record.introduction)).count();
            i64::try_from(count).map_err(ApiError::internal)
        },
    )
    .await
}

/// List one's own introduction programmes.
///
/// One for each role as coordinator that one holds today; none for others.
#[utoipa::path(operation_id = "list_my_introduction", tag = "introductions", security(("bearer" = [])),
    params(Paging, Shape),
    responses((status = 200, description = "One's own programmes", body = Page<IntroductionView>)))]
#[get("/me/introduction")]
pub async fn list_my_introduction(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let user = caller.user()?;
    programmes(request, state, caller, asked, move |programme| programme.holder == user).await
}

/// List introduction programmes.
///
/// For whoever answers for a desk: one's own, and those of the coordinators below.
#[utoipa::path(operation_id = "list_introductions", tag = "introductions", security(("bearer" = [])),
    params(Paging, Shape),
    responses((status = 200, description = "Programmes by holder", body = Page<IntroductionView>)))]
#[get("/introductions")]
pub async fn list_introductions(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    caller.user()?;
    policy::check(&caller.actor, Request::At(Who::AnyDesk, &Place::default()))?;
    let actor = caller.actor.clone();
    programmes(request, state, caller, asked, move |programme| programme.seen_by(&actor)).await
}

/// Get an introduction programme.
///
/// For its holder, and for the level above.
#[utoipa::path(operation_id = "get_introduction", tag = "introductions", security(("bearer" = [])),
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role it belongs to")),
    responses((status = 200, description = "The programme", body = IntroductionView)))]
#[get("/introductions/{roleAssignmentId}")]
pub async fn get_introduction(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<RoleAssignmentId>,
) -> ApiResult {
    caller.user()?;
    let mut connection = state.pool.get().await?;
    let found = store::introductions::find(&mut connection, *id, caller.day()).await?;
    let seen = found.filter(|record| record.introduction.seen_by(&caller.actor));
    let record = seen.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let view = introduction_view(&caller.actor, caller.lang, &record);
    single(&request, record.introduction.version, &view)
}
