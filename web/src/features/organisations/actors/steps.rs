//! What one can do with a region's map of actors: put somebody on it, change a line, take a line off.

use super::Map;
use crate::features::groups::end;
use crate::steps::{Answers, Field, Known, Step, Weight, codes};
use crate::words::Words;
use client::{Client, Error, Versioned, tag_of};
use contract::organisations::{
    CreateRegionActor, End, RegionActorAction, RegionActorView, UpdateRegionActor,
};
use domain::organisation::HelpTopic;
use domain::text::Note;
use texts::key;

type MapStep = Step<Map>;

/// The map after a change of one line.
async fn after(client: &Client, map: &Map) -> Result<Option<Versioned<Map>>, Error> {
    let value = Map::fetch(client, &map.region, map.topic).await?;
    Ok(Some(Versioned { value, etag: String::new() }))
}

fn topics(answers: &Answers) -> Vec<HelpTopic> {
    answers.several("/topics").iter().filter_map(|code| code.parse().ok()).collect()
}

/// What is asked of a line; what stands there at first is what is known.
fn fields(known: Option<&RegionActorView>) -> [Field; 3] {
    let chosen = known.map(|line| line.topics.iter().map(ToString::to_string).collect()).unwrap_or_default();
    let help = known.and_then(|line| line.help.clone()).unwrap_or_default();
    let office = known.and_then(|line| line.contact_office.clone()).unwrap_or_default();
    [
        Field::several("/topics", key::ORGANISATION_PAGE_TOPIC, codes(HelpTopic::ALL))
            .starting_with(chosen)
            .required(),
        Field::lines("/help", key::ORGANISATION_PAGE_ASK_HELP, Note::MAX).starting(help),
        Field::line("/contactOffice", key::ORGANISATION_PAGE_OFFICE)
            .help(key::ORGANISATION_PAGE_OFFICE_HELP)
            .starting(office),
    ]
}

/// Puts an organisation on the map.
pub(super) fn add(map: &Map, organisations: Known) -> MapStep {
    let (region, map) = (map.region.clone(), map.clone());
    let body = move |a: &Answers| {
        Some(CreateRegionActor {
            region: region.clone(),
            organisation: a.named("/organisation", organisations)?.parse().ok()?,
            topics: topics(a),
            help: a.written("/help"),
            contact_office: a.written("/contactOffice"),
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo"),
        })
    };
    let call = async move |client: Client, _: &str, body: &CreateRegionActor| {
        client.create_region_actor(body).await?;
        after(&client, &map).await
    };
    let organisation = Field::named("/organisation", key::GROUP_PAGE_ASK_ORGANISATION, organisations);
    Step::new("add", key::ORGANISATION_PAGE_ADD_ACTOR, key::ORGANISATION_PAGE_ACTOR_ADDED, body, call)
        .asking(organisation.help(key::GROUP_PAGE_NAMED_HELP).required())
        .asking_all(fields(None))
        .asking(Field::valid_from())
        .asking(Field::day("/validTo", key::GROUP_PAGE_ASK_ENDS).help(key::GROUP_PAGE_ASK_ENDS_HELP))
        .weighing(Weight::Forward)
}

/// What one can do with a line of the map.
pub(super) fn of_line(line: &RegionActorView, map: &Map) -> Vec<MapStep> {
    let step = |action: &RegionActorAction| match action {
        RegionActorAction::Edit => edit(line, map),
        RegionActorAction::End => take_off(line, map),
    };
    line.allowed_actions.iter().map(step).collect()
}

fn about(key: texts::Key, line: &RegionActorView) -> Words {
    Words::about(key, "name", line.organisation.name.clone())
}

fn edit(line: &RegionActorView, map: &Map) -> MapStep {
    let body = |a: &Answers| {
        Some(UpdateRegionActor {
            topics: Some(topics(a)),
            help: Some(a.written("/help")),
            contact_office: Some(a.written("/contactOffice")),
        })
    };
    let (id, tag, map) = (line.id, tag_of(line.version), map.clone());
    let call = async move |client: Client, _: &str, body: &UpdateRegionActor| {
        client.update_region_actor(id, &tag, body).await?;
        after(&client, &map).await
    };
    let label = about(key::ORGANISATION_PAGE_EDIT_ACTOR, line);
    Step::new(format!("edit.{id}"), label, key::GROUP_PAGE_EDITED, body, call).asking_all(fields(Some(line)))
}

fn take_off(line: &RegionActorView, map: &Map) -> MapStep {
    let (id, tag, map) = (line.id, tag_of(line.version), map.clone());
    let call = async move |client: Client, _: &str, body: &End| {
        client.end_region_actor(id, &tag, body).await?;
        after(&client, &map).await
    };
    let label = about(key::ORGANISATION_PAGE_END_ACTOR, line);
    let body = |a: &Answers| Some(end(a));
    Step::new(format!("end.{id}"), label, key::ORGANISATION_PAGE_ACTOR_ENDED, body, call)
        .explained(key::ORGANISATION_PAGE_END_ACTOR_ABOUT)
        .asking(Field::day("/lastDay", key::GROUP_PAGE_LAST_DAY).help(key::GROUP_PAGE_LAST_DAY_HELP))
        .asking(Field::note(key::STEP_NOTE).help(key::STEP_PUBLIC_HELP))
        .weighing(Weight::Danger)
}
