//! Administrators made from the server: how the first one comes to be.

use crate::auth::secret::Secret;
use crate::clock::Clock;
use crate::config::AuthConfig;
use domain::access::Role;
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
    let (new_user, role) = (UserId(clock.id()), clock.id());
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
                closed_at: None,
                has_password: false,
                employer: None,
                created_at: now,
                updated_at: now,
            };
            store::users::insert(connection, &user).await?;
            user
        };
        let granted = store::users::make_administrator(connection, role, user.id, day, now).await?;
        let mut changes = Vec::new();
        if made {
            changes.push(UserChange::Created);
        } else if !user.active() {
            changes.push(UserChange::Reactivated);
        }
        if granted {
            changes.push(UserChange::RoleGranted { role: Role::SystemAdmin });
        }
        changes.push(UserChange::LinkCreated);
        // A new account's first event is its first version.
        let first = if made { user.version } else { user.version + 1 };
        let events: Vec<NewEvent> = (first..)
            .zip(changes)
            .map(|(version, change)| {
                let (id, about) = (EventId(clock.id()), Aggregate::User(user.id));
                NewEvent::new(id, command, about, version, By::System, now, EventBody::User(change))
            })
            .collect();
        // One event a version: an account moves on with each.
        for event in events.iter().filter(|event| event.version > user.version) {
            let next = User { version: event.version, closed_at: None, updated_at: now, ..user.clone() };
            store::users::update(connection, &next).await?;
        }
        store::sessions::insert_link(connection, &link.hash, user.id, None, now, now + auth.link).await?;
        store::events::append(connection, &events).await?;
        Ok(made)
    })
    .await
}
