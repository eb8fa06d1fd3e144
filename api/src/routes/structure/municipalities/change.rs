//! A municipality as commands change it.

use super::{municipality_not_there, shown, view};
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::problem::Code;
use contract::structure::MunicipalityView;
use domain::access::policy::{self, Forbidden, Request};
use domain::event::{Aggregate, MunicipalityChange};
use domain::structure::Altered;
use domain::structure::municipality::{Municipality, MunicipalityAction};
use store::AsyncPgConnection;

/// Municipalities, by number, for the one way to change things.
enum Municipalities {}

/// A municipality with its number.
pub(super) struct Found {
    pub number: String,
    pub place: Municipality,
}

impl Changeable for Municipalities {
    type Id = String;
    type Record = Found;
    type Changed = Altered<Municipality, MunicipalityChange>;
    type View = MunicipalityView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        number: String,
    ) -> Result<Option<Found>, ApiError> {
        let day = command.caller.day();
        let found = store::structure::municipality_for_update(connection, &number, day).await?;
        Ok(found.map(|place| Found { number, place }))
    }
    fn version(record: &Found) -> i32 {
        record.place.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Self::Changed,
    ) -> Result<(), ApiError> {
        save(command, connection, changed).await
    }
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        record: Found,
    ) -> Result<MunicipalityView, ApiError> {
        let caller = &command.caller;
        let found = shown(connection, &record.number, None, caller.day()).await?;
        Ok(view(&caller.actor, found, caller.day()))
    }
}

/// Keeps a changed municipality, and records what happened: also of what the place is to be called next.
pub(super) async fn save(
    command: &Command,
    connection: &mut AsyncPgConnection,
    changed: Altered<Municipality, MunicipalityChange>,
) -> Result<(), ApiError> {
    let mut next = Some(changed);
    while let Some(changed) = next {
        let place = &changed.thing;
        store::structure::save_municipality(connection, place).await?;
        let after = store::structure::same_place_for_update(connection, place.id, command.caller.day());
        next = after.await?.and_then(|after| after.goes_on_with(place, &changed.change)).map(|after| {
            let Altered { reason, overrides, voice, on_behalf_of, .. } = changed.clone();
            let after = after.because(reason).despite(overrides).said_by(voice);
            let own = after.thing.id;
            if on_behalf_of.is_some() { after.on_behalf_of(own) } else { after }
        });
        let audience = place.audience(changed.effective_on);
        command.record_change(Aggregate::Municipality(place.id), place.version, audience, changed);
    }
    Ok(())
}

/// Whether the caller may do something to a municipality.
pub(super) fn may(
    command: &Command,
    action: MunicipalityAction,
    place: &Municipality,
) -> Result<(), Forbidden> {
    let place = place.place(command.caller.day());
    policy::check(&command.caller.actor, Request::At(action.who(), &place))
}

/// Refuses what is said for a municipality that is no more, with what it has become.
///
/// # Errors
/// 409.
pub(super) async fn still_there(
    command: &Command,
    connection: &mut AsyncPgConnection,
    number: &str,
    place: &Municipality,
) -> Result<(), ApiError> {
    let today = command.caller.day();
    if place.valid.contains(today) {
        return Ok(());
    }
    let why = municipality_not_there(connection, number, today, today).await?;
    Err(why.map_or_else(|| ApiError::of(Code::StateConflict), ApiError::state))
}

/// Runs a change of a municipality.
pub(super) async fn change(
    command: &Command,
    number: String,
    action: MunicipalityAction,
    transition: impl AsyncFn(
        &mut AsyncPgConnection,
        Municipality,
    ) -> Result<Altered<Municipality, MunicipalityChange>, ApiError>,
) -> ApiResult {
    let may = |found: &Found| may(command, action, &found.place);
    change::change::<Municipalities>(command, number, may, async |connection, found| {
        still_there(command, connection, &found.number, &found.place).await?;
        transition(connection, found.place).await
    })
    .await
}
