//! What the log says of introduction programmes.

use super::changes;
use crate::introduction::IntroductionStep;
use time::Date;

changes! {
    /// What happened in a coordinator's introduction programme.
    pub enum IntroductionChange {
        /// A step is done.
        StepCompleted {
            /// Which.
            step: IntroductionStep,
            /// When.
            #[serde(with = "crate::iso::date")]
            on: Date,
        } = "introduction.step_completed",
        /// A step is not done after all.
        StepUndone {
            /// Which.
            step: IntroductionStep,
        } = "introduction.step_undone",
    }
}
