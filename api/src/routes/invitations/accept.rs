//! Accepting an invitation.

use super::standing::standing;
use crate::ApiResult;
use crate::auth::secret;
use crate::extract::{Json, client_address};
use crate::middleware::too_many;
use crate::problem::ApiError;
use crate::routes::roles::{accepted, event_of, keep, locked};
use crate::state::State;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, post, web};
use contract::people::AcceptInvitation;
use contract::problem::Code;
use domain::event::{Aggregate, By, NewEvent, UserChange};
use domain::text::Email;
use domain::{CommandId, EventId, UserId};
use store::AsyncPgConnection;
use store::sessions::Invitation;
use store::users::{Credentials, User};

/// Accept an invitation.
///
/// The link works once. Where the account has no password, the one given becomes it; where it has one, it must be that
/// one, so that nobody but the owner of the account accepts, whoever has seen the link. It works as long as whoever made it
/// may give the role.
#[utoipa::path(operation_id = "accept_invitation", tag = "auth", security(()), request_body = AcceptInvitation,
    responses((status = 204, description = "The role is accepted; sign in")))]
#[post("/auth/invitation")]
pub async fn accept_invitation(
    request: HttpRequest,
    state: web::Data<State>,
    body: Json<AcceptInvitation>,
) -> ApiResult {
    let address = client_address(&request);
    state.throttle.guess(&address, "one-time link").map_err(too_many)?;
    let AcceptInvitation { token, password } = body.0;
    let (token, now) = (secret::hash(&token), state.clock.now());
    let (invitation, account) = invited(&state, &token).await?;
    let email = account.email.as_deref().and_then(|email| Email::parse(email).ok()).ok_or_else(gone)?;
    state.throttle.guess(&address, email.as_str()).map_err(too_many)?;
    let mut connection = state.pool.get().await?;
    let credentials = store::users::credentials(&mut connection, &email).await?.ok_or_else(gone)?;
    drop(connection);
    let hash = password_of(&state, &invitation, &credentials, password).await?;
    store::transaction::write(&state.pool, async |connection| {
        // Hashing took a while: what happened meanwhile counts.
        let (still, seen) = standing(connection, &token, now).await?.ok_or_else(gone)?;
        if still.sets_password != invitation.sets_password
            || !store::users::still_fits(connection, &credentials).await?
        {
            return Err(gone());
        }
        store::sessions::use_invitation(connection, &token, now).await?;
        let command = CommandId(state.clock.id());
        let event = |about, version, body| {
            let id = EventId(state.clock.id());
            NewEvent::new(id, command, about, version, By::User(invitation.user), now, body)
        };
        let day = domain::oslo::day(now);
        let record = locked(connection, &seen.role, day).await?.ok_or_else(gone)?;
        let mut events = Vec::new();
        if let Some(hash) = &hash {
            let version = set_password(connection, invitation.user, hash, now).await?;
            let body = UserChange::PasswordSet.into();
            events.push(event(Aggregate::User(invitation.user), version, body));
        }
        let changed = accepted(connection, record.role, day).await?;
        keep(connection, &changed, day).await?;
        for altered in changed {
            let about = Aggregate::RoleAssignment(altered.thing.id);
            let plain = event(about, altered.thing.version, altered.change.clone().into());
            events.push(event_of(altered, plain));
        }
        store::events::append(connection, &events).await?;
        Ok::<_, ApiError>(())
    })
    .await?;
    Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish())
}

fn gone() -> ApiError {
    ApiError::of(Code::LinkUsedOrExpired)
}

async fn invited(state: &State, token: &[u8; 32]) -> Result<(Invitation, User), ApiError> {
    let mut connection = state.pool.get().await?;
    let (invitation, _) = standing(&mut connection, token, state.clock.now()).await?.ok_or_else(gone)?;
    let account = store::users::find(&mut connection, invitation.user).await?.ok_or_else(gone)?;
    Ok((invitation, account))
}

/// The hash of a new password; nothing where the account has one, which must be the one given.
async fn password_of(
    state: &State,
    invitation: &Invitation,
    credentials: &Credentials,
    password: String,
) -> Result<Option<String>, ApiError> {
    if credentials.password_hash.is_some() || !invitation.sets_password {
        let right = state.passwords.verify(password, credentials.password_hash.clone()).await?;
        return if right { Ok(None) } else { Err(ApiError::of(Code::InvalidCredentials)) };
    }
    if let Err(weak) = contract::field::new_password(&password) {
        return Err(ApiError::fields(vec![contract::field::problem("/password", &weak)]));
    }
    state.passwords.hash(password).await.map(Some)
}

/// Keeps a new password; gives the account's new version.
async fn set_password(
    connection: &mut AsyncPgConnection,
    user: UserId,
    hash: &str,
    now: time::OffsetDateTime,
) -> Result<i32, ApiError> {
    let mut account = store::users::find_for_update(connection, user).await?.ok_or_else(gone)?;
    account.version += 1;
    account.updated_at = now;
    store::users::update(connection, &account).await?;
    store::users::set_password(connection, user, hash).await?;
    store::sessions::end_all(connection, user, now).await?;
    Ok(account.version)
}
