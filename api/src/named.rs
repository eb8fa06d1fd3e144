//! What a body names: municipalities, places, organisations and people. A name that names nothing is 422 and points at
//! the member.

use crate::command::Command;
use crate::problem::ApiError;
use contract::problem::{Code, FieldCode};
use domain::access::Scope;
use domain::access::policy::{Origin, Place};
use domain::group::Party;
use domain::period::Period;
use domain::register::MunicipalityNumber;
use domain::{ClusterId, OrganisationId, UserId};
use store::AsyncPgConnection;
use store::needs::Which;
use time::Date;

fn unknown(pointer: &str) -> ApiError {
    ApiError::field(pointer, FieldCode::UnknownValue)
}

/// The municipality something is done for: the one named, else the only one the caller acts for.
///
/// # Errors
/// 422 where none is named that should be, or it does not exist; 403 where the caller speaks for nobody.
pub(crate) async fn spoken_for(
    command: &Command,
    connection: &mut AsyncPgConnection,
    number: Option<&str>,
) -> Result<Origin, ApiError> {
    let day = command.caller.day();
    let own = command.caller.actor.contact_of();
    match (number, own.iter().next()) {
        (Some(number), _) => municipality(connection, number, "/municipality", day).await,
        (None, Some(only)) if own.len() == 1 => store::needs::origin(connection, Which::Id(*only), day)
            .await?
            .ok_or_else(|| unknown("/municipality")),
        (None, Some(_)) => Err(ApiError::field("/municipality", FieldCode::Required)),
        (None, None) => {
            // Whoever may act for nobody is told that, not which field is missing.
            let reach = &command.caller.actor.reach;
            let coordinates =
                reach.national || !reach.cluster_desks.is_empty() || !reach.region_desks.is_empty();
            Err(if coordinates {
                ApiError::field("/municipality", FieldCode::Required)
            } else {
                ApiError::of(Code::Forbidden)
            })
        }
    }
}

/// A municipality of a day, by number.
///
/// # Errors
/// 422 where there is none.
pub(crate) async fn municipality(
    connection: &mut AsyncPgConnection,
    number: &str,
    pointer: &str,
    day: Date,
) -> Result<Origin, ApiError> {
    let found = match MunicipalityNumber::parse(number) {
        Ok(number) => store::needs::origin(connection, Which::Number(number.as_str()), day).await?,
        Err(_) => None,
    };
    found.ok_or_else(|| unknown(pointer))
}

/// A cluster as a place.
///
/// # Errors
/// 422 where there is none.
pub(crate) async fn cluster(
    connection: &mut AsyncPgConnection,
    cluster: ClusterId,
    pointer: &str,
    day: Date,
) -> Result<Place, ApiError> {
    store::structure::cluster_place(connection, cluster, day).await?.ok_or_else(|| unknown(pointer))
}

/// A region as a place, by slug.
///
/// # Errors
/// 422 where there is none.
pub(crate) async fn region(
    connection: &mut AsyncPgConnection,
    slug: &str,
    pointer: &str,
) -> Result<Place, ApiError> {
    store::structure::region_place(connection, slug).await?.ok_or_else(|| unknown(pointer))
}

/// An organisation that is there.
///
/// # Errors
/// 422 where there is none.
pub(crate) async fn organisation(
    connection: &mut AsyncPgConnection,
    id: OrganisationId,
    pointer: &str,
    day: Date,
) -> Result<(), ApiError> {
    store::structure::organisation(connection, id, day).await?.map(drop).ok_or_else(|| unknown(pointer))
}

/// A person with an open account.
///
/// # Errors
/// 422 where there is none.
pub(crate) async fn person(
    connection: &mut AsyncPgConnection,
    user: UserId,
    pointer: &str,
) -> Result<(), ApiError> {
    let found = store::users::find(connection, user).await?.filter(store::users::User::active);
    found.map(drop).ok_or_else(|| unknown(pointer))
}

/// A period from a first day, today unless said, to an inclusive last day.
///
/// # Errors
/// 422 where it would be empty.
pub(crate) fn period(from: Option<Date>, to: Option<Date>, today: Date) -> Result<Period, ApiError> {
    Period::inclusive(from.unwrap_or(today), to)
        .map_err(|_| ApiError::field("/validTo", FieldCode::InvalidDate))
}

/// The part of a period in which a party is there: a municipality that is to become another has no term beyond its last day.
///
/// # Errors
/// 422 where nothing is left.
pub(crate) async fn while_there(
    connection: &mut AsyncPgConnection,
    party: Party,
    period: Period,
) -> Result<Period, ApiError> {
    let Party::Municipality(municipality) = party else { return Ok(period) };
    let ends = store::roles::place_ends(connection, Scope::Municipality(municipality)).await?;
    let until = [period.until(), ends].into_iter().flatten().min();
    Period::half_open(period.first_day(), until)
        .map_err(|_| ApiError::field("/validFrom", FieldCode::InvalidDate))
}
