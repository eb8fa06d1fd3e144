//! A group as it is read, with the names it is shown with.

use super::Sort;
use crate::sql::{Sql, values};
use crate::structure::{code, json};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Date as SqlDate, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use domain::access::policy::Place;
use domain::group::{Group, GroupPlace, GroupRole, Membership, Nature, Party};
use domain::period::Period;
use domain::structure::{Term, Timeline};
use domain::text::{GroupName, HttpsLink, Mandate, Office, Theme};
use domain::{ClusterId, GroupId, MembershipId, MunicipalityId, NeedId, OrganisationId, RegionId, UserId};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A member's term with the name it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedMember {
    /// The term.
    pub membership: Membership,
    /// What the party is called.
    pub name: String,
    /// The municipality's number.
    pub number: Option<String>,
    /// Whether it is a person who holds no role in KSF on the day.
    pub without_role: bool,
    /// Where the party lies on the day, for those who speak for it.
    pub place: Place,
}

/// Who keeps a network going in a period, with the number and the name it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordination {
    /// Number and name.
    pub named: (String, String),
    /// When.
    pub period: Period,
}

/// A group with the names it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRecord {
    /// The group.
    pub group: Group,
    /// Where it lies on the day, for those who answer for it.
    pub place: Place,
    /// Its region: slug and name.
    pub region: Option<(String, String)>,
    /// Its cluster.
    pub cluster: Option<(ClusterId, String)>,
    /// Whose arena it is.
    pub arena: Option<(OrganisationId, String)>,
    /// Who keeps it going, in the order of the days.
    pub coordinators: Vec<Coordination>,
    /// Every term.
    pub members: Vec<NamedMember>,
    /// Names it had before, and has no more.
    pub former_names: Vec<String>,
}

impl GroupRecord {
    /// Who keeps it going on a day; on a day before or after it, who is the first to, or was the last.
    pub fn coordinator(&self, day: Date) -> Option<&Coordination> {
        let begun = self.coordinators.iter().rev().find(|one| one.period.first_day() <= day);
        begun.or_else(|| self.coordinators.first())
    }
}

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = SqlUuid)]
    pub(super) id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    nature: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    mandate: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    mandate_link: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    arena_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    arena_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    theme: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    need_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    coordinator_id: Option<Uuid>,
    #[diesel(sql_type = Jsonb)]
    coordinators: serde_json::Value,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    place_region: Option<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    place_clusters: Vec<Uuid>,
    #[diesel(sql_type = Jsonb)]
    members: serde_json::Value,
}

#[derive(Deserialize)]
struct Member {
    id: Uuid,
    user_id: Option<Uuid>,
    municipality_id: Option<Uuid>,
    cluster_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    name: String,
    number: Option<String>,
    without_role: bool,
    office: Option<String>,
    role: GroupRole,
    stays_out: bool,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
    clusters: Vec<Uuid>,
    region: Option<Uuid>,
}

#[derive(Deserialize)]
struct Coordinator {
    municipality_id: Uuid,
    number: String,
    name: String,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
}

/// The columns of a group as it was on a day.
pub(super) fn select(day: Date) -> Sql {
    let mut sql = Sql::new(
        "SELECT g.id, g.version, g.type AS nature, g.name, lower(g.valid) AS valid_from, upper(g.valid) AS valid_until, \
         g.region_id, r.slug AS region_slug, r.name AS region_name, g.cluster_id, c.name AS cluster_name, g.mandate, \
         g.mandate_link, g.arena_id, a.name AS arena_name, g.theme, g.need_id, h.municipality_id AS coordinator_id, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('municipality_id', k.id, 'number', k.number, 'name', k.name, \
            'valid_from', lower(x.valid), 'valid_until', upper(x.valid)) ORDER BY x.valid) \
            FROM network_coordinators x JOIN municipalities k ON k.id = x.municipality_id WHERE x.group_id = g.id), '[]') \
            AS coordinators, ",
    );
    sql.with(
        "coalesce(g.region_id, c.region_id, (SELECT p.region_id FROM region_municipalities p \
            WHERE p.municipality_id = h.municipality_id AND p.valid @> ?)) AS place_region, \
         ARRAY(SELECT l.cluster_id FROM live_memberships(?) l \
            WHERE l.municipality_id = h.municipality_id) AS place_clusters, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'user_id', m.user_id, \
            'municipality_id', m.municipality_id, 'cluster_id', m.cluster_id, 'organisation_id', m.organisation_id, \
            'name', coalesce(u.display_name, n.name, q.name, o.name), 'number', n.number, 'office', m.office, \
            'without_role', EXISTS (SELECT 1 FROM role_assignments b WHERE b.user_id = m.user_id \
                AND b.state = 'accepted' AND lower(b.valid) < ?) AND NOT EXISTS (\
                SELECT 1 FROM manned_roles(?) h WHERE h.user_id = m.user_id), \
            'role', m.role, 'stays_out', m.stays_out, 'valid_from', lower(m.valid), 'valid_until', upper(m.valid), \
            'clusters', CASE WHEN m.cluster_id IS NOT NULL THEN ARRAY[m.cluster_id] ELSE ARRAY(\
                SELECT l.cluster_id FROM live_memberships(?) l WHERE l.municipality_id = m.municipality_id) END, \
            'region', coalesce(q.region_id, (SELECT p.region_id FROM region_municipalities p \
                WHERE p.municipality_id = m.municipality_id AND p.valid @> ?))) \
            ORDER BY CASE m.role WHEN 'leader' THEN 0 WHEN 'secretary' THEN 1 WHEN 'member' THEN 2 ELSE 3 END, \
                coalesce(u.display_name, n.name, q.name, o.name) COLLATE \"nb-x-icu\", lower(m.valid), m.id) \
            FROM group_members m LEFT JOIN users u ON u.id = m.user_id LEFT JOIN municipalities n ON n.id = m.municipality_id \
            LEFT JOIN clusters q ON q.id = m.cluster_id LEFT JOIN organisations o ON o.id = m.organisation_id \
            WHERE m.group_id = g.id), '[]') AS members",
        values![day, day, day, day, day, day],
    );
    sql
}

