//! What is asked of clusters.

mod facts;
mod members;
mod parts;

pub use facts::{CreateCluster, StepCluster, UpdateCluster};
pub use members::{AnswerProposal, InviteMember, LeaveCluster, ProposeMotor, SetAmbition};
pub use parts::{CreateSubcluster, DraftAgreement, EndSubcluster, SignAgreement};
