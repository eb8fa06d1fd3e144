//! Examples: values of the contract's own types, so that they cannot lag behind them. The specification's linter checks
//! each against its schema.

mod clusters;
mod groups;
mod needs;
mod organisations;
mod people;
mod roles;
mod structure;
mod structure_requests;
mod templates;

use crate::respond::written;
use contract::page::{Format, Page};
use contract::table::Tabular;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// Ids of the examples.
const NEED: u128 = 0x0198_c1f0_6b7e_7c3a_9d55_3f0c_5b1e_2a44;
const CLUSTER: u128 = 0x0198_c1ef_02d4_7b60_8a41_77c9_1e0d_5b12;
const USER: u128 = 0x0198_c1ef_4f3a_7d15_b2c6_09ad_63e1_8f70;
const ORGANISATION: u128 = 0x0198_c1ee_a1b7_7f02_9c3e_5d84_20fb_6a31;
const ROLE: u128 = NEED + 0x3000;
const DELEGATION: u128 = NEED + 0x3100;
const SESSION: u128 = NEED + 0x3200;
const COOPERATION: u128 = NEED + 0x4000;
const REGION: u128 = NEED + 0x5800;
const MUNICIPALITY: u128 = NEED + 0x6000;
const DOCUMENT: u128 = NEED + 0x7000;
const GROUP: u128 = NEED + 0x9000;
const NETWORK: u128 = NEED + 0xA000;
const REGION_ACTOR: u128 = NEED + 0xB000;
const MEMBERSHIP: u128 = NEED + 0xC000;

/// The example of a path parameter that is an id.
pub(super) fn id(parameter: &str) -> Option<String> {
    let id = match parameter {
        "needId" => NEED,
        "clusterId" => CLUSTER,
        "userId" => USER,
        "organisationId" => ORGANISATION,
        "roleAssignmentId" => ROLE,
        "delegationId" => DELEGATION,
        "sessionId" => SESSION,
        "cooperationId" => COOPERATION,
        "groupId" => GROUP,
        "networkId" => NETWORK,
        "regionActorId" => REGION_ACTOR,
        "agreementId" => clusters::AGREEMENT,
        "proposalId" => clusters::PROPOSAL,
        "subclusterId" => clusters::SUBCLUSTER,
        "documentId" => DOCUMENT,
        _ => return None,
    };
    Some(Uuid::from_u128(id).to_string())
}

/// An answer in all the shapes it has.
pub(super) struct Shapes {
    /// JSON.
    pub json: Value,
    /// NDJSON and CSV, where it is a list.
    pub exports: Option<(String, String)>,
}

fn one<T: Serialize>(value: &T) -> Result<Shapes, String> {
    Ok(Shapes { json: json(value)?, exports: None })
}

/// A page with one item of many.
fn page<T: Tabular + Clone>(item: &T, total: i64) -> Result<Shapes, String> {
    let items = std::slice::from_ref(item);
    let page = Page {
        items: items.to_vec(),
        next_cursor: (total > 1).then(|| "q83vEjRWeJCrze8SW1tbInRleHQiLCI0NjIxIl1d".to_owned()),
        total: Some(total),
    };
    let export = |format| written(format, items).map_err(|error| error.to_string());
    Ok(Shapes { json: json(&page)?, exports: Some((export(Format::Ndjson)?, export(Format::Csv)?)) })
}

fn json<T: Serialize>(value: &T) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// The example of a request body, by its schema.
pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    needs::request(schema)
        .or_else(|| people::request(schema))
        .or_else(|| organisations::request(schema))
        .or_else(|| groups::request(schema))
        .or_else(|| templates::request(schema))
        .or_else(|| clusters::request(schema))
        .or_else(|| roles::request(schema))
        .or_else(|| structure_requests::request(schema))
}

/// The example of what an operation answers.
pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    needs::answer(operation)
        .or_else(|| people::answer(operation))
        .or_else(|| organisations::answer(operation))
        .or_else(|| groups::answer(operation))
        .or_else(|| templates::answer(operation))
        .or_else(|| roles::answer(operation))
        .or_else(|| structure::answer(operation))
        .or_else(|| clusters::answer(operation))
}
