//! What one can do with a municipality: say how taking part is anchored, link to documents, let others do something for
//! it, and put it into another region.

mod anchor;
mod consents;
mod documents;
mod region;

pub(super) use anchor::anchor;
pub(super) use consents::{end, give};
pub(super) use documents::{add, change, remove};
pub(super) use region::move_to_region;

use client::{Client, Error, Versioned};
use contract::structure::{AsOf, MunicipalityView};

/// The municipality after something beside it was changed, as the page shows it.
async fn anew(client: &Client, number: &str) -> Result<Option<Versioned<MunicipalityView>>, Error> {
    client.get_municipality(number, &AsOf::default()).await.map(Some)
}
