//! A programme as commands change it.

use super::view::introduction_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::introductions::IntroductionView;
use domain::RoleAssignmentId;
use domain::access::policy::{self, Request};
use domain::event::{Aggregate, IntroductionChange};
use domain::introduction::{Introduction, IntroductionAction};
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::introductions::IntroductionRecord;

/// Programmes, for the one way to change things.
pub(super) enum Introductions {}

impl Changeable for Introductions {
    type Id = RoleAssignmentId;
    type Record = IntroductionRecord;
    type Changed = Altered<Introduction, IntroductionChange>;
    type View = IntroductionView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: RoleAssignmentId,
    ) -> Result<Option<IntroductionRecord>, ApiError> {
        let found = store::introductions::find_for_update(connection, id, command.caller.day()).await?;
        Ok(found.filter(|record| record.introduction.seen_by(&command.caller.actor)))
    }
    fn version(record: &IntroductionRecord) -> i32 {
        record.introduction.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        altered: Self::Changed,
    ) -> Result<(), ApiError> {
        let programme = &altered.thing;
        store::introductions::save(connection, programme).await?;
        let (aggregate, version) = (Aggregate::Introduction(programme.id), programme.version);
        let audience = programme.audience();
        command.record_change(aggregate, version, audience, altered);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: IntroductionRecord,
    ) -> Result<IntroductionView, ApiError> {
        Ok(introduction_view(&command.caller.actor, command.caller.lang, &record))
    }
}

/// Runs a transition, by whoever goes through the programme.
pub(super) async fn change(
    command: &Command,
    id: RoleAssignmentId,
    transition: impl Fn(Introduction) -> Result<Altered<Introduction, IntroductionChange>, ApiError>,
) -> ApiResult {
    let may = |record: &IntroductionRecord| {
        let asked = Request::Introduction(IntroductionAction::Complete, &record.introduction);
        policy::check(&command.caller.actor, asked)
    };
    change::change::<Introductions>(command, id, may, async |_, record| transition(record.introduction)).await
}
