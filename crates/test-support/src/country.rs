//! The small invented country: `country.sql`, its ids, and the people in it.

use crate::people;
use crate::server::connect;
use domain::{ClusterId, MunicipalityId, OrganisationId, RegionId};
use store::Pool;
use uuid::Uuid;

const fn place(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128((0x7000 << 64) | ((0x8000 + kind) << 48) | number)
}

/// The region with a coordinator that most of the country lies in.
pub const VEST: RegionId = RegionId(place(1, 1));
/// Another region with a coordinator.
pub const NORD: RegionId = RegionId(place(1, 2));
/// The region without a coordinator: the nation stands in.
pub const SOR: RegionId = RegionId(place(1, 3));
/// Bergen, Voss and Masfjorden.
pub const KKHOV: ClusterId = ClusterId(place(2, 1));
/// Alver and Masfjorden.
pub const NORDHORDLAND: ClusterId = ClusterId(place(2, 2));
/// Kvam; no coordinator, so the region Vest stands in.
pub const HARDANGER: ClusterId = ClusterId(place(2, 3));
/// Valle; no coordinator, and none in its region, so the nation stands in.
pub const SETESDAL: ClusterId = ClusterId(place(2, 4));
/// Høgskulen på Vestlandet.
pub const HVL: OrganisationId = OrganisationId(place(5, 1));

/// A municipality by its number.
pub fn municipality(number: &str) -> MunicipalityId {
    MunicipalityId(place(0, u128::from_str_radix(number, 16).expect("four digits")))
}

/// Fills an empty database.
pub(crate) async fn fill(url: &str, pool: &Pool) {
    let client = connect(url).await;
    client.batch_execute(include_str!("country.sql")).await.expect("country.sql fits the schema");
    client.batch_execute(&people::insert()).await.expect("the people fit the schema");
    store::terms::take_over(pool).await.unwrap();
}
