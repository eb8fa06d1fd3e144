//! The service itself and the structure.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use contract::meta::Meta;
use contract::page::{Page, Paging};
use contract::structure::{
    AsOf, CooperationFilter, CooperationView, CountyView, EqualVoiceMap, EqualVoiceView, FactView,
    MunicipalityFilter, MunicipalityView, RegionView, TimelineFilter,
};
use uuid::Uuid;

/// Functions that give a page of a list without anything in its path.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident($filter:ty) -> $item:ty;)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(&self, filter: &$filter, paging: &Paging) -> Result<Page<$item>, Error> {
                self.json(stringify!($name), Call::to(&[]).query(&Listing { filter, paging })).await
            }
        )+}
    };
}

pub(crate) use lists;

lists! {
    /// Counties.
    list_counties(AsOf) -> CountyView;
    /// Municipalities.
    list_municipalities(MunicipalityFilter) -> MunicipalityView;
    /// Regions.
    list_regions(AsOf) -> RegionView;
    /// Cooperation that exists.
    list_cooperations(CooperationFilter) -> CooperationView;
    /// What happened to the structure, and what is planned.
    list_structure_timeline(TimelineFilter) -> FactView;
    /// What the equal-voice map shows, row by row.
    list_equal_voices(AsOf) -> EqualVoiceView;
}

impl Client {
    /// What the service says of itself.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_meta(&self) -> Result<Meta, Error> {
        self.json("get_meta", Call::to(&[])).await
    }
    /// The specification, as JSON.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_openapi(&self) -> Result<serde_json::Value, Error> {
        self.json("get_openapi", Call::to(&[])).await
    }
    /// The equal-voice map, whole.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_equal_voice_map(&self, as_of: &AsOf) -> Result<EqualVoiceMap, Error> {
        self.json("get_equal_voice_map", Call::to(&[]).query(as_of)).await
    }
    /// A county by number.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_county(&self, number: &str, as_of: &AsOf) -> Result<CountyView, Error> {
        self.json("get_county", Call::to(&[number]).query(as_of)).await
    }
    /// A municipality by number.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_municipality(
        &self,
        number: &str,
        as_of: &AsOf,
    ) -> Result<Versioned<MunicipalityView>, Error> {
        self.versioned("get_municipality", Call::to(&[number]).query(as_of)).await
    }
    /// A region by slug.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_region(&self, slug: &str, as_of: &AsOf) -> Result<Versioned<RegionView>, Error> {
        self.versioned("get_region", Call::to(&[slug]).query(as_of)).await
    }
    /// A cooperation that exists.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_cooperation(&self, cooperation: Uuid, as_of: &AsOf) -> Result<CooperationView, Error> {
        self.json("get_cooperation", Call::to(&[&cooperation.to_string()]).query(as_of)).await
    }
}
