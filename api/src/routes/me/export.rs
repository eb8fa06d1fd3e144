//! Everything that is kept about oneself.

use super::sessions;
use crate::ApiResult;
use crate::extract::Caller;
use crate::problem::ApiError;
use crate::respond::single;
use crate::routes::delegations::delegation_view;
use crate::routes::roles::{role_assignment_view, role_view};
use crate::routes::users;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::{
    MyData, MyDeputising, MyEvent, MyIntroductionStep, MyInvitation, MyMembership, RoleView,
};
use contract::problem::Code;
use domain::RoleAssignmentId;
use domain::period::Period;
use domain::role::RoleStatus;
use std::collections::BTreeMap;
use store::AsyncPgConnection;
use store::events::ActedIn;
use store::keyset::Window;
use store::personal::{self, MadeInvitation, PersonalMembership};
use store::roles::RoleQuery;
use time::Date;

/// Export everything that is kept about oneself.
///
/// The account, every role one was offered or has held, sessions, standing consents one gave, terms in groups, when one
/// was deputy, invitations one made, steps of introduction programmes, and what one did: each event by id, kind and time.
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
        let deputy_for = personal::deputy_for(connection, user).await?;
        let invitations = personal::invitations_made(connection, user).await?;
        let of_others = deputy_for.iter().map(|(role, _)| *role).chain(invitations.iter().map(|i| i.role));
        let of_others = named(connection, &of_others.collect::<Vec<_>>(), day).await?;
        let events = store::events::acted_in(connection, user).await?;
        let data = MyData {
            account: users::view(connection, account, day).await?,
            roles: roles.into_iter().map(|k| role_assignment_view(actor, k.item, day, day)).collect(),
            sessions: sessions.into_iter().map(|s| sessions::view(s, actor.session)).collect(),
            delegations_given: given.into_iter().map(|d| delegation_view(actor, d, day)).collect(),
            memberships: personal::memberships(connection, user).await?.into_iter().map(membership).collect(),
            deputy_for: deputy_for.into_iter().filter_map(|each| deputising(&of_others, each)).collect(),
            invitations_made: invitations.into_iter().filter_map(|i| invitation(&of_others, i)).collect(),
            introduction_steps: personal::introduction_steps(connection, user)
                .await?
                .into_iter()
                .map(|(role_assignment, step, done_on)| MyIntroductionStep { role_assignment, step, done_on })
                .collect(),
            events: events.into_iter().map(event).collect(),
        };
        Ok::<_, ApiError>((version, data))
    })
    .await?;
    single(&request, version, &data)
}

/// Roles of others, by id: what they are and where.
type Named = BTreeMap<RoleAssignmentId, RoleView>;

async fn named(
    connection: &mut AsyncPgConnection,
    roles: &[RoleAssignmentId],
    day: Date,
) -> Result<Named, ApiError> {
    let found = store::roles::find_all(connection, roles, day).await?;
    Ok(found.iter().map(|record| (record.role.id, role_view(record))).collect())
}

fn membership(term: PersonalMembership) -> MyMembership {
    MyMembership {
        id: term.id,
        group: term.group,
        name: term.name,
        part: term.part,
        office: term.office,
        valid_from: term.period.first_day(),
        valid_to: term.period.last_day(),
    }
}

fn deputising(named: &Named, (role_assignment, period): (RoleAssignmentId, Period)) -> Option<MyDeputising> {
    let role = named.get(&role_assignment)?.clone();
    Some(MyDeputising { role_assignment, role, valid_from: period.first_day(), valid_to: period.last_day() })
}

fn invitation(named: &Named, made: MadeInvitation) -> Option<MyInvitation> {
    let MadeInvitation { role: role_assignment, made_at, expires_at, used_at } = made;
    let role = named.get(&role_assignment)?.clone();
    Some(MyInvitation { role_assignment, role, made_at, expires_at, used_at })
}

fn event(event: ActedIn) -> MyEvent {
    MyEvent {
        id: event.id.0,
        kind: event.kind,
        resource: event.aggregate,
        resource_id: event.aggregate_id,
        at: event.at,
    }
}
