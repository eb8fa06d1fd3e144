//! Administrators made from the server: how the first one comes to be.

use crate::auth::secret::Secret;
use crate::clock::Clock;
use crate::config::AuthConfig;
use domain::event::{Aggregate, By, EventBody, NewEvent, UserChange};
use domain::text::{DisplayName, Email};
use domain::{CommandId, EventId, UiLanguage, UserId};
use store::users::User;
use store::{Pool, StoreError};

/// Makes an administrator, or a new link for one; tells whether the account is new.
///
/// # Errors
/// When the database fails.
pub async fn create(
    pool: &Pool,
    clock: &dyn Clock,
    auth: &AuthConfig,
    email: &Email,
    name: &DisplayName,
    link: &Secret,
) -> Result<bool, StoreError> {
    let now = clock.now();
    let day = domain::oslo::day(now);
    let command = CommandId(clock.id());
    let (new_user, role, events) = (UserId(clock.id()), clock.id(), [clock.id(), clock.id()]);
    store::transaction::write(pool, async |connection| {
        let known = store::users::credentials(connection, email).await?;
        let made = known.is_none();
        let user = if let Some(known) = known {
            store::users::find_for_update(connection, known.user).await?.ok_or(StoreError::Stale)?
        } else {
            let user = User {
                id: new_user,
                version: 1,
                email: Some(email.as_str().to_owned()),
                display_name: name.as_str().to_owned(),
                language: UiLanguage::Nb,
                active: true,
                has_password: false,
                created_at: now,
                updated_at: now,
            };
            store::users::insert(connection, &user).await?;
            user
        };
        store::users::make_administrator(connection, role, user.id, day, now).await?;
        let linked = User { version: user.version + 1, active: true, updated_at: now, ..user.clone() };
        store::users::update(connection, &linked).await?;
        store::sessions::insert_link(connection, &link.hash, user.id, None, now, now + auth.link).await?;
        let event = |id, version, change| NewEvent {
            id: EventId(id),
            command,
            aggregate: Aggregate::User(user.id),
            version,
            by: By::System,
            on_behalf_of: None,
            reason: None,
            overrides: Vec::new(),
            at: now,
            effective_on: day,
            audience: None,
            before: None,
            body: EventBody::User(change),
        };
        let [created_id, link_id] = events;
        let mut log = Vec::new();
        if made {
            log.push(event(created_id, 1, UserChange::Created));
        }
        log.push(event(link_id, linked.version, UserChange::LinkCreated));
        store::events::append(connection, &log).await?;
        Ok(made)
    })
    .await
}
