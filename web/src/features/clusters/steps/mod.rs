//! What one can do with a cluster: found it, drive it, and speak for a municipality in it.

mod drive;
mod found;
mod near;
mod parts;
mod voice;

pub(super) use drive::steps;
pub(super) use found::{found, founders};
pub(super) use parts::{end_subcluster, send, withdraw};
pub(super) use voice::{answer, of_members, sign};

use crate::steps::Answers;
use contract::clusters::StepCluster;
use contract::needs::Decide;

fn note(answers: &Answers) -> Decide {
    Decide { reason: answers.written("/reason") }
}

fn from_a_day(answers: &Answers) -> StepCluster {
    StepCluster {
        valid_from: answers.day("/validFrom"),
        reason: answers.trimmed("/reason"),
        overrides: answers.overrides(),
    }
}
