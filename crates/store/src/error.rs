//! What can go wrong with the database.

use diesel::result::{DatabaseErrorKind, Error as Diesel};
use domain::rule::RuleId;

/// A failed store function.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or went away.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Two transactions stood in each other's way; trying again may help.
    #[error("the transaction must be tried again: {0}")]
    Retry(String),
    /// Another transaction changed it first.
    #[error("the version is not the one that was read")]
    Stale,
    /// A natural key is taken.
    #[error("{constraint} is taken")]
    Taken {
        /// The constraint.
        constraint: String,
    },
    /// Periods that may not meet would meet.
    #[error("{constraint} keeps periods apart")]
    Excluded {
        /// The constraint.
        constraint: String,
    },
    /// The database holds a rule of KSF that the statement, or the transaction, would break.
    #[error("{0} stands in the way")]
    Rule(RuleId),
    /// A municipality would be a member of a cluster on days on which it is not there.
    #[error("a municipality would be a member while it is not there")]
    OutOfTime,
    /// A stored value that this program cannot read.
    #[error("the database holds {what} that cannot be read: {value}")]
    Corrupt {
        /// What it should be.
        what: &'static str,
        /// What stands there.
        value: String,
    },
    /// A statement failed: a fault of ours.
    #[error("a statement failed")]
    Database(#[source] Diesel),
}

impl StoreError {
    pub(crate) fn corrupt(what: &'static str, value: impl std::fmt::Display) -> Self {
        Self::Corrupt { what, value: value.to_string() }
    }
}

impl From<Diesel> for StoreError {
    fn from(error: Diesel) -> Self {
        if let Diesel::DatabaseError(kind, info) = &error {
            let text = info.message();
            if let Some(rule) = info.constraint_name().and_then(rule_of) {
                return Self::Rule(rule);
            }
            if matches!(info.constraint_name(), Some("a_member_is_there" | "it_ends_with_its_municipality")) {
                return Self::OutOfTime;
            }
            match kind {
                DatabaseErrorKind::SerializationFailure => return Self::Retry(text.to_owned()),
                DatabaseErrorKind::UniqueViolation => {
                    return Self::Taken { constraint: info.constraint_name().unwrap_or_default().to_owned() };
                }
                DatabaseErrorKind::ExclusionViolation => {
                    return Self::Excluded {
                        constraint: info.constraint_name().unwrap_or_default().to_owned(),
                    };
                }
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                    return Self::Unavailable(text.to_owned());
                }
                // The driver hands on no SQLSTATE of these: a database that speaks another language than English is refused
                // at start (`installation::unfit`).
                _ if text.contains("deadlock detected") => return Self::Retry(text.to_owned()),
                _ if [
                    "connection closed",
                    "canceling statement due to",
                    "terminating connection",
                    "the database system is",
                ]
                .iter()
                .any(|sign| text.contains(sign)) =>
                {
                    return Self::Unavailable(text.to_owned());
                }
                _ => {}
            }
        }
        Self::Database(error)
    }
}

/// The rule of KSF that a constraint holds. Commands lock what they change and ask the domain first; this is the net.
fn rule_of(constraint: &str) -> Option<RuleId> {
    Some(match constraint {
        "region_municipalities_municipality_id_valid_excl" | "region_municipalities_pkey" => {
            RuleId::OneRegion
        }
        "region_hosts_region_id_valid_excl" => RuleId::OneHostOneCoordinator,
        "cluster_motors_cluster_id_valid_excl" | "a_motor_is_a_member" => RuleId::OneMotor,
        "a_subcluster_is_inside" => RuleId::SubclusterInside,
        // Named after the rule it holds: `ksf_r03_one_coordinator`.
        other => {
            let number = other.strip_prefix("ksf_")?.split('_').next()?;
            return format!("KSF-{}", number.to_uppercase()).parse().ok();
        }
    })
}
