//! Why an import did not happen. Nothing was written.

use super::problem::Problems;
use std::path::Path;
use store::StoreError;
use store::transaction::MayRetry;

/// Why an import did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The tables are wrong.
    #[error(transparent)]
    Tables(#[from] Problems),
    /// The demo goes only into an empty database or one that is demo already.
    #[error(
        "the database holds accounts, clusters or needs and is not a demo: \
         demo content goes into an empty database alone"
    )]
    NotADemo,
    /// What the demo stands on is missing.
    #[error("{what} `{key}` is not in the database: import the reference data first")]
    Missing {
        /// What kind of thing.
        what: &'static str,
        /// Its natural key.
        key: String,
    },
    /// A password could not be hashed.
    #[error("hashing a password failed")]
    Password,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ImportError {
    /// The same, with the data directory before each file.
    pub(super) fn within(self, directory: &Path) -> Self {
        match self {
            Self::Tables(problems) => Self::Tables(problems.within(directory)),
            other @ (Self::NotADemo | Self::Missing { .. } | Self::Password | Self::Store(_)) => other,
        }
    }

    /// The same, in the file it is of.
    pub(super) fn of_file(self, file: &Path) -> Self {
        match self {
            Self::Tables(problems) => Self::Tables(problems.of_file(file)),
            other @ (Self::NotADemo | Self::Missing { .. } | Self::Password | Self::Store(_)) => other,
        }
    }
}

impl MayRetry for ImportError {
    fn may_retry(&self) -> bool {
        matches!(self, Self::Store(error) if error.may_retry())
    }
}
