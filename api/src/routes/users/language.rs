//! The language of somebody who has chosen none yet.

use crate::problem::ApiError;
use domain::register::LanguageDecision;
use domain::{MunicipalityId, UiLanguage};
use store::AsyncPgConnection;
use store::users::Employer;

/// The written standard of the first municipality that has decided on one; bokmål where none has. Whoever it is for
/// changes it at any time.
pub(in crate::routes) async fn first_language(
    connection: &mut AsyncPgConnection,
    places: impl IntoIterator<Item = MunicipalityId>,
) -> Result<UiLanguage, ApiError> {
    for place in places {
        match store::structure::language_decision(connection, place).await? {
            Some(LanguageDecision::Nynorsk) => return Ok(UiLanguage::Nn),
            Some(LanguageDecision::Bokmal) => return Ok(UiLanguage::Nb),
            Some(LanguageDecision::Neutral) | None => {}
        }
    }
    Ok(UiLanguage::Nb)
}

/// The municipality somebody works for.
pub(in crate::routes) const fn works_for(employer: Option<&Employer>) -> Option<MunicipalityId> {
    match employer {
        Some(Employer::Municipality { id, .. }) => Some(*id),
        Some(_) | None => None,
    }
}
