//! Organisations and the regions' maps of actors.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use crate::structure::lists;
use contract::changes::HistoryEntry;
use contract::organisations::{
    CreateOrganisation, CreateRegionActor, End, OrganisationFilter, OrganisationView, RegionActorFilter,
    RegionActorView, Resume, UpdateOrganisation, UpdateRegionActor,
};
use contract::page::{Page, Paging};
use contract::structure::AsOf;
use domain::{OrganisationId, RegionActorId};

lists! {
    /// Organisations.
    list_organisations(OrganisationFilter) -> OrganisationView;
}

macro_rules! transitions {
    ($id:ty, $view:ty; $($(#[$doc:meta])* $name:ident($body:ty);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(&self, id: $id, etag: &str, body: &$body) -> Result<Versioned<$view>, Error> {
                let id = id.to_string();
                self.versioned(stringify!($name), Call::to(&[&id]).body(body).if_match(etag)).await
            }
        )+}
    };
}

transitions! {
    OrganisationId, OrganisationView;
    /// Changes an organisation.
    update_organisation(UpdateOrganisation);
    /// Says that an organisation is no longer active.
    end_organisation(End);
    /// Says that an organisation is active again.
    reactivate_organisation(Resume);
}

transitions! {
    RegionActorId, RegionActorView;
    /// Changes a line of a region's map.
    update_region_actor(UpdateRegionActor);
    /// Takes an organisation off a region's map.
    end_region_actor(End);
}

impl Client {
    /// A new organisation.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_organisation(
        &self,
        organisation: &CreateOrganisation,
    ) -> Result<Versioned<OrganisationView>, Error> {
        self.versioned("create_organisation", Call::to(&[]).body(organisation)).await
    }
    /// An organisation.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_organisation(
        &self,
        organisation: OrganisationId,
        as_of: &AsOf,
    ) -> Result<Versioned<OrganisationView>, Error> {
        self.versioned("get_organisation", Call::to(&[&organisation.to_string()]).query(as_of)).await
    }
    /// A page of an organisation's history.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_organisation_history(
        &self,
        organisation: OrganisationId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_organisation_history", Call::to(&[&organisation.to_string()]).query(paging)).await
    }
    /// A page of a region's map of actors.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_region_actors(
        &self,
        region: &str,
        filter: &RegionActorFilter,
        paging: &Paging,
    ) -> Result<Page<RegionActorView>, Error> {
        self.json("list_region_actors", Call::to(&[region]).query(&Listing { filter, paging })).await
    }
    /// Puts an organisation on a region's map.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_region_actor(
        &self,
        line: &CreateRegionActor,
    ) -> Result<Versioned<RegionActorView>, Error> {
        self.versioned("create_region_actor", Call::to(&[]).body(line)).await
    }
    /// A line of a region's map.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_region_actor(&self, line: RegionActorId) -> Result<Versioned<RegionActorView>, Error> {
        self.versioned("get_region_actor", Call::to(&[&line.to_string()])).await
    }
}
