//! Roles that people are offered and hold: from the proposal to the last day, with absence and deputy; what a
//! municipality lets its coordinators do for it, and who answers for it today.

mod anew;
mod answers;
mod assignment;
mod delegation;
mod transitions;

pub use answers::{Answerer, ClusterDesk, Contact, Desks, answers_for};
pub use assignment::{RoleAnswer, RoleAssignment, RoleStatus};
pub use delegation::{Delegated, DelegatedTask, Delegation};
pub use transitions::{RoleError, WrongRoleState};

#[cfg(test)]
mod tests;
