//! Everything that is kept about oneself.

use super::sessions;
use crate::ApiResult;
use crate::extract::Caller;
use crate::problem::ApiError;
use crate::respond::single;
use crate::routes::delegations::delegation_view;
use crate::routes::roles::role_assignment_view;
use crate::routes::users;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::{MyData, MyEvent};
use contract::problem::Code;
use domain::role::RoleStatus;
use store::keyset::Window;
use store::roles::RoleQuery;

/// Export everything that is kept about oneself.
///
/// The account, every role one was offered or has held, sessions, standing consents one gave, and what one did: each
/// event by id, kind and time.
#[utoipa::path(operation_id = "export_my_data", tag = "auth", security(("bearer" = [])),
    responses((status = 200, description = "Everything", body = MyData)))]
#[get("/me/export")]
pub async fn export_my_data(request: HttpRequest, state: web::Data<State>, caller: Caller) -> ApiResult {
    let (user, day, actor) = (caller.user()?, caller.day(), &caller.actor);
    let (version, data) = store::transaction::snapshot(&state.pool, async |connection| {
        let account = store::users::find(connection, user).await?;
        let account = account.ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
        let version = account.version;
        let all = RoleQuery { users: vec![user], statuses: RoleStatus::ALL.to_vec(), ..RoleQuery::default() };
        let window = Window { limit: 10_000, after: None };
        let roles = store::roles::list(connection, &all, &window, day, day).await?.unwrap_or_default();
        let sessions = store::sessions::running(connection, user, caller.now).await?;
        let given = store::delegations::given_by(connection, user).await?;
        let events = store::events::acted_in(connection, user).await?;
        let data = MyData {
            account: users::view(connection, account, day).await?,
            roles: roles.into_iter().map(|k| role_assignment_view(actor, k.item, day, day)).collect(),
            sessions: sessions.into_iter().map(|s| sessions::view(s, actor.session)).collect(),
            delegations_given: given.into_iter().map(|d| delegation_view(actor, d, day)).collect(),
            events: events
                .into_iter()
                .map(|event| MyEvent {
                    id: event.id.0,
                    kind: event.kind,
                    resource: event.aggregate,
                    resource_id: event.aggregate_id,
                    at: event.at,
                })
                .collect(),
        };
        Ok::<_, ApiError>((version, data))
    })
    .await?;
    single(&request, version, &data)
}
