//! Inviting somebody to a role.

use crate::ApiResult;
use crate::auth::secret;
use crate::command::{Command, Reply};
use crate::extract::Json;
use crate::problem::ApiError;
use crate::routes::roles::offer;
use crate::routes::users::{first_language, resolve, works_for};
use actix_web::post;
use contract::people::{CreateInvitation, InvitationView};
use domain::UserId;
use domain::access::Scope;
use domain::access::policy::{self, Request, Seat, may_grant};
use domain::event::{Aggregate, UserChange};
use domain::role::RoleStatus;
use domain::text::Email;
use store::AsyncPgConnection;
use store::sessions::Invitation;
use store::users::{Employer, User};
use time::Duration;

/// How long an invitation works: the contact of a small municipality may be away for a week.
const LIFE: Duration = Duration::days(14);

/// Invite somebody to a role.
///
/// By those who give the role (KSF-D04). Where the address has no account, one is made; the answer is the same either
/// way. The link is shown once, to whoever invites; an offer of the same role that was not answered is taken back.
#[utoipa::path(operation_id = "create_invitation", tag = "roles", security(("bearer" = [])),
    request_body = CreateInvitation,
    responses((status = 201, description = "The link, shown once", body = InvitationView)))]
#[post("/invitations")]
pub async fn create_invitation(command: Command, body: Json<CreateInvitation>) -> ApiResult {
    let body = body.0;
    let email = Email::parse(&body.email).map_err(ApiError::internal)?;
    let link = secret::make().map_err(ApiError::internal)?;
    let (day, now) = (command.caller.day(), command.caller.now);
    command
        .run(async |connection| {
            let actor = &command.caller.actor;
            let seat = offer::seat(connection, &body.offer, day).await?;
            policy::check(actor, Request::GrantRole(&seat, None))?;
            // Looked up in any case: whether the employer exists must not tell whether the account does.
            let employer = match &body.employer {
                Some(employer) => Some(resolve(connection, employer, day).await?),
                None => None,
            };
            let said = match &employer {
                Some(employer) => Some(store::users::employer_name(connection, employer).await?),
                None => None,
            };
            let account = account(&command, connection, &email, &body, &seat, employer).await?;
            policy::check(actor, Request::GrantRole(&seat, Some(account.id)))?;
            let others = take_back(&command, connection, &seat, account.id).await?;
            let role = offer::propose(&command, connection, &seat, account.id, &body.offer).await?;
            store::roles::invited_as(connection, role, body.display_name.trim()).await?;
            let expires_at = now + LIFE;
            let invitation = Invitation {
                user: account.id,
                role,
                // Whoever invites sees the link. It must not open an account that can do more than they can give.
                sets_password: !account.has_password && others.iter().all(|seat| may_grant(actor, seat)),
                created_by: actor.user,
                employer: said,
                expires_at,
            };
            store::sessions::insert_invitation(connection, &link.hash, &invitation, now).await?;
            let link = format!("/konto/invitasjon#{}", link.text);
            Reply::once(&InvitationView { link, expires_at, role_assignment: role })
        })
        .await
}

/// The account of an address; a new one where there is none.
async fn account(
    command: &Command,
    connection: &mut AsyncPgConnection,
    email: &Email,
    body: &CreateInvitation,
    seat: &Seat,
    employer: Option<Employer>,
) -> Result<User, ApiError> {
    if let Some(account) = store::users::find_by_email(connection, email).await? {
        return Ok(account);
    }
    let now = command.caller.now;
    let language = if let Some(language) = body.language {
        language
    } else {
        let holds_for = if let Scope::Municipality(place) = seat.scope { Some(place) } else { None };
        first_language(connection, holds_for.into_iter().chain(works_for(employer.as_ref()))).await?
    };
    let user = User {
        id: UserId(command.state().clock.id()),
        version: 1,
        email: Some(email.as_str().to_owned()),
        display_name: body.display_name.trim().to_owned(),
        language,
        closed_at: None,
        has_password: false,
        employer,
        created_at: now,
        updated_at: now,
    };
    store::users::insert(connection, &user).await?;
    command.record(command.event(Aggregate::User(user.id), 1, UserChange::Created.into()));
    Ok(user)
}

/// Takes an unanswered offer of the same role back; gives the places of all else they are offered or hold.
async fn take_back(
    command: &Command,
    connection: &mut AsyncPgConnection,
    seat: &Seat,
    user: UserId,
) -> Result<Vec<Seat>, ApiError> {
    let mut others = Vec::new();
    for record in offer::held_by(connection, user, command.caller.day()).await? {
        let same = (record.role.role, record.role.scope) == (seat.role, seat.scope);
        if same && record.status == RoleStatus::Proposed {
            let altered = record.role.withdraw(None, command.caller.day())?;
            store::roles::update(connection, &altered.thing).await?;
            crate::routes::roles::record(command, altered);
        } else {
            others.push(record.seat);
        }
    }
    Ok(others)
}
