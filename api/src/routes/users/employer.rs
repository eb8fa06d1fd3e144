//! Where somebody is employed.

use crate::problem::ApiError;
use contract::people::{EmployerRequest, EmployerView, OrganisationRef};
use contract::problem::FieldCode;
use contract::structure::MunicipalityRef;
use domain::access::Scope;
use store::AsyncPgConnection;
use store::roles::Place;
use store::users::Employer;
use time::Date;

/// As the API shows it.
pub(crate) fn employer_view(employer: &Employer) -> EmployerView {
    match employer {
        Employer::Ks => EmployerView { ks: true, ..EmployerView::default() },
        Employer::Municipality { number, name, .. } => EmployerView {
            municipality: Some(MunicipalityRef { number: number.clone(), name: name.clone() }),
            ..EmployerView::default()
        },
        Employer::Organisation { id, name } => EmployerView {
            organisation: Some(OrganisationRef { id: *id, name: name.clone() }),
            ..EmployerView::default()
        },
    }
}

/// The employer that a request names; exactly one.
///
/// # Errors
/// 422 where it names none, several, or one that does not exist.
pub(crate) async fn resolve(
    connection: &mut AsyncPgConnection,
    asked: &EmployerRequest,
    day: Date,
) -> Result<Employer, ApiError> {
    let unknown = |pointer| ApiError::field(pointer, FieldCode::UnknownValue);
    match (asked.ks, asked.municipality.as_deref(), asked.organisation) {
        (true, None, None) => Ok(Employer::Ks),
        (false, Some(number), None) => {
            match store::roles::scope(connection, Place::Municipality(number), day).await? {
                Some(Scope::Municipality(id)) => {
                    Ok(Employer::Municipality { id, number: number.to_owned(), name: String::new() })
                }
                _ => Err(unknown("/employer/municipality")),
            }
        }
        (false, None, Some(organisation)) => {
            match store::roles::scope(connection, Place::Organisation(organisation), day).await? {
                Some(Scope::Organisation(id)) => Ok(Employer::Organisation { id, name: String::new() }),
                _ => Err(unknown("/employer/organisation")),
            }
        }
        (false, None, None) => Err(ApiError::field("/employer", FieldCode::Required)),
        _ => Err(unknown("/employer")),
    }
}
