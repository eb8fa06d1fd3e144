//! What a municipality says: by itself, or because another wrote down what it has decided. Then it is told where that
//! decision is found, and it stands in the municipality's own history.

use crate::command::Command;
use crate::problem::ApiError;
use contract::problem::FieldCode;
use domain::MunicipalityId;
use domain::access::{Actor, Audience, Visibility};
use domain::event::{Aggregate, MunicipalityChange};
use domain::structure::{Altered, Voice};
use domain::text::DecisionReference;
use store::AsyncPgConnection;
use time::Date;

/// How it is known what a municipality says. Whoever writes it down for another tells where its decision is found.
///
/// # Errors
/// 422 where that is not told.
pub(crate) fn voice(
    actor: &Actor,
    municipality: MunicipalityId,
    given: Option<&str>,
) -> Result<Voice, ApiError> {
    let reference = given.map(DecisionReference::parse).transpose().map_err(ApiError::internal)?;
    let written_down = !actor.reach.municipalities.contains(&municipality);
    if written_down && reference.is_none() {
        return Err(ApiError::field("/reference", FieldCode::Required));
    }
    Ok(Voice { reference, written_down })
}

/// Tells it in the municipality's own history, where another wrote it down.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell(
    command: &Command,
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    change: MunicipalityChange,
    from: Date,
    voice: &Voice,
) -> Result<(), ApiError> {
    if !voice.written_down {
        return Ok(());
    }
    let (version, region) =
        store::structure::next_municipality_version(connection, municipality, from).await?;
    let audience = Audience::of_place(Visibility::Public, vec![municipality], None, region);
    let told = Altered::new((), change, from).on_behalf_of(municipality).said_by(voice.clone());
    command.record_change(Aggregate::Municipality(municipality), version, audience, told);
    Ok(())
}
