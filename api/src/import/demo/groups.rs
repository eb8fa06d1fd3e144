//! The groups and networks of the demo year, and who has a term in them.

use super::actors::organisation_id;
use super::ids::id;
use super::stage::Places;
use super::tables::DemoTables;
use crate::import::ImportError;
use crate::import::cell::{date, text};
use crate::import::problem::{Problem, Problems};
use crate::import::table::{At, Cells, TableRow};
use domain::access::{Audience, Visibility};
use domain::event::GroupChange;
use domain::group::{Group, GroupPlace, GroupRole, GroupType, Membership, Nature, Party};
use domain::period::Period;
use domain::register::MunicipalityNumber;
use domain::structure::{Altered, Timeline};
use domain::text::{GroupName, Mandate, Office, Theme};
use domain::{GroupId, MembershipId, NeedId, UserId, oslo};
use std::str::FromStr;
use store::AsyncPgConnection;
use store::groups::Sort;
use time::{Date, OffsetDateTime, Time};

/// A group or a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// What the other tables call it.
    pub key: String,
    /// Its type; a network has none.
    pub kind: Option<GroupType>,
    /// What it is called.
    pub name: GroupName,
    /// The region it lies in.
    pub region: Option<String>,
    /// The cluster it lies in.
    pub cluster: Option<String>,
    /// Whose arena it is.
    pub arena: Option<String>,
    /// What it is to do.
    pub mandate: Option<Mandate>,
    /// A network's theme.
    pub theme: Option<Theme>,
    /// The need a network came from.
    pub need: Option<String>,
    /// The municipality that keeps a network going.
    pub coordinator: Option<MunicipalityNumber>,
    /// Who made it.
    pub made_by: String,
    /// How long it lasts.
    pub period: Period,
}

/// A member's term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMemberRow {
    /// The group.
    pub group: String,
    /// A person.
    pub person: Option<String>,
    /// A municipality.
    pub municipality_number: Option<MunicipalityNumber>,
    /// A cluster.
    pub cluster: Option<String>,
    /// An organisation.
    pub organisation: Option<String>,
    /// The office.
    pub office: Option<Office>,
    /// Its part.
    pub role: GroupRole,
    /// When.
    pub period: Period,
}

fn kind(text: &str) -> Result<Option<GroupType>, String> {
    if text == "network" {
        Ok(None)
    } else {
        text.parse().map(Some).map_err(|e: domain::text::UnknownCode| e.to_string())
    }
}

fn period(cells: &Cells<'_>) -> Result<Period, Problem> {
    let (from, to) = (cells.get("from", date)?, cells.opt("to", date)?);
    Period::inclusive(from, to).map_err(|e| cells.problem("to", e.to_string()))
}

impl TableRow for GroupRow {
    const FILE: &'static str = "demo/groups.csv";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "type",
        "name",
        "region",
        "cluster",
        "arena",
        "mandate",
        "theme",
        "need",
        "coordinator",
        "made_by",
        "from",
        "to",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let row = Self {
            key: cells.get("key", text)?,
            kind: cells.get("type", kind)?,
            name: cells.get("name", GroupName::parse)?,
            region: cells.opt("region", text)?,
            cluster: cells.opt("cluster", text)?,
            arena: cells.opt("arena", text)?,
            mandate: cells.opt("mandate", Mandate::parse)?,
            theme: cells.opt("theme", Theme::parse)?,
            need: cells.opt("need", text)?,
            coordinator: cells.opt("coordinator", MunicipalityNumber::parse)?,
            made_by: cells.get("made_by", text)?,
            period: period(cells)?,
        };
        if row.kind.is_none() && (row.theme.is_none() || row.coordinator.is_none()) {
            return Err(cells.problem("theme", "a network has a theme and a coordinator"));
        }
        Ok(row)
    }
}

impl TableRow for GroupMemberRow {
    const FILE: &'static str = "demo/group_members.csv";
    const COLUMNS: &'static [&'static str] = &[
        "group",
        "person",
        "municipality_number",
        "cluster",
        "organisation",
        "office",
        "role",
        "from",
        "to",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            group: cells.get("group", text)?,
            person: cells.opt("person", text)?,
            municipality_number: cells.opt("municipality_number", MunicipalityNumber::parse)?,
            cluster: cells.opt("cluster", text)?,
            organisation: cells.opt("organisation", text)?,
            office: cells.opt("office", Office::parse)?,
            role: cells.get("role", GroupRole::from_str)?,
            period: period(cells)?,
        })
    }
}

/// A step in the life of a group, as the log tells it.
pub(super) struct Told {
    /// When.
    pub(super) at: OffsetDateTime,
    /// Who.
    pub(super) by: UserId,
    /// Who sees it.
    pub(super) audience: Audience,
    /// What.
    pub(super) altered: Altered<Group, GroupChange>,
}

fn morning(day: Date) -> OffsetDateTime {
    oslo::moment(day, Time::MIDNIGHT)
}

fn wrong<T: TableRow>(at: &At<T>, column: &str, message: impl std::fmt::Display) -> ImportError {
    Problems(vec![at.problem(column, message.to_string())]).into()
}

