//! What can go wrong with a call.

use contract::problem::{Code, Problem};

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The service was not reached, or its answer did not arrive whole.
    #[error("the service could not be reached: {0}")]
    Transport(#[from] reqwest::Error),
    /// The service refused, and says why.
    #[error("{} {}: {}", .0.status, .0.title, .0.detail)]
    Problem(Box<Problem>),
    /// Something answered that is not the service (a proxy, a newer version).
    #[error("unexpected answer with status {status}")]
    Unexpected {
        /// The HTTP status.
        status: u16,
    },
}

impl Error {
    /// The problem's code, where the service gave one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Transport(_) | Self::Unexpected { .. } => None,
        }
    }
    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Unexpected { status } => Some(*status),
            Self::Transport(_) => None,
        }
    }
}
