//! Accounts.

mod create;
mod get;
mod link;
mod list;
mod update;

use contract::people::{OrganisationRef, RoleView, UserView};
use contract::structure::{ClusterRef, MunicipalityRef, RegionRef};
use store::AsyncPgConnection;
use store::keyset::Window;
use store::users::{RoleAssignment, RoleQuery, User};
use time::Date;
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(list::list_users);
    config.service(create::create_user);
    config.service(get::get_user);
    config.service(update::update_user);
    config.service(link::create_user_link);
}

/// A role with its scope, as the API shows it.
pub(crate) fn role_view(role: &RoleAssignment) -> RoleView {
    RoleView {
        role: role.role,
        municipality: role.municipality.clone().map(|(number, name)| MunicipalityRef { number, name }),
        cluster: role.cluster.clone().map(|(id, name)| ClusterRef { id, name }),
        region: role.region.clone().map(|(slug, name)| RegionRef { slug, name }),
        organisation: role.organisation.clone().map(|(id, name)| OrganisationRef { id, name }),
    }
}

/// Accounts with their roles, read in one statement for all.
async fn views(
    connection: &mut AsyncPgConnection,
    users: Vec<User>,
    day: Date,
) -> Result<Vec<UserView>, store::StoreError> {
    let query = RoleQuery { users: users.iter().map(|user| user.id).collect(), ..RoleQuery::default() };
    let window = Window { limit: 10_000, after: None };
    let roles = if users.is_empty() {
        Vec::new()
    } else {
        store::users::roles(connection, &query, &window, day).await?.unwrap_or_default()
    };
    let of = |user: &User| -> Vec<RoleView> {
        roles.iter().filter(|keyed| keyed.item.user == user.id).map(|keyed| role_view(&keyed.item)).collect()
    };
    Ok(users
        .into_iter()
        .map(|user| UserView {
            roles: of(&user),
            id: user.id,
            version: user.version,
            display_name: user.display_name,
            email: user.email,
            language: user.language,
            active: user.active,
            can_sign_in: user.active && user.has_password,
            created_at: user.created_at,
        })
        .collect())
}

/// One account with its roles.
async fn view(
    connection: &mut AsyncPgConnection,
    user: User,
    day: Date,
) -> Result<UserView, crate::ApiError> {
    let mut all = views(connection, vec![user], day).await?;
    all.pop().ok_or_else(|| crate::ApiError::internal("an account has no view"))
}
