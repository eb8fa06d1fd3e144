//! Accounts.

mod create;
mod employer;
mod get;
mod language;
mod link;
mod list;
mod update;

pub(crate) use employer::{employer_view, resolve};
pub(super) use language::{first_language, works_for};

use crate::routes::roles::role_view;
use contract::people::{RoleView, UserView};
use store::AsyncPgConnection;
use store::keyset::Window;
use store::roles::RoleQuery;
use store::users::User;
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
        store::roles::list(connection, &query, &window, day, day).await?.unwrap_or_default()
    };
    let of = |user: &User| -> Vec<RoleView> {
        roles
            .iter()
            .filter(|keyed| keyed.item.role.holder == user.id)
            .map(|keyed| role_view(&keyed.item))
            .collect()
    };
    Ok(users
        .into_iter()
        .map(|user| UserView {
            roles: of(&user),
            active: user.active(),
            can_sign_in: user.active() && user.has_password,
            id: user.id,
            version: user.version,
            display_name: user.display_name,
            email: user.email,
            language: user.language,
            employer: user.employer.as_ref().map(employer_view),
            created_at: user.created_at,
        })
        .collect())
}

/// One account with its roles.
pub(crate) async fn view(
    connection: &mut AsyncPgConnection,
    user: User,
    day: Date,
) -> Result<UserView, crate::ApiError> {
    let mut all = views(connection, vec![user], day).await?;
    all.pop().ok_or_else(|| crate::ApiError::internal("an account has no view"))
}
