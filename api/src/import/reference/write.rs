//! Writing the reference tables: all of them or none, in one transaction.

use super::{ReferenceTables, facts, templates};
use crate::clock::Clock;
use crate::import::{ImportError, Summary};
use store::{AsyncPgConnection, Pool, import};

/// Takes the tables in. A second time with the same tables changes nothing and writes no event.
///
/// # Errors
/// [`ImportError`] when the database fails; nothing was written.
pub async fn write(pool: &Pool, tables: &ReferenceTables, clock: &dyn Clock) -> Result<Summary, ImportError> {
    store::transaction::write(pool, async |connection| write_in(connection, tables, clock).await).await
}

async fn write_in(
    connection: &mut AsyncPgConnection,
    tables: &ReferenceTables,
    clock: &dyn Clock,
) -> Result<Summary, ImportError> {
    import::lock(connection).await?;
    let new_id = || clock.id();
    let mut summary = Summary::default();
    summary.note("counties", import::counties(connection, &facts::counties(tables)).await?);
    let municipalities = facts::municipalities(tables, &new_id);
    let (municipalities, populations) = import::municipalities(connection, &municipalities).await?;
    summary.note("municipalities", municipalities);
    summary.note("municipality_populations", populations);
    let organisations = facts::organisations(tables, &new_id);
    summary.note("organisations", import::organisations(connection, &organisations).await?);
    summary.note("regions", import::regions(connection, &facts::regions(tables, &new_id)).await?);
    let region_counties = facts::region_counties(tables);
    summary.note("region_municipalities", import::region_counties(connection, &region_counties).await?);
    summary.note("region_hosts", import::hosts(connection, &facts::hosts(tables, &new_id)).await?);
    summary.note("region_statuses", import::region_statuses(connection).await?);
    let cooperations = facts::cooperations(tables, &new_id);
    let members = facts::cooperation_members(tables);
    let (cooperations, members) = import::cooperations(connection, &cooperations, &members).await?;
    summary.note("cooperation_structures", cooperations);
    summary.note("cooperation_members", members);
    let (made, published) = templates::write(connection, &tables.templates, clock).await?;
    summary.note("templates", made);
    summary.note("template_versions", published);
    if let Some(event) = summary.event("reference", clock) {
        store::terms::refresh(connection).await?;
        store::events::append(connection, &[event]).await?;
    }
    Ok(summary)
}
