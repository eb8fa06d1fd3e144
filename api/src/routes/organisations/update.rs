//! Changes to an organisation.

use super::change::change;
use super::create::says_which;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::named;
use crate::problem::{ApiError, field};
use actix_web::patch;
use contract::organisations::{OrganisationView, UpdateOrganisation};
use contract::problem::FieldCode;
use domain::OrganisationId;
use domain::organisation::{Addition, Facts};
use domain::register::OrganisationKind;
use domain::text::{HttpsLink, Note, Office, OrganisationName};
use store::AsyncPgConnection;
use time::Date;

/// Change an organisation.
///
/// By whoever answers for a desk. What a register knows of it is refused, member by member; what people add is theirs.
#[utoipa::path(operation_id = "update_organisation", tag = "structure", security(("bearer" = [])),
    request_body = UpdateOrganisation,
    params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation")),
    responses((status = 200, description = "Changed", body = OrganisationView)))]
#[patch("/organisations/{organisationId}")]
pub async fn update_organisation(
    command: Command,
    id: Path<OrganisationId>,
    body: Json<UpdateOrganisation>,
) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    change(&command, *id, async |connection, organisation| {
        let facts = if let Some(facts) = &organisation.facts {
            Some(patched(connection, facts, &body, day).await?)
        } else {
            refuse_facts(&body)?;
            None
        };
        let mut addition: Addition = organisation.addition.clone();
        if let Some(text) = &body.description {
            addition.description =
                text.as_deref().map(Note::parse).transpose().map_err(ApiError::internal)?;
        }
        if let Some(text) = &body.contact_office {
            addition.contact_office =
                text.as_deref().map(Office::parse).transpose().map_err(ApiError::internal)?;
        }
        Ok(organisation.edit(facts, addition, day))
    })
    .await
}

/// Facts of a register are not people's to change.
fn refuse_facts(body: &UpdateOrganisation) -> Result<(), ApiError> {
    let given = [
        ("/name", body.name.is_some()),
        ("/nameEn", body.name_en.is_some()),
        ("/shortName", body.short_name.is_some()),
        ("/kind", body.kind.is_some()),
        ("/kindText", body.kind_text.is_some()),
        ("/organisationNumber", body.organisation_number.is_some()),
        ("/municipality", body.municipality.is_some()),
        ("/website", body.website.is_some()),
    ];
    let refused: Vec<_> = given
        .into_iter()
        .filter(|(_, given)| *given)
        .map(|(pointer, _)| field(pointer, FieldCode::FromRegister))
        .collect();
    if refused.is_empty() { Ok(()) } else { Err(ApiError::fields(refused)) }
}

async fn patched(
    connection: &mut AsyncPgConnection,
    facts: &Facts,
    body: &UpdateOrganisation,
    day: Date,
) -> Result<Facts, ApiError> {
    let mut facts = facts.clone();
    let name = |text: &Option<String>| {
        text.as_deref().map(OrganisationName::parse).transpose().map_err(ApiError::internal)
    };
    if let Some(text) = &body.name {
        facts.name = OrganisationName::parse(text).map_err(ApiError::internal)?;
    }
    if let Some(text) = &body.name_en {
        facts.name_en = name(text)?;
    }
    if let Some(text) = &body.short_name {
        facts.short_name = name(text)?;
    }
    if let Some(kind) = body.kind {
        facts.kind = kind;
        // Words that no longer belong go with the kind they belonged to, unless some are given.
        facts.kind_text = facts.kind_text.filter(|_| kind == OrganisationKind::Other);
    }
    if let Some(text) = &body.kind_text {
        facts.kind_text = name(text)?;
    }
    if let Some(number) = &body.organisation_number {
        facts.organisation_number.clone_from(number);
    }
    if let Some(number) = &body.municipality {
        facts.municipality = match number.as_deref() {
            None => None,
            Some(number) => {
                Some(named::municipality(connection, number, "/municipality", day).await?.municipality)
            }
        };
    }
    if let Some(text) = &body.website {
        facts.website = text.as_deref().map(HttpsLink::parse).transpose().map_err(ApiError::internal)?;
    }
    says_which(&facts)?;
    Ok(facts)
}
