//! Roles by holder: the directory of who does what in KSF.

use super::row::{self, RoleRecord, RoleRow, holder};
use super::words;
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::structure::{Names, formerly, or_called};
use crate::users::like;
use diesel_async::AsyncPgConnection;
use domain::access::Role;
use domain::role::RoleStatus;
use domain::{ClusterId, UserId};
use time::Date;
use uuid::Uuid;

/// Which roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleQuery {
    /// Part of the name of a holder or place.
    pub q: Option<String>,
    /// Holders.
    pub users: Vec<UserId>,
    /// Of those also what they are deputies for on the day.
    pub as_deputy: bool,
    /// Roles.
    pub roles: Vec<Role>,
    /// Where they stand; held, unless said.
    pub statuses: Vec<RoleStatus>,
    /// Only those whose last day has not passed.
    pub not_over: bool,
    /// Municipality by number.
    pub municipality: Option<String>,
    /// Region by slug.
    pub region: Option<String>,
    /// County by number.
    pub county: Option<String>,
    /// The cluster's own roles, and those of its members.
    pub cluster: Option<ClusterId>,
    /// Organisation.
    pub organisation: Option<Uuid>,
}

fn narrow(sql: &mut Sql, query: &RoleQuery, day: Date) {
    sql.push(row::FROM).push(" WHERE ");
    let statuses = if query.statuses.is_empty() { &[RoleStatus::Active][..] } else { &query.statuses };
    row::status(sql, day);
    sql.with(" = ANY(?)", values![statuses.iter().map(|s| s.code().to_owned()).collect::<Vec<_>>()]);
    if query.not_over {
        sql.with(" AND a.valid && daterange(?, NULL)", values![day]);
    }
    if !query.users.is_empty() {
        let ids: Vec<Uuid> = query.users.iter().map(|u| u.0).collect();
        sql.with(" AND (a.user_id = ANY(?)", values![ids.clone()]);
        if query.as_deputy {
            sql.with(
                " OR EXISTS (SELECT 1 FROM deputies(?) x WHERE x.role_assignment_id = a.id AND x.user_id = ANY(?))",
                values![day, ids],
            );
        }
        sql.push(")");
    }
    if !query.roles.is_empty() {
        let codes: Vec<String> = query.roles.iter().map(|r| r.code().to_owned()).collect();
        sql.with(" AND a.role = ANY(?)", values![codes]);
    }
    let mut is = |column: &'static str, value: &Option<String>| {
        if let Some(value) = value {
            sql.push(" AND ").push(column).with(" = ?", values![value.clone()]);
        }
    };
    is("k.number", &query.municipality);
    is("r.slug", &query.region);
    is("y.number", &query.county);
    if let Some(organisation) = query.organisation {
        sql.with(" AND a.organisation_id = ?", values![organisation]);
    }
    if let Some(cluster) = query.cluster {
        sql.with(
            " AND (a.cluster_id = ? OR a.municipality_id IN (SELECT m.municipality_id \
             FROM live_memberships(?) m WHERE m.cluster_id = ?))",
            values![cluster.0, day, cluster.0],
        );
    }
    if let Some(q) = query.q.as_deref().filter(|q| !q.trim().is_empty()) {
        sql.push(concat!(
            " AND (concat_ws(' ', ",
            holder!(),
            ", k.name, k.number, c.name, r.name, o.name, y.name) ILIKE "
        ));
        sql.bind(like(q));
        // Whoever knows a municipality by what it was called before finds it too.
        sql.push(" OR ");
        formerly(sql, day, |sql| {
            sql.with("concat_ws(' ', o.name, o.number) ILIKE ?", values![like(q)]);
        });
        or_called(sql, "coalesce(a.cluster_id, a.organisation_id)", like(q));
        sql.push(")");
    }
}

/// Roles on a day, by holder. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &RoleQuery,
    window: &Window,
    day: Date,
    today: Date,
) -> Result<Option<Vec<Keyed<RoleRecord>>>> {
    let order = Order {
        columns: &[concat!("(", holder!(), ") COLLATE \"nb-x-icu\""), "a.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = row::select(day, today);
    narrow(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let item = RoleRecord::try_from(row)?;
            let key = vec![KeyPart::Text(item.holder.clone()), KeyPart::Id(item.role.id.0)];
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()?;
    if day < today {
        let mut records: Vec<&mut RoleRecord> = found.iter_mut().map(|keyed| &mut keyed.item).collect();
        words::as_of(connection, &mut records, day).await?;
    }
    let mut names = Names::default();
    for Keyed { item, .. } in &mut found {
        names.of(item.cluster.as_mut().map(|(id, name)| (id.0, name)));
        names.of(item.organisation.as_mut().map(|(id, name)| (id.0, name)));
    }
    names.called_on(connection, day).await?;
    Ok(Some(found))
}

/// How many roles on a day.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, query: &RoleQuery, day: Date) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(&mut sql, query, day);
    sql.count(connection).await
}
