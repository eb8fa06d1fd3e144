//! Lists that are never long enough to be read in parts, such as what can be chosen in a field.

use client::Error;
use contract::page::{Page, Paging};

/// Every entry of a list.
pub(crate) async fn every<T>(page: impl AsyncFn(&Paging) -> Result<Page<T>, Error>) -> Result<Vec<T>, Error> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let paging = Paging { limit: Some(200), cursor, ..Paging::default() };
        let part = page(&paging).await?;
        all.extend(part.items);
        cursor = part.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}
