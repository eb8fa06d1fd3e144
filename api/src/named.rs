//! What a body names: municipalities, places, organisations and people. A name that names nothing is 422 and points at
//! the member.

use crate::command::Command;
use crate::problem::{ApiError, Why};
use contract::problem::{Code, FieldCode};
use domain::access::policy::{Origin, Place};
use domain::period::Period;
use domain::register::MunicipalityNumber;
use domain::{ClusterId, OrganisationId, UserId};
use store::AsyncPgConnection;
use store::needs::Which;
use store::structure::Lifetime;
use texts::key;
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

/// A municipality by number, where something is to begin on a day: one of today, or one that is known to come. `at` are the
/// pointers of the number and of the day.
///
/// # Errors
/// 422 where there is none, or it is not there on the day: then it is told from when or until when it is.
pub(crate) async fn municipality_from(
    connection: &mut AsyncPgConnection,
    number: &str,
    at: (&str, &str),
    from: Date,
    today: Date,
) -> Result<Origin, ApiError> {
    let day = match MunicipalityNumber::parse(number) {
        Ok(number) => day_there(connection, Which::Number(number.as_str()), at.1, from, today).await?,
        Err(_) => today,
    };
    municipality(connection, number, at.0, day).await
}

/// The day on which a municipality is looked at where something of it is to begin: today, or that later day for one that is
/// yet to come.
///
/// # Errors
/// 422 at the day, where the municipality is not there then: with until when it is and what it becomes, or from when.
pub(crate) async fn day_there(
    connection: &mut AsyncPgConnection,
    place: Which<'_>,
    pointer: &str,
    from: Date,
    today: Date,
) -> Result<Date, ApiError> {
    let from = from.max(today);
    let all = store::structure::lifetimes(connection, place).await?;
    if let Some(there) = all.iter().find(|one| one.period.contains(from)) {
        return Ok(if there.period.contains(today) { today } else { from });
    }
    let refused = ApiError::field(pointer, FieldCode::NotThatDay);
    let called = |why: Why, one: &Lifetime| why.naming("number", &*one.number).naming("name", &*one.name);
    let now = all.iter().find(|one| one.period.contains(today));
    if let Some((one, last)) = now.and_then(|one| Some((one, one.period.last_day()?))) {
        let becomes: Vec<String> =
            one.successors.iter().map(|(number, name)| format!("{number} {name}")).collect();
        let why = called(Why::of(key::WHY_MUNICIPALITY_ENDS), one).naming("last", written(last));
        return Err(refused.saying(why.naming("successors", becomes.join(", "))));
    }
    let Some(later) = all.iter().find(|one| one.period.first_day() > from) else { return Ok(today) };
    let why = called(Why::of(key::WHY_MUNICIPALITY_BEGINS), later);
    Err(refused.saying(why.naming("first", written(later.period.first_day()))))
}

/// A day as people write it, in any of the languages.
fn written(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), u8::from(day.month()), day.year())
}
