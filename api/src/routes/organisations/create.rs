//! A new organisation.

use super::change::{Organisations, record};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::organisations::{CreateOrganisation, OrganisationView};
use contract::problem::FieldCode;
use domain::OrganisationId;
use domain::access::policy::{self, Place, Request, Who};
use domain::event::OrganisationChange;
use domain::organisation::{Addition, Facts, Organisation};
use domain::register::OrganisationKind;
use domain::structure::{Altered, Timeline};
use domain::text::{HttpsLink, Note, Office, OrganisationName};
use store::AsyncPgConnection;

/// Make an organisation.
///
/// By whoever answers for a desk: actors that no register brings. One name stands once.
#[utoipa::path(operation_id = "create_organisation", tag = "structure", security(("bearer" = [])),
    request_body = CreateOrganisation,
    responses((status = 201, description = "The organisation", body = OrganisationView)))]
#[post("/organisations")]
pub async fn create_organisation(command: Command, body: Json<CreateOrganisation>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let facts = facts(&body)?;
    let addition = Addition {
        description: body.description.as_deref().map(Note::parse).transpose().map_err(ApiError::internal)?,
        contact_office: body
            .contact_office
            .as_deref()
            .map(Office::parse)
            .transpose()
            .map_err(ApiError::internal)?,
    };
    let prepare = async |connection: &mut AsyncPgConnection| {
        policy::check(&command.caller.actor, Request::At(Who::AnyDesk, &Place::default()))?;
        match body.municipality.as_deref() {
            None => Ok(None),
            Some(number) => {
                let origin = named::municipality(connection, number, "/municipality", day).await?;
                Ok(Some(origin.municipality))
            }
        }
    };
    make::<Organisations, _>(&command, prepare, async |connection, municipality| {
        let id = OrganisationId(command.state().clock.id());
        let facts = Facts { municipality, ..facts.clone() };
        let (addition, closures) = (addition.clone(), Timeline::default());
        let organisation = Organisation { id, version: 1, facts: Some(facts.clone()), addition, closures };
        store::structure::insert_organisation(connection, &organisation, &facts).await?;
        record(&command, Altered::new(organisation, OrganisationChange::Created, day));
        Ok((id, format!("/organisations/{id}")))
    })
    .await
}

fn facts(body: &CreateOrganisation) -> Result<Facts, ApiError> {
    let name = |text: Option<&str>| text.map(OrganisationName::parse).transpose().map_err(ApiError::internal);
    let facts = Facts {
        name: OrganisationName::parse(&body.name).map_err(ApiError::internal)?,
        name_en: name(body.name_en.as_deref())?,
        short_name: name(body.short_name.as_deref())?,
        kind: body.kind,
        kind_text: name(body.kind_text.as_deref())?,
        organisation_number: body.organisation_number.clone(),
        municipality: None,
        website: body.website.as_deref().map(HttpsLink::parse).transpose().map_err(ApiError::internal)?,
    };
    says_which(&facts)?;
    Ok(facts)
}

/// Another kind is said in words, and no kind of the list is.
pub(super) fn says_which(facts: &Facts) -> Result<(), ApiError> {
    match (facts.kind == OrganisationKind::Other, facts.kind_text.is_some()) {
        (true, false) => Err(ApiError::field("/kindText", FieldCode::Required)),
        (false, true) => Err(ApiError::field("/kindText", FieldCode::UnknownValue)),
        (true, true) | (false, false) => Ok(()),
    }
}
