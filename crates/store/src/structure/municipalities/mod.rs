//! Municipalities.

mod documents;
mod lacks;
mod row;
mod write;

pub use documents::{document_owner, linked_document};
pub use row::{AnchoringPeriod, LinkedDocument, Membership, Municipality, RegionPeriod, Succession};
pub use write::{
    hosts_from, leaves_cluster_behind, municipality_for_update, next_municipality_version,
    same_place_for_update, save_municipality,
};

use super::Names;
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::search::{self, Wanted};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::Date as SqlDate;
use diesel_async::AsyncPgConnection;
use domain::register::{MunicipalityLack, SizeClass};
use domain::{ClusterId, MunicipalityId};
use lacks::{CONTACT, lack};
use row::MunicipalityRow;
use time::Date;
use uuid::Uuid;

/// Which municipalities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MunicipalityQuery {
    /// Name or number, or the beginning of one.
    pub q: Option<String>,
    /// Exactly these numbers.
    pub numbers: Vec<String>,
    /// Exactly these ids.
    pub ids: Vec<MunicipalityId>,
    /// Counties by number.
    pub counties: Vec<String>,
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Clusters.
    pub clusters: Vec<ClusterId>,
    /// Size classes.
    pub size_classes: Vec<SizeClass>,
    /// Only those that lack any of these.
    pub lacks: Vec<MunicipalityLack>,
    /// Only those in no cluster that is not closed.
    pub without_cluster: bool,
    /// Only those in no region.
    pub without_region: bool,
}

const COLUMNS: &str = "SELECT k.id, k.number, k.name, k.name_official, k.name_sami, k.sami_language, k.name_kven, \
     k.county_number, y.name AS county_name, r.slug AS region_slug, r.name AS region_name, p.population, p.counted_on, \
     k.centrality_class, k.language_decision, k.organisation_number, k.admin_center, k.website, k.longitude, \
     k.latitude, k.sami_admin_area, lower(k.valid) AS valid_from, \
     upper(k.valid) AS valid_until, k.version, m.region_id, ";

fn from(sql: &mut Sql, query: &MunicipalityQuery, wanted: Option<&[Wanted]>, day: Date) {
    sql.push(" FROM municipalities k JOIN counties y ON y.number = k.county_number ");
    sql.with(
        "LEFT JOIN region_municipalities m ON m.municipality_id = k.id AND m.valid @> ? \
         LEFT JOIN regions r ON r.id = m.region_id \
         LEFT JOIN LATERAL (SELECT p.population, p.counted_on FROM municipality_populations p \
            WHERE p.municipality_id = k.id AND p.counted_on <= ? ORDER BY p.counted_on DESC LIMIT 1) p ON true \
         WHERE k.valid @> ?",
        values![day, day, day],
    );
    let mut any = |column: &'static str, list: &[String]| {
        if !list.is_empty() {
            sql.push(" AND ").push(column).with(" = ANY(?)", values![list.to_vec()]);
        }
    };
    any("k.number", &query.numbers);
    any("k.county_number", &query.counties);
    any("r.slug", &query.regions);
    if !query.ids.is_empty() {
        let ids: Vec<Uuid> = query.ids.iter().map(|m| m.0).collect();
        sql.with(" AND k.id = ANY(?)", values![ids]);
    }
    if !query.clusters.is_empty() {
        let ids: Vec<Uuid> = query.clusters.iter().map(|c| c.0).collect();
        sql.with(
            " AND EXISTS (SELECT 1 FROM live_memberships(?) x WHERE x.municipality_id = k.id \
             AND x.cluster_id = ANY(?))",
            values![day, ids],
        );
    }
    if query.without_cluster {
        sql.push(" AND ");
        lack(sql, MunicipalityLack::Cluster, day);
    }
    if query.without_region {
        sql.push(" AND ");
        lack(sql, MunicipalityLack::Region, day);
    }
    if !query.lacks.is_empty() {
        sql.push(" AND (false");
        for each in &query.lacks {
            sql.push(" OR ");
            lack(sql, *each, day);
        }
        sql.push(")");
    }
    if !query.size_classes.is_empty() {
        let codes: Vec<String> = query.size_classes.iter().map(|c| c.code().to_owned()).collect();
        sql.with(
            " AND CASE WHEN p.population < 5000 THEN 'small' WHEN p.population < 20000 THEN 'medium' \
             WHEN p.population IS NOT NULL THEN 'large' END = ANY(?)",
            values![codes],
        );
    }
    if let Some(digits) = query.q.as_deref().map(str::trim).filter(|q| is_number(q)) {
        let beginning = format!("{digits}%");
        sql.with(" AND (k.number LIKE ? OR ", values![beginning.clone()]);
        formerly(sql, day, |sql| {
            sql.with("o.number LIKE ?", values![beginning]);
        });
        sql.push(")");
    }
    if wanted.is_some_and(<[Wanted]>::is_empty) {
        sql.push(" AND false");
    }
    for word in wanted.unwrap_or_default() {
        sql.push(" AND (false");
        search::matches(sql, word, "k.terms");
        sql.push(" OR ");
        formerly(sql, day, |sql| {
            sql.push("(false");
            search::matches(sql, word, "o.terms");
            sql.push(")");
        });
        sql.push(")");
    }
}

