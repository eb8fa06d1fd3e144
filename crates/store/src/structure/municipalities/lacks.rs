//! What a municipality lacks, as SQL: `k` is the municipality, `m` the region it is in on the day.

use crate::sql::{Sql, values};
use domain::register::MunicipalityLack;
use domain::structure::municipality::AnchoringLevel;
use time::Date;

/// Somebody who might sign in that day held a role for the municipality, own or shared.
pub(super) const CONTACT: &str = "EXISTS (SELECT 1 FROM manned_roles(?) a WHERE a.municipality_id = k.id)";

/// Appends whether a municipality lacks something on a day.
pub(super) fn lack(sql: &mut Sql, lack: MunicipalityLack, day: Date) {
    let anchored = |sql: &mut Sql, level: AnchoringLevel| {
        sql.with(
            "NOT EXISTS (SELECT 1 FROM municipality_anchorings g WHERE g.municipality_id = k.id AND g.anchored \
             AND g.level = ? AND g.valid @> ?)",
            values![level.code().to_owned(), day],
        );
    };
    match lack {
        MunicipalityLack::Region => {
            sql.push("m.region_id IS NULL");
        }
        MunicipalityLack::Cluster => {
            sql.with(
                "NOT EXISTS (SELECT 1 FROM live_memberships(?) x WHERE x.municipality_id = k.id)",
                values![day],
            );
        }
        MunicipalityLack::Contact => {
            sql.push("NOT ").with(CONTACT, values![day]);
        }
        MunicipalityLack::PoliticalAnchoring => anchored(sql, AnchoringLevel::Political),
        MunicipalityLack::AdministrativeAnchoring => anchored(sql, AnchoringLevel::Administrative),
    }
}
