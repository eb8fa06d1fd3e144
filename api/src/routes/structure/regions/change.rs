//! A region as commands change it.

use super::view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::problem::Code;
use contract::structure::RegionView;
use domain::access::policy::{self, Place, Request};
use domain::event::{Aggregate, RegionChange};
use domain::structure::Altered;
use domain::structure::region::{Region, RegionAction};
use store::AsyncPgConnection;

/// Regions, by slug, for the one way to change things.
enum Regions {}

/// A region with its slug.
struct Found {
    slug: String,
    region: Region,
}

impl Changeable for Regions {
    type Id = String;
    type Record = Found;
    type Changed = Altered<Region, RegionChange>;
    type View = RegionView;

    async fn load(
        _: &Command,
        connection: &mut AsyncPgConnection,
        slug: String,
    ) -> Result<Option<Found>, ApiError> {
        let found = store::structure::region_for_update(connection, &slug).await?;
        Ok(found.map(|region| Found { slug, region }))
    }
    fn version(record: &Found) -> i32 {
        record.region.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Self::Changed,
    ) -> Result<(), ApiError> {
        let region = &changed.thing;
        store::structure::save_region(connection, region).await?;
        let (about, version, audience) = (Aggregate::Region(region.id), region.version, region.audience());
        command.record_change(about, version, audience, changed);
        Ok(())
    }
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        record: Found,
    ) -> Result<RegionView, ApiError> {
        let caller = &command.caller;
        let found = store::structure::regions(connection, Some(&record.slug), caller.day()).await?;
        let region = found.into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
        Ok(view(&caller.actor, region))
    }
}

/// Runs a change of a region.
pub(super) async fn change(
    command: &Command,
    slug: String,
    action: RegionAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Region) -> Result<Altered<Region, RegionChange>, ApiError>,
) -> ApiResult {
    let may = |found: &Found| {
        let place = Place { region: Some(found.region.id), ..Place::default() };
        policy::check(&command.caller.actor, Request::At(action.who(), &place))
    };
    change::change::<Regions>(command, slug, may, async |connection, found| {
        transition(connection, found.region).await
    })
    .await
}
