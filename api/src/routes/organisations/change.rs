//! An organisation as commands change it.

use super::view::whole;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::organisations::OrganisationView;
use domain::OrganisationId;
use domain::access::policy::{self, Place, Request, Who};
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, OrganisationChange};
use domain::organisation::Organisation;
use domain::structure::Altered;
use store::AsyncPgConnection;

/// Organisations, for the one way to change things.
pub(super) enum Organisations {}

impl Changeable for Organisations {
    type Id = OrganisationId;
    type Record = Organisation;
    type Changed = Altered<Organisation, OrganisationChange>;
    type View = OrganisationView;

    async fn load(
        _: &Command,
        connection: &mut AsyncPgConnection,
        id: OrganisationId,
    ) -> Result<Option<Organisation>, ApiError> {
        Ok(store::structure::find_for_change(connection, id).await?)
    }
    fn version(record: &Organisation) -> i32 {
        record.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        altered: Self::Changed,
    ) -> Result<(), ApiError> {
        store::structure::update_organisation(connection, &altered.thing).await?;
        record(command, altered);
        Ok(())
    }
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        record: Organisation,
    ) -> Result<OrganisationView, ApiError> {
        let day = command.caller.day();
        let found = store::structure::organisation(connection, record.id, day).await?;
        let found = found.ok_or_else(|| ApiError::internal("an organisation is gone while it is locked"))?;
        Ok(whole(connection, &command.caller.actor, found, day).await?)
    }
}

/// Has the log told of it: open to all, and of no place.
pub(super) fn record(command: &Command, altered: Altered<Organisation, OrganisationChange>) {
    let (aggregate, version) = (Aggregate::Organisation(altered.thing.id), altered.thing.version);
    let audience = Audience::of_place(Visibility::Public, Vec::new(), None, None);
    command.record_change(aggregate, version, audience, altered);
}

/// Runs a transition of an organisation, by whoever answers for a desk.
pub(super) async fn change(
    command: &Command,
    id: OrganisationId,
    transition: impl AsyncFn(
        &mut AsyncPgConnection,
        Organisation,
    ) -> Result<Altered<Organisation, OrganisationChange>, ApiError>,
) -> ApiResult {
    let may =
        |_: &Organisation| policy::check(&command.caller.actor, Request::At(Who::AnyDesk, &Place::default()));
    change::change::<Organisations>(command, id, may, transition).await
}
