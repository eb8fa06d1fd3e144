//! What a municipality says for itself, or what somebody writes down for it.

use super::Field;
use contract::people::Me;
use texts::key;

/// Whether somebody who may speak for a municipality writes down what it has decided, and does not act for it herself.
pub(crate) fn writes_down(me: &Me, number: &str) -> bool {
    !me.may_register_for.iter().any(|place| place.own && place.municipality.number == number)
}

/// Where the municipality's own decision is found; wanted from whoever writes it down for another.
pub(crate) fn reference(writes_down: bool) -> Field {
    let field = Field::line("/reference", key::CLUSTER_STEP_REFERENCE);
    if writes_down {
        field.help(key::CLUSTER_STEP_REFERENCE_HELP).required()
    } else {
        field.help(key::CLUSTER_STEP_REFERENCE_OWN_HELP)
    }
}
