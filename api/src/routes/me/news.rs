//! What changed since one looked last.

use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::{Caller, Json};
use crate::problem::ApiError;
use crate::respond::{Members, Show, entry, single};
use crate::routes::changes::token;
use crate::routes::needs::named_to;
use crate::state::State;
use actix_web::{HttpRequest, get, post, web};
use contract::people::{News, NewsView, SeeNews};
use contract::problem::Code;
use domain::NeedId;
use domain::need::NeedRecord;
use store::events::{NewsEvent, Since};
use time::Duration;

/// What is told at the first visit.
const AT_FIRST: Duration = Duration::days(14);
/// At most so many things.
const MOST: i64 = 50;

/// Tell what changed since one looked last.
///
/// What others did to needs, clusters, municipalities, the region, groups, networks and organisations that concern one's
/// municipalities, clusters and desks; for those without any, all they see. For each thing the newest event. Nothing
/// is marked as seen by asking.
#[utoipa::path(operation_id = "get_my_news", tag = "auth", security(("bearer" = [])),
    responses((status = 200, description = "What changed", body = News)))]
#[get("/me/news")]
pub async fn get_my_news(request: HttpRequest, state: web::Data<State>, caller: Caller) -> ApiResult {
    let user = caller.user()?;
    let news = store::transaction::snapshot(&state.pool, async |connection| {
        let end = store::events::end(connection).await?;
        let seen = store::events::seen(connection, user).await?;
        let (since, at) = match seen {
            Some((position, at)) if position <= end.position => (Since::Position(position), at),
            // A restored database has a shorter log.
            Some((_, at)) => (Since::Moment(at), at),
            None => (Since::Moment(caller.now - AT_FIRST), caller.now - AT_FIRST),
        };
        let found = store::events::news(connection, &caller.actor, user, since, end, MOST).await?;
        let needs: Vec<_> =
            found.iter().filter(|one| one.aggregate == "need").map(|one| NeedId(one.aggregate_id)).collect();
        let needs = store::needs::find_all(connection, &caller.actor, &needs, caller.day()).await?;
        Ok::<_, ApiError>(News {
            since: at,
            first: seen.is_none(),
            items: found.into_iter().filter_map(|one| view(&caller, &needs, one)).collect(),
            sync_token: token::write(end, ANYBODY),
        })
    })
    .await?;
    single(&request, 1, &news)
}

/// Say that one has been shown the news.
///
/// From then on one is told what changes after them. The log is told of nothing: what one has read is nobody else's affair.
#[utoipa::path(operation_id = "see_my_news", tag = "auth", security(("bearer" = [])), request_body = SeeNews,
    responses((status = 204, description = "Seen")))]
#[post("/me/news/seen")]
pub async fn see_my_news(command: Command, body: Json<SeeNews>) -> ApiResult {
    let (user, now) = (command.caller.user()?, command.caller.now);
    let until =
        token::mark_for(&body.0.sync_token, ANYBODY).map_err(|_| ApiError::of(Code::InvalidSyncToken))?;
    command
        .run(async |connection| {
            store::events::see(connection, user, until, now).await?;
            Ok(Reply::empty())
        })
        .await
}

/// A place in the log, whoever it is given to: nobody marks but for themselves.
const ANYBODY: token::Fingerprint = [0; 8];

/// As its reader is told of it; nothing of a need that is no longer seen.
fn view(caller: &Caller, needs: &[NeedRecord], one: NewsEvent) -> Option<NewsView> {
    let in_ksf = caller.actor.reach.in_ksf;
    let need = needs.iter().find(|record| record.need.id.0 == one.aggregate_id);
    let (name, key, places) = match (need, one.called) {
        (Some(record), _) => {
            let title = record.need.wording.title.as_str().to_owned();
            (title, one.aggregate_id.to_string(), named_to(&caller.actor, record))
        }
        (None, Some((name, key))) => (name, key, true),
        (None, None) => return None,
    };
    let show = Show { places, persons: places && in_ksf };
    Some(NewsView {
        resource: one.aggregate,
        resource_id: one.aggregate_id,
        key,
        name,
        language: need.map(|record| record.need.wording.language),
        entry: entry(one.event, show, &Members::new()),
    })
}
