//! The structure as it was on a day: public reads.

mod cooperations;
mod counties;
mod described;
mod hosts;
mod moving;
mod municipalities;
mod organisations;
mod places;
mod regions;
mod timeline;

use serde_json::Value;
use test_support::Caller;

/// One member of each item of a list.
pub(super) async fn each(caller: &Caller, path: &str, member: &str) -> Vec<Value> {
    let page = caller.get(path).await.ok();
    page["items"].as_array().unwrap().iter().map(|item| item[member].clone()).collect()
}
