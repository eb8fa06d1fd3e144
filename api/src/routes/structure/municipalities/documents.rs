//! Documents that a municipality links to.

use super::change::{self, Found};
use super::{document, shown};
use crate::ApiResult;
use crate::change::{Changeable, change as run, found, make};
use crate::command::{Command, Reply};
use crate::extract::{Caller, Json, Path};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, delete, get, patch, post, web};
use contract::field::text_problem;
use contract::patch;
use contract::problem::{Code, FieldCode};
use contract::structure::{CreateDocument, DocumentView, MunicipalityRef, UpdateDocument};
use domain::DocumentId;
use domain::event::MunicipalityChange;
use domain::structure::Altered;
use domain::structure::municipality::{DocumentFacts, Municipality, MunicipalityAction};
use domain::text::{DocumentTitle, HttpsLink};
use store::AsyncPgConnection;
use time::Date;

/// Documents, for the one way to change things: what is changed is the municipality that links to them.
enum Documents {}

impl Changeable for Documents {
    type Id = DocumentId;
    type Record = (Found, DocumentId);
    type Changed = Altered<Municipality, MunicipalityChange>;
    type View = DocumentView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: DocumentId,
    ) -> Result<Option<(Found, DocumentId)>, ApiError> {
        let day = command.caller.day();
        let Some((number, _)) = store::structure::document_owner(connection, id, day).await? else {
            return Ok(None);
        };
        let place = store::structure::municipality_for_update(connection, &number, day).await?;
        // Somebody may have taken it away while the lock was waited for.
        let place = place.filter(|place| place.document(id).is_some());
        Ok(place.map(|place| (Found { number, place }, id)))
    }
    fn version((found, _): &Self::Record) -> i32 {
        found.place.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Self::Changed,
    ) -> Result<(), ApiError> {
        change::save(command, connection, changed).await
    }
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        (found, id): Self::Record,
    ) -> Result<DocumentView, ApiError> {
        let place = shown(connection, &found.number, None, command.caller.day()).await?;
        let itself = MunicipalityRef { number: place.number, name: place.name };
        let kept = found.place.document(id).ok_or_else(|| ApiError::of(Code::NotFound))?;
        Ok(DocumentView {
            id,
            municipality: itself,
            kind: kept.facts.kind,
            title: kept.facts.title.as_str().to_owned(),
            url: kept.facts.link.as_str().to_owned(),
            dated: kept.facts.dated,
        })
    }
}

fn title(text: &str) -> Result<DocumentTitle, ApiError> {
    DocumentTitle::parse(text).map_err(|e| ApiError::fields(vec![text_problem("/title", e)]))
}

fn link(text: &str) -> Result<HttpsLink, ApiError> {
    HttpsLink::parse(text).map_err(|_| ApiError::field("/url", FieldCode::InvalidLink))
}

/// Link to a document of a municipality.
///
/// A strategy, a plan or a resolution, by its address. For whoever speaks for the municipality. `If-Match` is the
/// municipality's.
#[utoipa::path(operation_id = "create_municipality_document", tag = "structure", security(("bearer" = [])),
    request_body = CreateDocument,
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", pattern = "^[0-9]{4}$",
        example = "4634")),
    responses((status = 201, description = "The document", body = DocumentView)))]
#[post("/municipalities/{municipalityNumber}/documents")]
pub async fn create_municipality_document(
    command: Command,
    number: Path<String>,
    body: Json<CreateDocument>,
) -> ApiResult {
    let (body, today) = (body.0, command.caller.day());
    let facts = DocumentFacts {
        kind: body.kind,
        title: title(&body.title)?,
        link: link(&body.url)?,
        dated: body.dated,
    };
    let prepare = async |connection: &mut AsyncPgConnection| {
        let place = store::structure::municipality_for_update(connection, &number, today).await?;
        let place = place.ok_or_else(|| ApiError::of(Code::NotFound))?;
        change::may(&command, MunicipalityAction::Describe, &place)?;
        Ok(place)
    };
    make::<Documents, _>(&command, prepare, async |connection, place: Municipality| {
        command.require_version(place.version)?;
        let id = DocumentId(command.state().clock.id());
        change::still_there(&command, connection, &number, &place).await?;
        let changed = place.add_document(id, facts.clone(), today)?;
        change::save(&command, connection, changed).await?;
        Ok((id, format!("/municipality-documents/{id}")))
    })
    .await
}

