//! Needs, their history, and the change feed.

use crate::error::Error;
use crate::request::{Call, Client, Versioned};
use contract::changes::HistoryEntry;
use contract::needs::{
    CreateNeed, Decide, DecideWithReason, NeedFilter, NeedView, PreviewFilter, PublishNeed, SubmitNeed,
    UpdateNeed,
};
use contract::page::{Page, Paging};
use domain::NeedId;
use serde::Serialize;

/// A filter and a page of it, as one query.
#[derive(Serialize)]
pub(crate) struct Listing<'a, F> {
    #[serde(flatten)]
    pub(crate) filter: &'a F,
    #[serde(flatten)]
    pub(crate) paging: &'a Paging,
}

macro_rules! transitions {
    ($($(#[$doc:meta])* $name:ident($body:ty);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(&self, need: NeedId, etag: &str, body: &$body) -> Result<Versioned<NeedView>, Error> {
                let id = need.to_string();
                self.versioned(stringify!($name), Call::to(&[&id]).body(body).if_match(etag)).await
            }
        )+}
    };
}

transitions! {
    /// Changes a need.
    update_need(UpdateNeed);
    /// Sends a draft in.
    submit_need(SubmitNeed);
    /// Accepts a need for ranking.
    qualify_need(Decide);
    /// Rejects a need.
    reject_need(DecideWithReason);
    /// Opens a qualified need to the region.
    open_need_to_region(Decide);
    /// Lifts a need to the level above.
    lift_need(DecideWithReason);
    /// Consents to publish a need.
    publish_need(PublishNeed);
    /// Takes that consent back.
    unpublish_need(Decide);
    /// Withdraws a need.
    withdraw_need(Decide);
}

impl Client {
    /// A page of needs.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_needs(&self, filter: &NeedFilter, paging: &Paging) -> Result<Page<NeedView>, Error> {
        self.json("list_needs", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// A new draft.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_need(&self, need: &CreateNeed) -> Result<Versioned<NeedView>, Error> {
        self.versioned("create_need", Call::to(&[]).body(need)).await
    }
    /// One need.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_need(&self, need: NeedId) -> Result<Versioned<NeedView>, Error> {
        self.versioned("get_need", Call::to(&[&need.to_string()])).await
    }
    /// Throws a draft away.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn delete_need(&self, need: NeedId, etag: &str) -> Result<(), Error> {
        self.send("delete_need", Call::to(&[&need.to_string()]).if_match(etag)).await.map(drop)
    }
    /// How the public would see a need.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn preview_need(&self, need: NeedId, with_name: bool) -> Result<NeedView, Error> {
        let filter = PreviewFilter { with_name: Some(with_name) };
        self.json("preview_need", Call::to(&[&need.to_string()]).query(&filter)).await
    }
    /// A page of a need's history, newest first.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_need_history(
        &self,
        need: NeedId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_need_history", Call::to(&[&need.to_string()]).query(paging)).await
    }
}
