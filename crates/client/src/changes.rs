//! The change feed.

use crate::request::Call;
use crate::{ChangeStream, Client, Error};
use contract::changes::{Changes, ChangesFilter, StreamFilter};

impl Client {
    /// A part of the change feed.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn list_changes(&self, filter: &ChangesFilter) -> Result<Changes, Error> {
        self.json("list_changes", Call::to(&[]).query(filter)).await
    }

    /// Changes as they happen: after a token, or from now on.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn stream_changes(&self, filter: &StreamFilter) -> Result<ChangeStream, Error> {
        Ok(ChangeStream::of(self.send("stream_changes", Call::to(&[]).query(filter)).await?))
    }
}
