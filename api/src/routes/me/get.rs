//! Oneself.

use crate::ApiResult;
use crate::extract::Caller;
use crate::problem::ApiError;
use crate::respond::single;
use crate::routes::roles::role_view;
use crate::routes::users::employer_view;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::{Desks, Me, RegisterFor};
use contract::problem::Code;
use contract::structure::{ClusterRef, MunicipalityRef, RegionRef};
use domain::UserId;
use domain::access::{Actor, Reach, policy};
use domain::role::RoleStatus;
use store::AsyncPgConnection;
use store::keyset::Window;
use store::roles::RoleQuery;
use store::structure::MunicipalityQuery;
use time::Date;

/// Tell who is signed in.
///
/// Name, language, roles held today, also as a deputy, what one was offered and may offer, the desks one answers for, and
/// the municipalities one may register needs for.
#[utoipa::path(operation_id = "get_me", tag = "auth", security(("bearer" = [])), responses(
    (status = 200, description = "Oneself", body = Me)))]
#[get("/me")]
pub async fn get_me(request: HttpRequest, state: web::Data<State>, caller: Caller) -> ApiResult {
    let user = caller.user()?;
    let mut connection = state.pool.get().await?;
    let (version, me) = me(&mut connection, &caller, user).await?;
    single(&request, version, &me)
}

/// Oneself, with the version of the account.
pub(super) async fn me(
    connection: &mut AsyncPgConnection,
    caller: &Caller,
    user: UserId,
) -> Result<(i32, Me), ApiError> {
    let account =
        store::users::find(connection, user).await?.ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
    let day = caller.day();
    let query = RoleQuery { users: vec![user], as_deputy: true, ..RoleQuery::default() };
    let roles = store::roles::list(connection, &query, &ALL, day, day).await?.unwrap_or_default();
    let offered = RoleQuery {
        users: vec![user],
        statuses: vec![RoleStatus::Proposed],
        not_over: true,
        ..RoleQuery::default()
    };
    let me = Me {
        id: user,
        display_name: account.display_name,
        email: account.email.unwrap_or_default(),
        language: account.language,
        employer: account.employer.as_ref().map(employer_view),
        roles: roles.into_iter().map(|keyed| role_view(&keyed.item)).collect(),
        may_register_for: may_register_for(connection, &caller.actor, day).await?,
        answers_for: desks(connection, &caller.actor.reach, day).await?,
        administers: caller.actor.reach.administers,
        may_offer: policy::offers(&caller.actor),
        offers: store::roles::count(connection, &offered, day).await?,
        waiting: store::waiting::answers(connection, user, &caller.actor.reach.municipalities, day).await?,
    };
    Ok((account.version, me))
}

/// Everything: one's own roles and municipalities are never many.
const ALL: Window = Window { limit: 1_000, after: None };

/// The desks one answers for, by name.
async fn desks(connection: &mut AsyncPgConnection, reach: &Reach, day: Date) -> Result<Desks, ApiError> {
    let mut regions = Vec::new();
    if !reach.region_desks.is_empty() {
        let all = store::structure::regions(connection, None, day).await?.into_iter();
        let answered = all.filter(|region| reach.region_desks.contains(&region.id));
        regions.extend(answered.map(|region| RegionRef { slug: region.slug, name: region.name }));
    }
    let clusters: Vec<_> = reach.cluster_desks.iter().copied().collect();
    let clusters = store::clusters::names(connection, &clusters).await?.into_iter();
    let clusters = clusters.map(|(id, name)| ClusterRef { id, name }).collect();
    Ok(Desks { national: reach.national, regions, clusters })
}

/// One's own municipalities, and those whose needs go to a desk one answers for (`policy::Request::RegisterNeed`).
async fn may_register_for(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    day: Date,
) -> Result<Vec<RegisterFor>, ApiError> {
    let reach = &actor.reach;
    let mut queries = Vec::new();
    if !reach.municipalities.is_empty() {
        let ids = reach.municipalities.iter().copied().collect();
        queries.push(MunicipalityQuery { ids, ..MunicipalityQuery::default() });
    }
    if !reach.cluster_desks.is_empty() {
        let clusters = reach.cluster_desks.iter().copied().collect();
        queries.push(MunicipalityQuery { clusters, ..MunicipalityQuery::default() });
    }
    if !reach.region_desks.is_empty() {
        let regions = store::structure::regions(connection, None, day).await?;
        let slugs =
            regions.into_iter().filter(|r| reach.region_desks.contains(&r.id)).map(|r| r.slug).collect();
        queries.push(MunicipalityQuery {
            regions: slugs,
            without_cluster: true,
            ..MunicipalityQuery::default()
        });
    }
    if reach.national {
        queries.push(MunicipalityQuery {
            without_region: true,
            without_cluster: true,
            ..MunicipalityQuery::default()
        });
    }
    let mut found: Vec<RegisterFor> = Vec::new();
    for query in queries {
        for keyed in
            store::structure::municipalities(connection, &query, &ALL, day).await?.unwrap_or_default()
        {
            let municipality = keyed.item;
            if found.iter().all(|other| other.municipality.number != municipality.number) {
                found.push(RegisterFor {
                    own: reach.municipalities.contains(&municipality.id),
                    clusters: municipality
                        .clusters
                        .into_iter()
                        .map(|membership| ClusterRef { id: membership.cluster, name: membership.name })
                        .collect(),
                    region: municipality.region.map(|(slug, name)| RegionRef { slug, name }),
                    municipality: MunicipalityRef { number: municipality.number, name: municipality.name },
                });
            }
        }
    }
    Ok(found)
}
