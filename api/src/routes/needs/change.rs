//! A need as commands change it.

use super::view::need_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::needs::NeedView;
use contract::problem::Code;
use domain::NeedId;
use domain::access::policy::{self, NeedAction, Request};
use domain::access::sees;
use domain::need::{Changed, Need, NeedRecord};
use store::AsyncPgConnection;

/// Needs, for the one way to change things.
pub(super) enum Needs {}

impl Changeable for Needs {
    type Id = NeedId;
    type Record = NeedRecord;
    type Changed = (NeedAction, Changed);
    type View = NeedView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: NeedId,
    ) -> Result<Option<NeedRecord>, ApiError> {
        let caller = &command.caller;
        Ok(store::needs::find_for_update(connection, &caller.actor, id, caller.day()).await?)
    }
    fn version(record: &NeedRecord) -> i32 {
        record.need.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        (action, changed): (NeedAction, Changed),
    ) -> Result<(), ApiError> {
        // Nobody may put a need out of their own sight: a coordinator sends it to a desk of her own.
        if !sees(&command.caller.actor, &changed.need.audience()) {
            return Err(ApiError::of(Code::Forbidden));
        }
        store::needs::update(connection, &changed.need).await?;
        let for_municipality = match action {
            NeedAction::Read
            | NeedAction::Classify
            | NeedAction::Qualify
            | NeedAction::Reject
            | NeedAction::OpenToRegion
            | NeedAction::Lift => None,
            NeedAction::Edit
            | NeedAction::Discard
            | NeedAction::Submit
            | NeedAction::Publish
            | NeedAction::Unpublish
            | NeedAction::Withdraw => changed.need.originators.first().copied(),
        };
        if let Some(event) = command.need_event(&changed, for_municipality) {
            command.record(event);
        }
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: NeedRecord,
    ) -> Result<NeedView, ApiError> {
        Ok(need_view(&command.caller.actor, command.caller.lang, &record))
    }
}

/// Runs a transition of a need.
pub(super) async fn change(
    command: &Command,
    id: NeedId,
    action: NeedAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Need) -> Result<Changed, ApiError>,
) -> ApiResult {
    let may = |record: &NeedRecord| policy::check(&command.caller.actor, Request::Need(action, &record.need));
    change::change::<Needs>(command, id, may, async |connection, record| {
        Ok((action, transition(connection, record.need).await?))
    })
    .await
}
