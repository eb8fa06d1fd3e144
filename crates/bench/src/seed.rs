//! 10,000 needs, from every municipality in turn and with every state, made by the domain's own transitions and stored as
//! the service stores them, search terms included. The same at every run.

use crate::requests::sign_in;
use crate::{report, words};
use anyhow::{Context, Result};
use client::Client;
use contract::page::Paging;
use contract::structure::MunicipalityFilter;
use domain::access::policy::Origin;
use domain::need::{
    AffectedGroup, Channel, Classification, Need, Publication, Reference, ServiceArea, Wording, destination,
};
use domain::text::{NeedProblem, NeedTitle, Reason};
use domain::{ContentLanguage, NeedId, UserId, oslo};
use std::time::Duration;
use store::needs::Which;
use store::{AsyncPgConnection, Pool, PoolOptions, StoreError};
use time::OffsetDateTime;
use time::macros::datetime;

/// How many.
const NEEDS: usize = 10_000;
/// How many are stored at once.
const BATCH: usize = 500;
/// When the first was written; one an hour or so until today's structure is a year old.
const BEGIN: OffsetDateTime = datetime!(2025-09-01 06:00 UTC);
/// A year whose references nothing else uses.
const YEAR: i32 = 2023;

/// Fills the database of a service that is running.
///
/// # Errors
/// When either does not answer.
pub(crate) async fn seed(database: &str, origin: &str) -> Result<()> {
    let (client, _) = sign_in(origin).await?;
    let author = client.get_me().await?.id;
    let options = PoolOptions {
        size: 1,
        wait: Duration::from_secs(10),
        statement_timeout: Duration::from_mins(1),
        authorities: None,
    };
    let pool = Pool::new(database, &options)?;
    let origins = origins(&client, &pool).await?;
    let needs = (0..NEEDS).map(|number| {
        let origin = origins.get(number % origins.len()).context("there are no municipalities")?;
        need(number, origin, author)
    });
    let needs = needs.collect::<Result<Vec<Need>>>()?;
    for batch in needs.chunks(BATCH) {
        let store = async |connection: &mut AsyncPgConnection| {
            for need in batch {
                store::needs::insert(connection, need).await?;
            }
            Ok::<_, StoreError>(())
        };
        store::transaction::write(&pool, store).await?;
    }
    report::say(format_args!("{NEEDS} needs are in place"));
    Ok(())
}

/// Where needs of each municipality go.
async fn origins(client: &Client, pool: &Pool) -> Result<Vec<Origin>> {
    let mut connection = pool.get().await?;
    let (mut all, mut paging) = (Vec::new(), Paging { limit: Some(200), ..Paging::default() });
    loop {
        let page = client.list_municipalities(&MunicipalityFilter::default(), &paging).await?;
        for municipality in page.items {
            let which = Which::Number(&municipality.number);
            all.extend(store::needs::origin(&mut connection, which, oslo::day(BEGIN)).await?);
        }
        if page.next_cursor.is_none() {
            return Ok(all);
        }
        paging.cursor = page.next_cursor;
    }
}

/// A need as far on its way as its number says: most wait at their cluster, some were made ready, lifted or published.
fn need(number: usize, origin: &Origin, author: UserId) -> Result<Need> {
    let at = BEGIN + time::Duration::minutes(i64::try_from(number)? * 45);
    let mut id = [0_u8; 10];
    id[2..].copy_from_slice(&u64::try_from(number)?.to_be_bytes());
    let millis = u64::try_from(at.unix_timestamp())? * 1000;
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &id).into_uuid();
    let wording = Wording {
        language: if number.is_multiple_of(7) { ContentLanguage::Nn } else { ContentLanguage::Nb },
        title: NeedTitle::parse(&words::title(number))?,
        problem: NeedProblem::parse(&words::problem(number))?,
    };
    let classification = Classification {
        service_area: ServiceArea::ALL.get((number / 10) % ServiceArea::ALL.len()).copied(),
        who_affected: None,
        affected_groups: AffectedGroup::ALL
            .get(number % AffectedGroup::ALL.len())
            .copied()
            .into_iter()
            .collect(),
        urgency: None,
        outside_theme: false,
    };
    let draft = Need::draft(
        NeedId(id),
        origin.municipality,
        wording,
        classification,
        Channel::Self_,
        Some(author),
        at,
    );
    let cluster = origin.clusters.first().copied();
    let (cluster, level) = destination(&origin.clusters, cluster, origin.region)?;
    let reference = Reference::new(YEAR, u32::try_from(number + 1)?);
    let sent = draft.submit(reference, cluster, origin.region, level, at)?.need;
    let reason = || Reason::parse("Gjelder flere kommuner").context("a reason");
    Ok(match number % 10 {
        0..4 => sent,
        4 => sent.qualify(None, at)?.need,
        5 | 6 => sent.publish(Publication { with_name: !number.is_multiple_of(4) }, at)?.need,
        7 => sent.withdraw(Some(reason()?), at)?.need,
        _ => to_the_nation(sent.qualify(None, at)?.need, &reason()?, at)?,
    })
}

/// Lifts a need until it can be lifted no more.
fn to_the_nation(mut need: Need, reason: &Reason, at: OffsetDateTime) -> Result<Need> {
    while need.held_by != domain::access::Level::National {
        need = need.lift(reason.clone(), &[], at)?.need;
    }
    Ok(need)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::access::Visibility;
    use domain::{ClusterId, MunicipalityId, RegionId};
    use uuid::Uuid;

    #[test]
    fn the_measured_list_has_more_than_a_page() {
        let origin = Origin {
            municipality: MunicipalityId(Uuid::nil()),
            clusters: vec![ClusterId(Uuid::nil())],
            region: Some(RegionId(Uuid::nil())),
        };
        let author = UserId(Uuid::nil());
        let needs: Vec<Need> = (0..NEEDS).map(|number| need(number, &origin, author).unwrap()).collect();
        let listed = needs.iter().filter(|need| {
            need.visibility() == Visibility::National
                && need.classification.service_area == Some(ServiceArea::HomeCare)
        });
        assert!(listed.count() > 100);
    }
}