/// Appends the condition that municipality `k` was made of one that had ended by a day, `o`, of which something holds. Asked
/// from the few that have ended, and once for the whole statement.
pub(crate) fn formerly(sql: &mut Sql, day: Date, holds: impl FnOnce(&mut Sql)) {
    sql.with(
        "k.id IN (SELECT became.municipality_id FROM municipalities o \
         CROSS JOIN LATERAL municipality_and_successors(o.id, ?) became WHERE upper(o.valid) <= ? AND ",
        values![day, day],
    );
    holds(sql);
    sql.push(")");
}

async fn understand(connection: &mut AsyncPgConnection, q: Option<&str>) -> Result<Option<Vec<Wanted>>> {
    match q.map(str::trim) {
        None | Some("") => Ok(None),
        Some(q) if is_number(q) => Ok(None),
        Some(q) => search::understand(connection, q).await.map(Some),
    }
}

/// Whether a search is for a number, or the beginning of one.
fn is_number(q: &str) -> bool {
    !q.is_empty() && q.bytes().all(|byte| byte.is_ascii_digit())
}

/// Appends what a municipality came from and became, its regions over time, and what it says of itself on a day.
fn parts(sql: &mut Sql, day: Date) {
    sql.push(
        "coalesce((SELECT jsonb_agg(jsonb_build_object('number', o.number, 'name', o.name, 'kind', s.kind, \
           'changed_on', s.changed_on) ORDER BY s.ordinal, o.number) FROM municipality_successions s \
           JOIN municipalities o ON o.id = s.successor_id WHERE s.predecessor_id = k.id), '[]'::jsonb) AS successors, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('number', o.number, 'name', o.name, 'kind', s.kind, \
           'changed_on', s.changed_on) ORDER BY o.number) FROM municipality_successions s \
           JOIN municipalities o ON o.id = s.predecessor_id WHERE s.successor_id = k.id), '[]'::jsonb) AS predecessors, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('slug', g.slug, 'name', g.name, 'valid_from', lower(p.valid), \
           'valid_until', upper(p.valid)) ORDER BY lower(p.valid)) FROM region_municipalities p \
           JOIN regions g ON g.id = p.region_id WHERE p.municipality_id = k.id), '[]'::jsonb) AS regions, ",
    );
    sql.with(
        "coalesce((SELECT jsonb_agg(jsonb_build_object('level', a.level, 'anchored', a.anchored, \
           'resolution', a.resolution_url, 'valid_from', lower(a.valid))) FROM municipality_anchorings a \
           WHERE a.municipality_id = k.id AND a.valid @> ?), '[]'::jsonb) AS anchorings, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'url', d.url, \
           'dated', d.dated) ORDER BY d.kind, d.valid_from DESC, d.id) FROM municipality_documents d \
           WHERE d.municipality_id = k.id AND d.valid_from <= ? AND (d.removed_on IS NULL OR d.removed_on > ?)), \
           '[]'::jsonb) AS documents, ",
        values![day, day, day],
    );
    sql.with(CONTACT, values![day]).push(" AS has_contact");
}

