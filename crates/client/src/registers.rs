//! What people change in regions and municipalities.

use crate::error::Error;
use crate::request::{Call, Client, Versioned};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging};
use contract::structure::{
    ChangeHost, CreateDocument, DocumentView, MoveMunicipality, MunicipalityView, RegionView,
    SetRegionStatus, UpdateDocument, UpdateMunicipality,
};
use domain::DocumentId;

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident($body:ty) -> $view:ty;)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(&self, key: &str, body: &$body, etag: &str) -> Result<Versioned<$view>, Error> {
                self.versioned(stringify!($name), Call::to(&[key]).body(body).if_match(etag)).await
            }
        )+}
    };
}

changes! {
    /// Gives a region, by slug, another host from a day.
    change_region_host(ChangeHost) -> RegionView;
    /// Says where a region, by slug, stands from a day.
    set_region_status(SetRegionStatus) -> RegionView;
    /// Puts a municipality, by number, into a region from a day.
    move_municipality(MoveMunicipality) -> MunicipalityView;
    /// Says how a municipality, by number, has anchored taking part.
    update_municipality(UpdateMunicipality) -> MunicipalityView;
    /// Links to a document of a municipality, by number.
    create_municipality_document(CreateDocument) -> DocumentView;
}

impl Client {
    /// A document that a municipality links to.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_municipality_document(
        &self,
        document: DocumentId,
    ) -> Result<Versioned<DocumentView>, Error> {
        self.versioned("get_municipality_document", Call::to(&[&document.to_string()])).await
    }
    /// Says something else of a document.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn update_municipality_document(
        &self,
        document: DocumentId,
        change: &UpdateDocument,
        etag: &str,
    ) -> Result<Versioned<DocumentView>, Error> {
        let id = document.to_string();
        self.versioned("update_municipality_document", Call::to(&[&id]).body(change).if_match(etag)).await
    }
    /// Takes a document away.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn delete_municipality_document(&self, document: DocumentId, etag: &str) -> Result<(), Error> {
        self.send("delete_municipality_document", Call::to(&[&document.to_string()]).if_match(etag))
            .await
            .map(drop)
    }
    /// A page of a region's history, newest first.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_region_history(
        &self,
        slug: &str,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_region_history", Call::to(&[slug]).query(paging)).await
    }
    /// A page of a municipality's history, newest first.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_municipality_history(
        &self,
        number: &str,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_municipality_history", Call::to(&[number]).query(paging)).await
    }
}