/// Where they are read from.
pub(super) fn from(sql: &mut Sql, sort: Sort, day: Date) {
    // Who keeps a network going that day; on a day before or after it, who is the first to, or was the last.
    sql.with(
        " FROM groups g LEFT JOIN regions r ON r.id = g.region_id LEFT JOIN clusters c ON c.id = g.cluster_id \
         LEFT JOIN organisations a ON a.id = g.arena_id LEFT JOIN LATERAL (\
            SELECT x.municipality_id FROM network_coordinators x WHERE x.group_id = g.id \
            ORDER BY lower(x.valid) <= ? DESC, abs(lower(x.valid) - ?) LIMIT 1) h ON true WHERE ",
        values![day, day],
    );
    sql.push(match sort {
        Sort::Groups => "g.type <> 'network'",
        Sort::Networks => "g.type = 'network'",
    });
}

fn corrupt(e: impl std::fmt::Display) -> StoreError {
    StoreError::corrupt("a group", e)
}

impl TryFrom<Member> for NamedMember {
    type Error = StoreError;
    fn try_from(row: Member) -> Result<Self> {
        let party = match (row.user_id, row.municipality_id, row.cluster_id, row.organisation_id) {
            (Some(user), None, None, None) => Party::Person(UserId(user)),
            (None, Some(municipality), None, None) => Party::Municipality(MunicipalityId(municipality)),
            (None, None, Some(cluster), None) => Party::Cluster(ClusterId(cluster)),
            (None, None, None, Some(organisation)) => Party::Organisation(OrganisationId(organisation)),
            _ => return Err(corrupt("a member of several parties")),
        };
        let period = Period::half_open(row.valid_from, row.valid_until).map_err(corrupt)?;
        let office = row.office.as_deref().map(Office::parse).transpose().map_err(corrupt)?;
        Ok(Self {
            without_role: row.without_role,
            membership: Membership {
                id: MembershipId(row.id),
                party,
                office,
                role: row.role,
                period,
                stays_out: row.stays_out,
            },
            name: row.name,
            number: row.number,
            place: Place {
                municipalities: row.municipality_id.map(MunicipalityId).into_iter().collect(),
                clusters: row.clusters.into_iter().map(ClusterId).collect(),
                region: row.region.map(RegionId),
            },
        })
    }
}

impl TryFrom<Row> for GroupRecord {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self> {
        let members: Vec<Member> = json("members", row.members)?;
        let members: Vec<NamedMember> =
            members.into_iter().map(NamedMember::try_from).collect::<Result<_>>()?;
        let place = match (row.cluster_id, row.region_id) {
            (Some(cluster), _) => GroupPlace::Cluster(ClusterId(cluster)),
            (None, Some(region)) => GroupPlace::Region(RegionId(region)),
            (None, None) => GroupPlace::Nation,
        };
        let coordinators: Vec<Coordinator> = json("coordinators", row.coordinators)?;
        let period = |one: &Coordinator| Period::half_open(one.valid_from, one.valid_until).map_err(corrupt);
        let nature = match row.theme.as_deref() {
            Some(theme) => {
                let term = |one: &Coordinator| {
                    Ok(Term { value: MunicipalityId(one.municipality_id), period: period(one)? })
                };
                let terms = coordinators.iter().map(term).collect::<Result<_>>()?;
                Nature::Network {
                    theme: Theme::parse(theme).map_err(corrupt)?,
                    need: row.need_id.map(NeedId),
                    coordinators: Timeline::of(terms).map_err(corrupt)?,
                }
            }
            None => Nature::Standing {
                kind: code("a type of group", &row.nature)?,
                place,
                mandate: row.mandate.as_deref().map(Mandate::parse).transpose().map_err(corrupt)?,
                mandate_link: row
                    .mandate_link
                    .as_deref()
                    .map(HttpsLink::parse)
                    .transpose()
                    .map_err(corrupt)?,
                arena: row.arena_id.map(OrganisationId),
            },
        };
        let named = |one: Coordinator| {
            let period = period(&one)?;
            Ok(Coordination { named: (one.number, one.name), period })
        };
        let clusters = row.cluster_id.into_iter().chain(row.place_clusters).map(ClusterId).collect();
        Ok(Self {
            group: Group {
                id: GroupId(row.id),
                version: row.version,
                name: GroupName::parse(&row.name).map_err(corrupt)?,
                nature,
                period: Period::half_open(row.valid_from, row.valid_until).map_err(corrupt)?,
                members: members.iter().map(|member| member.membership.clone()).collect(),
                successors: Vec::new(),
            },
            place: Place {
                municipalities: row.coordinator_id.map(MunicipalityId).into_iter().collect(),
                clusters,
                region: row.place_region.map(RegionId),
            },
            region: row.region_slug.zip(row.region_name),
            cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
            arena: row.arena_id.map(OrganisationId).zip(row.arena_name),
            coordinators: coordinators.into_iter().map(named).collect::<Result<_>>()?,
            members,
            former_names: Vec::new(),
        })
    }
}
