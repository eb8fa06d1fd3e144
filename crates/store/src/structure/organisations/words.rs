//! What was said of organisations on a day, where something else has been said since.

use super::Organisation;
use crate::Result;
use crate::events::words_before;
use crate::keyset::Keyed;
use crate::structure::{former_names, municipality_on};
use diesel_async::AsyncPgConnection;
use domain::event::{Aggregate, EventBody, OrganisationChange, OrganisationWords};
use domain::text::{HttpsLink, OrganisationName};
use time::Date;
use uuid::Uuid;

/// Has organisations be as they were said to be on a day.
pub(super) async fn as_of(
    connection: &mut AsyncPgConnection,
    found: &mut [Keyed<Organisation>],
    day: Date,
) -> Result<()> {
    let Some(first) = found.first() else { return Ok(()) };
    let edits = [(Aggregate::Organisation(first.item.id).kind(), "organisation.edited")];
    let ids: Vec<Uuid> = found.iter().map(|keyed| keyed.item.id.0).collect();
    let before = |body| match body {
        EventBody::Organisation(OrganisationChange::Edited { from, .. }) => from,
        _ => None,
    };
    let mut said = words_before(connection, &edits, &ids, day, before).await?;
    for Keyed { item, .. } in found.iter_mut() {
        let Some(words) = said.remove(&item.id.0) else { continue };
        let OrganisationWords { facts, addition } = *words;
        item.description = addition.description.map(|note| note.as_str().to_owned());
        item.contact_office = addition.contact_office.map(|office| office.as_str().to_owned());
        let Some(facts) = facts else { continue };
        item.name = text(&facts.name);
        item.name_en = facts.name_en.as_ref().map(text);
        item.short_name = facts.short_name.as_ref().map(text);
        (item.kind, item.kind_text) = (facts.kind, facts.kind_text.as_ref().map(text));
        item.organisation_number = facts.organisation_number;
        item.website = facts.website.map(|link: HttpsLink| link.as_str().to_owned());
        item.municipality = match facts.municipality {
            Some(id) => municipality_on(connection, id, day).await?,
            None => None,
        };
    }
    let now = found.iter().map(|keyed| (keyed.item.id.0, keyed.item.name.clone())).collect();
    let mut former = former_names(connection, &now, day).await?;
    for Keyed { item, .. } in found {
        item.former_names = former.remove(&item.id.0).unwrap_or_default();
    }
    Ok(())
}

fn text(name: &OrganisationName) -> String {
    name.as_str().to_owned()
}