/// Get a document that a municipality links to.
///
/// What it is, what it is called and where it is. Its `ETag` is of the municipality's version.
#[utoipa::path(operation_id = "get_municipality_document", tag = "structure", security((), ("bearer" = [])),
    params(("documentId" = uuid::Uuid, Path, description = "Id of the document")),
    responses((status = 200, description = "The document", body = DocumentView)))]
#[get("/municipality-documents/{documentId}")]
pub async fn get_municipality_document(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<DocumentId>,
) -> ApiResult {
    let missing = || ApiError::of(Code::NotFound);
    let mut connection = state.pool.get().await?;
    let owner = store::structure::document_owner(&mut connection, *id, caller.day()).await?;
    let (number, _) = owner.ok_or_else(missing)?;
    let place = shown(&mut connection, &number, None, caller.day()).await?;
    let itself = MunicipalityRef { number: place.number, name: place.name };
    let kept = store::structure::linked_document(&mut connection, *id).await?.ok_or_else(missing)?;
    single(&request, place.version, &document(&itself, kept))
}

/// Change a document that a municipality links to.
///
/// For whoever speaks for the municipality.
#[utoipa::path(operation_id = "update_municipality_document", tag = "structure", security(("bearer" = [])),
    request_body = UpdateDocument,
    params(("documentId" = uuid::Uuid, Path, description = "Id of the document")),
    responses((status = 200, description = "Changed", body = DocumentView)))]
#[patch("/municipality-documents/{documentId}")]
pub async fn update_municipality_document(
    command: Command,
    id: Path<DocumentId>,
    body: Json<UpdateDocument>,
) -> ApiResult {
    let (body, id, today) = (body.0, *id, command.caller.day());
    let may =
        |(found, _): &(Found, DocumentId)| change::may(&command, MunicipalityAction::Describe, &found.place);
    run::<Documents>(&command, id, may, async |_, (found, _)| {
        let now = found.place.document(id).ok_or_else(|| ApiError::of(Code::NotFound))?.facts.clone();
        let facts = DocumentFacts {
            kind: body.kind.unwrap_or(now.kind),
            title: body.title.as_deref().map_or(Ok(now.title), title)?,
            link: body.url.as_deref().map_or(Ok(now.link), link)?,
            dated: patch::apply::<Date>(now.dated.as_ref(), body.dated.as_ref()),
        };
        Ok(found.place.change_document(id, facts, today)?)
    })
    .await
}

/// Take a document away.
///
/// The municipality no longer links to it; that it did, its history tells. For whoever speaks for the municipality.
#[utoipa::path(operation_id = "delete_municipality_document", tag = "structure", security(("bearer" = [])),
    params(("documentId" = uuid::Uuid, Path, description = "Id of the document")),
    responses((status = 204, description = "Taken away")))]
#[delete("/municipality-documents/{documentId}")]
pub async fn delete_municipality_document(command: Command, id: Path<DocumentId>) -> ApiResult {
    command
        .run(async |connection| {
            let (Found { place, .. }, id) = found::<Documents>(&command, connection, *id).await?;
            change::may(&command, MunicipalityAction::Describe, &place)?;
            command.require_version(place.version)?;
            let changed = place.remove_document(id, command.caller.day())?;
            change::save(&command, connection, changed).await?;
            Ok(Reply::empty())
        })
        .await
}
