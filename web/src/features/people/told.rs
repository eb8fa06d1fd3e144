//! A role in words: what and where, who, since when, and where it stands.

use crate::features::structure::facts::{cluster_from, municipality_from, region};
use crate::format;
use crate::i18n::I18n;
use crate::labels::Label;
use crate::steps::Choice;
use crate::words::Words;
use contract::people::{AbsenceView, RoleAssignmentView, RoleView};
use domain::UserId;
use domain::role::RoleStatus;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::Color;

/// The name of the place a role is held on; nothing for the nation's and the system's.
pub(in crate::features) fn place(held: &RoleView) -> Option<String> {
    let place = held.municipality.as_ref().map(|m| m.name.clone());
    let place = place.or_else(|| held.cluster.as_ref().map(|c| c.name.clone()));
    let place = place.or_else(|| held.region.as_ref().map(|r| r.name.clone()));
    let place = place.or_else(|| held.organisation.as_ref().map(|o| o.name.clone()));
    place.or_else(|| held.county.as_ref().map(|c| c.name.clone()))
}

/// A role and on what it is held, in one line.
pub(in crate::features) fn titled(i18n: I18n, held: &RoleView) -> String {
    let role = i18n.heading(held.role.key());
    place(held).map_or_else(|| role.clone(), |place| format!("{role}, {place}"))
}

/// The place, with the way to its page where it has one; it may begin on the first day of the role.
pub(super) fn place_link(held: &RoleView, from: Date) -> Option<AnyView> {
    let link = held.municipality.as_ref().map(|place| municipality_from(place, from));
    let link = link.or_else(|| held.cluster.as_ref().map(|place| cluster_from(place, from)));
    let link = link.or_else(|| held.region.as_ref().map(region));
    link.or_else(|| place(held).map(IntoAny::into_any))
}

/// The colour beside the word for where a role stands.
pub(super) const fn status_color(status: RoleStatus) -> Color {
    match status {
        RoleStatus::Proposed => Color::Warning,
        RoleStatus::Confirmed => Color::Info,
        RoleStatus::Active => Color::Success,
        RoleStatus::Ended | RoleStatus::Declined | RoleStatus::Withdrawn => Color::Neutral,
    }
}

/// The days of something: from, and to where it ends.
pub(in crate::features) fn days(i18n: I18n, from: Date, to: Option<Date>) -> String {
    let from = format::date(i18n, from);
    match to {
        Some(to) => i18n.fill(key::PEOPLE_DAYS, &[("from", &from), ("to", &format::date(i18n, to))]),
        None => i18n.fill(key::PEOPLE_DAYS_FROM, &[("from", &from)]),
    }
}

/// The absence that runs on a day.
pub(super) fn away(role: &RoleAssignmentView, day: Date) -> Option<&AbsenceView> {
    let runs =
        |absence: &&AbsenceView| absence.valid_from <= day && absence.valid_to.is_none_or(|last| day <= last);
    role.absences.iter().find(runs).filter(|_| role.status == RoleStatus::Active)
}

/// That the holder is away, and who stands in.
pub(super) fn stands_in(absence: &AbsenceView) -> Words {
    match &absence.deputy {
        Some(deputy) => Words::about(key::PEOPLE_AWAY_DEPUTY, "name", deputy.name.clone()),
        None => key::PEOPLE_AWAY_ABOVE.into(),
    }
}

/// Where a role stands, in a sentence.
pub(super) fn stands(i18n: I18n, role: &RoleAssignmentView, me: Option<UserId>) -> String {
    let own = role.is_of(me);
    let key = match (role.status, own) {
        (RoleStatus::Proposed, true) => key::PEOPLE_STANDS_PROPOSED_OWN,
        (RoleStatus::Proposed, false) => key::PEOPLE_STANDS_PROPOSED,
        (RoleStatus::Confirmed, _) => key::PEOPLE_STANDS_CONFIRMED,
        (RoleStatus::Active, _) => key::PEOPLE_STANDS_ACTIVE,
        (RoleStatus::Ended, _) => key::PEOPLE_STANDS_ENDED,
        (RoleStatus::Declined, _) => key::PEOPLE_STANDS_DECLINED,
        (RoleStatus::Withdrawn, _) => key::PEOPLE_STANDS_WITHDRAWN,
    };
    let from = format::date(i18n, role.valid_from);
    i18n.fill(key, &[("name", &role.holder), ("date", &from)])
}

/// People to choose from, each once, by name and address; those who are left out cannot be chosen.
pub(super) fn people(roles: &[RoleAssignmentView], left_out: &[UserId]) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for role in roles {
        let Some(holder) = role.holder_id else { continue };
        let value = holder.to_string();
        if left_out.contains(&holder) || found.iter().any(|known| known.value == value) {
            continue;
        }
        let place = role.holder_email.clone().or_else(|| place(&role.role));
        let words = place.map_or_else(|| role.holder.clone(), |place| format!("{} ({place})", role.holder));
        found.push(Choice { value, words: Words::Said(words) });
    }
    found
}