/// Stores the groups that are not there yet, each made and filled by the domain's own transitions, and tells its story.
pub(super) async fn groups(
    connection: &mut AsyncPgConnection,
    demo: &DemoTables,
    places: &Places,
    need: impl Fn(&str) -> Option<NeedId>,
    now: OffsetDateTime,
) -> Result<Vec<Told>, ImportError> {
    let mut told = Vec::new();
    for at in &demo.groups {
        let row = &at.row;
        let made_on = row.period.first_day();
        let group = GroupId(id("group", &row.key, morning(made_on)));
        let sort = if row.kind.is_some() { Sort::Groups } else { Sort::Networks };
        if store::groups::find(connection, sort, group, made_on).await?.is_some() {
            continue;
        }
        let by = places
            .people
            .get(&row.made_by)
            .copied()
            .ok_or_else(|| wrong(at, "made_by", "is nobody of the demo"))?;
        let nature = nature(demo, places, at, &need)?;
        let audience = audience(places, row);
        let start = Group {
            id: group,
            version: 1,
            name: row.name.clone(),
            nature,
            period: row.period,
            members: Vec::new(),
            successors: Vec::new(),
        };
        // No municipality of the demo is to become another.
        let no_other = || MembershipId(id("membership", &row.key, morning(made_on)));
        let made = start.made(&no_other).map_err(|e| wrong(at, "to", e))?;
        let mut state = made.thing.clone();
        told.push(Told { at: morning(made_on), by, audience: audience.clone(), altered: made });
        let mut members: Vec<_> =
            demo.group_members.iter().filter(|member| member.row.group == row.key).collect();
        members.sort_by_key(|member| member.row.period.first_day());
        for member in members {
            let from = member.row.period.first_day();
            let party = party(demo, places, member)?;
            let key = format!("{}/{party:?}/{from}", row.key);
            let membership = Membership {
                id: MembershipId(id("membership", &key, morning(from))),
                party,
                office: member.row.office.clone(),
                role: member.row.role,
                period: member.row.period,
                stays_out: false,
            };
            let added = state.add(membership, made_on, &no_other).map_err(|e| wrong(member, "from", e))?;
            state = added.thing.clone();
            // A term that begins later than today is planned today.
            told.push(Told {
                at: morning(from.max(made_on)).min(now),
                by,
                audience: audience.clone(),
                altered: added,
            });
        }
        store::groups::insert(connection, &state, now).await?;
    }
    Ok(told)
}

fn nature(
    demo: &DemoTables,
    places: &Places,
    at: &At<GroupRow>,
    need: impl Fn(&str) -> Option<NeedId>,
) -> Result<Nature, ImportError> {
    let row = &at.row;
    let (Some(kind), None) = (row.kind, &row.theme) else {
        let number = row.coordinator.as_ref().map(MunicipalityNumber::as_str).unwrap_or_default();
        let coordinator = places.municipalities.get(number).copied();
        return match (row.theme.clone(), coordinator) {
            (Some(theme), Some(coordinator)) => {
                let mut coordinators = Timeline::default();
                coordinators.change(coordinator, row.period.first_day());
                coordinators.fit(row.period);
                Ok(Nature::Network { theme, need: row.need.as_deref().and_then(need), coordinators })
            }
            _ => Err(wrong(at, "coordinator", "is not a known municipality")),
        };
    };
    let place = match (&row.cluster, &row.region) {
        (Some(cluster), _) => places.clusters.get(cluster).map(|id| GroupPlace::Cluster(*id)),
        (None, Some(region)) => places.regions.get(region).map(|id| GroupPlace::Region(*id)),
        (None, None) => Some(GroupPlace::Nation),
    };
    let arena = row.arena.as_deref().map(|name| {
        organisation_id(demo, places, name).ok_or_else(|| wrong(at, "arena", "is not a known organisation"))
    });
    Ok(Nature::Standing {
        kind,
        place: place.ok_or_else(|| wrong(at, "region", "is not a known place"))?,
        mandate: row.mandate.clone(),
        mandate_link: None,
        arena: arena.transpose()?,
    })
}

fn audience(places: &Places, row: &GroupRow) -> Audience {
    let number = row.coordinator.as_ref().map(MunicipalityNumber::as_str).unwrap_or_default();
    let municipalities = places.municipalities.get(number).copied().into_iter().collect();
    let cluster = row.cluster.as_ref().and_then(|key| places.clusters.get(key).copied());
    let region = row.region.as_ref().and_then(|slug| places.regions.get(slug).copied());
    Audience::of_place(Visibility::Public, municipalities, cluster, region)
}

fn party(demo: &DemoTables, places: &Places, at: &At<GroupMemberRow>) -> Result<Party, ImportError> {
    let row = &at.row;
    let number = row.municipality_number.as_ref().map(MunicipalityNumber::as_str);
    let found = match (row.person.as_deref(), number, row.cluster.as_deref(), row.organisation.as_deref()) {
        (Some(key), None, None, None) => places.people.get(key).copied().map(Party::Person),
        (None, Some(number), None, None) => {
            places.municipalities.get(number).copied().map(Party::Municipality)
        }
        (None, None, Some(key), None) => places.clusters.get(key).copied().map(Party::Cluster),
        (None, None, None, Some(name)) => organisation_id(demo, places, name).map(Party::Organisation),
        _ => None,
    };
    found.ok_or_else(|| {
        wrong(at, "person", "a member is one person, municipality, cluster or organisation that is known")
    })
}
