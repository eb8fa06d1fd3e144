//! Who represents KSF where: terms in groups and arenas, and the coordinators by their roles. A read, no table of its own.

use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::structure::{Names, code};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date as SqlDate, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::Role;
use domain::group::{GroupRole, GroupType};
use domain::{ClusterId, GroupId, OrganisationId, UserId};
use time::Date;
use uuid::Uuid;

/// Somebody who represents somebody somewhere on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representative {
    /// The term, or the role.
    pub id: Uuid,
    /// Where: what the group, arena or level is called.
    pub arena: String,
    /// The group, and what type it is; a network has none.
    pub group: Option<(GroupId, String, Option<GroupType>)>,
    /// Whose arena it is.
    pub arena_of: Option<(OrganisationId, String)>,
    /// The person.
    pub person: Option<(UserId, String)>,
    /// Whether that person holds no role in KSF on the day.
    pub without_role: bool,
    /// The municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// The cluster.
    pub cluster: Option<(ClusterId, String)>,
    /// The region: slug and name.
    pub region: Option<(String, String)>,
    /// The organisation.
    pub organisation: Option<(OrganisationId, String)>,
    /// The office.
    pub office: Option<String>,
    /// The part in a group.
    pub part: Option<GroupRole>,
    /// The role that it follows from.
    pub role: Option<Role>,
    /// First day.
    pub valid_from: Date,
    /// Day after the last.
    pub valid_until: Option<Date>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    arena: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    group_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    group_type: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    arena_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    arena_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    user_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    person: Option<String>,
    #[diesel(sql_type = Bool)]
    without_role: bool,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    office: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    part: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    role: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

impl TryFrom<Row> for Representative {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self> {
        let kind = row.group_type.filter(|kind| kind != "network");
        let kind = kind.map(|kind| code("a type of group", &kind)).transpose()?;
        Ok(Self {
            id: row.id,
            group: row.group_id.map(|id| (GroupId(id), row.arena.clone(), kind)),
            arena: row.arena,
            arena_of: row.arena_id.map(OrganisationId).zip(row.arena_name),
            person: row.user_id.map(UserId).zip(row.person),
            without_role: row.without_role,
            municipality: row.municipality_number.zip(row.municipality_name),
            cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
            region: row.region_slug.zip(row.region_name),
            organisation: row.organisation_id.map(OrganisationId).zip(row.organisation_name),
            office: row.office,
            part: row.part.map(|part| code("a part", &part)).transpose()?,
            role: row.role.map(|role| code("a role", &role)).transpose()?,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
        })
    }
}

/// Which representatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepresentativeQuery {
    /// Of this organisation's arenas, or for this organisation.
    pub organisation: Option<OrganisationId>,
    /// In this group.
    pub group: Option<GroupId>,
    /// This person.
    pub person: Option<UserId>,
    /// Municipalities by number.
    pub municipalities: Vec<String>,
    /// In groups of these types.
    pub kinds: Vec<GroupType>,
    /// What the nation's own level is called; it stands in no table.
    pub nation: String,
}

fn narrow(sql: &mut Sql, query: &RepresentativeQuery, day: Date) {
    sql.with(
        " FROM (SELECT m.id, g.name AS arena, g.id AS group_id, g.type AS group_type, g.arena_id, a.name AS arena_name, \
         m.user_id, u.display_name AS person, n.number AS municipality_number, n.name AS municipality_name, m.cluster_id, \
         c.name AS cluster_name, NULL::text AS region_slug, NULL::text AS region_name, m.organisation_id, \
         o.name AS organisation_name, m.office, m.role AS part, NULL::text AS role, lower(m.valid) AS valid_from, \
         upper(m.valid) AS valid_until FROM group_members m JOIN groups g ON g.id = m.group_id \
         LEFT JOIN organisations a ON a.id = g.arena_id LEFT JOIN users u ON u.id = m.user_id \
         LEFT JOIN municipalities n ON n.id = m.municipality_id LEFT JOIN clusters c ON c.id = m.cluster_id \
         LEFT JOIN organisations o ON o.id = m.organisation_id WHERE m.valid @> ? \
         UNION ALL SELECT s.id, coalesce(h.name, ?), NULL, NULL, NULL, NULL, s.user_id, u.display_name, \
         NULL, NULL, s.cluster_id, c.name, r.slug, r.name, NULL, NULL, NULL, NULL, s.role, lower(s.valid), \
         upper(s.valid) FROM manned_roles(?) s JOIN users u ON u.id = s.user_id \
         LEFT JOIN regions r ON r.id = s.region_id LEFT JOIN clusters c ON c.id = s.cluster_id \
         LEFT JOIN regions h ON h.id = c.region_id \
         WHERE s.role IN ('regional_coordinator', 'cluster_coordinator')) t WHERE true",
        values![day, query.nation.clone(), day],
    );
    if let Some(organisation) = query.organisation {
        sql.with(" AND (t.arena_id = ? OR t.organisation_id = ?)", values![organisation.0, organisation.0]);
    }
    if let Some(group) = query.group {
        sql.with(" AND t.group_id = ?", values![group.0]);
    }
    if let Some(person) = query.person {
        sql.with(" AND t.user_id = ?", values![person.0]);
    }
    if !query.municipalities.is_empty() {
        sql.with(" AND t.municipality_number = ANY(?)", values![query.municipalities.clone()]);
    }
    if !query.kinds.is_empty() {
        let codes: Vec<String> = query.kinds.iter().map(|kind| kind.code().to_owned()).collect();
        sql.with(" AND t.group_type = ANY(?)", values![codes]);
    }
}

/// Who represents whom where on a day, by arena. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &RepresentativeQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Representative>>>> {
    let order = Order {
        columns: &["t.arena COLLATE \"nb-x-icu\"", "t.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql =
        Sql::new("SELECT t.*, EXISTS (SELECT 1 FROM role_assignments b WHERE b.user_id = t.user_id ");
    sql.with(
        "AND b.state = 'accepted' AND lower(b.valid) < ?) \
         AND NOT EXISTS (SELECT 1 FROM manned_roles(?) h WHERE h.user_id = t.user_id) AS without_role",
        values![day, day],
    );
    narrow(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<Row> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.arena.clone()), KeyPart::Id(row.id)];
            Ok(Keyed { item: row.try_into()?, key })
        })
        .collect::<Result<Vec<Keyed<Representative>>>>()?;
    let mut names = Names::default();
    for Keyed { item, .. } in &mut found {
        names.of(item.group.as_ref().map(|(id, ..)| (id.0, &mut item.arena)));
        names.of(item.group.as_mut().map(|(id, name, _)| (id.0, name)));
        names.of(item.arena_of.as_mut().map(|(id, name)| (id.0, name)));
        names.of(item.cluster.as_mut().map(|(id, name)| (id.0, name)));
        names.of(item.organisation.as_mut().map(|(id, name)| (id.0, name)));
    }
    names.called_on(connection, day).await?;
    Ok(Some(found))
}

/// How many they are on a day.
///
/// # Errors
/// When the database fails.
pub async fn count(
    connection: &mut AsyncPgConnection,
    query: &RepresentativeQuery,
    day: Date,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(&mut sql, query, day);
    sql.count(connection).await
}
