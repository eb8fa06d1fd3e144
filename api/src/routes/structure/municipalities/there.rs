//! Why a municipality is not there on a day: what it has become, or when it begins.

use crate::problem::{ApiError, Why};
use store::AsyncPgConnection;
use store::keyset::Window;
use store::structure::MunicipalityQuery;
use texts::key;
use time::Date;

/// What is to be said of a number that is no municipality's on a day; nothing where it never is one's.
///
/// # Errors
/// When the database fails.
pub(crate) async fn municipality_not_there(
    connection: &mut AsyncPgConnection,
    number: &str,
    day: Date,
    today: Date,
) -> Result<Option<Why>, ApiError> {
    let Some(nearest) = store::structure::day_shown(connection, number, day, true).await? else {
        return Ok(None);
    };
    if nearest > day {
        let coming = nearest > today;
        let why = if coming { key::WHY_MUNICIPALITY_COMING } else { key::WHY_MUNICIPALITY_BEFORE };
        return Ok(Some(Why::of(why).naming("number", number).on("date", nearest)));
    }
    let query = MunicipalityQuery { q: Some(number.to_owned()), ..MunicipalityQuery::default() };
    let window = Window { limit: 20, after: None };
    let became = store::structure::municipalities(connection, &query, &window, day).await?;
    let names: Vec<_> = became
        .unwrap_or_default()
        .into_iter()
        .map(|found| format!("{} {}", found.item.number, found.item.name))
        .collect();
    if names.is_empty() {
        return Ok(None);
    }
    let over = nearest < today;
    let why = if over { key::WHY_MUNICIPALITY_OVER } else { key::WHY_MUNICIPALITY_BECOMES };
    Ok(Some(Why::of(why).naming("number", number).naming("successors", names.join(", "))))
}