/// The day on which a municipality with a number is shown to somebody who asks about a day: that day, or the last of
/// one that had ended by then. `None` where no municipality has had the number by then; with `coming`, the first day of one
/// that gets it later.
///
/// # Errors
/// When the database fails.
pub async fn day_shown(
    connection: &mut AsyncPgConnection,
    number: &str,
    day: Date,
    coming: bool,
) -> Result<Option<Date>> {
    let mut sql = Sql::new("SELECT greatest(lower(k.valid), least(upper(k.valid) - 1, ");
    sql.with(
        "?)) AS shown FROM municipalities k WHERE k.number = ? AND (? OR lower(k.valid) <= ?) \
         ORDER BY lower(k.valid) > ?, abs(lower(k.valid) - ?) LIMIT 1",
        values![day, number, coming, day, day, day],
    );
    let row: Option<DayRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| row.shown))
}

#[derive(QueryableByName)]
struct DayRow {
    #[diesel(sql_type = SqlDate)]
    shown: Date,
}

/// Municipalities by number, as they were on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn municipalities(
    connection: &mut AsyncPgConnection,
    query: &MunicipalityQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Municipality>>>> {
    let order = Order { columns: &["k.number", "k.id"], kinds: &[Kind::Text, Kind::Id], descending: false };
    let wanted = understand(connection, query.q.as_deref()).await?;
    let mut sql = Sql::new(COLUMNS);
    sql.with(
        "coalesce((SELECT jsonb_agg(jsonb_build_object('cluster', c.id, 'name', c.name, 'ambition', x.ambition, \
           'valid_from', lower(since.run), 'motor', EXISTS (SELECT 1 FROM cluster_motors t \
              WHERE t.cluster_id = c.id AND t.municipality_id = k.id AND t.valid @> ?), \
           'has_driven', EXISTS (SELECT 1 FROM cluster_motors t WHERE t.cluster_id = c.id AND t.municipality_id = k.id \
              AND upper(t.valid) <= ? AND upper(t.valid) > lower(said.run))) ORDER BY c.name) \
         FROM live_memberships(?) x JOIN clusters c ON c.id = x.cluster_id \
         CROSS JOIN LATERAL (SELECT u.run FROM (SELECT unnest(range_agg(p.valid)) AS run FROM cluster_members p \
            WHERE p.cluster_id = x.cluster_id AND p.municipality_id = x.municipality_id) u WHERE u.run @> ?) since \
         CROSS JOIN LATERAL (SELECT u.run FROM (SELECT unnest(range_agg(p.valid)) AS run FROM cluster_members p \
            WHERE p.cluster_id = x.cluster_id AND p.municipality_id = x.municipality_id AND p.ambition = x.ambition) u \
            WHERE u.run @> ?) said \
         WHERE x.municipality_id = k.id), '[]'::jsonb) AS clusters, ",
        values![day, day, day, day, day],
    );
    parts(&mut sql, day);
    from(&mut sql, query, wanted.as_deref(), day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<MunicipalityRow> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let item = Municipality::try_from(row)?;
            let key = vec![KeyPart::Text(item.number.clone()), KeyPart::Id(item.id.0)];
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()?;
    let mut names = Names::default();
    for each in found.iter_mut().flat_map(|keyed| &mut keyed.item.clusters) {
        names.of(Some((each.cluster.0, &mut each.name)));
    }
    names.called_on(connection, day).await?;
    Ok(Some(found))
}

/// How many municipalities.
///
/// # Errors
/// When the database fails.
pub async fn count_municipalities(
    connection: &mut AsyncPgConnection,
    query: &MunicipalityQuery,
    day: Date,
) -> Result<i64> {
    let wanted = understand(connection, query.q.as_deref()).await?;
    let mut sql = Sql::new("SELECT count(*) AS count");
    from(&mut sql, query, wanted.as_deref(), day);
    sql.count(connection).await
}
