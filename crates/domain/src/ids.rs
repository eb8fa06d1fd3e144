//! Typed ids. All are UUIDs (version 7 when made here); the type says what they identify, so that a cluster's
//! id can never be passed where a municipality's is wanted.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text is not a UUID in its plain, hyphenated form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: expected a UUID such as 0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44")]
pub struct InvalidId;

/// Reads a UUID strictly: 36 characters with hyphens. The `uuid` crate also takes braces, `urn:` and 32 digits,
/// which would give one resource several addresses.
///
/// # Errors
/// [`InvalidId`] for any other form.
pub fn parse_uuid(text: &str) -> Result<Uuid, InvalidId> {
    if text.len() != 36 || !text.is_ascii() {
        return Err(InvalidId);
    }
    Uuid::try_parse(text).map_err(|_| InvalidId)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                parse_uuid(text).map(Self)
            }
        }
        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A person with a sign-in, or a named contact without one.
    UserId;
    /// A signed-in session: one browser or device.
    SessionId;
    /// A municipality under one number and name; successions tie it to what it came from and what it became.
    MunicipalityId;
    /// One of the KSF regions.
    RegionId;
    /// A municipal cluster (kommuneklynge).
    ClusterId;
    /// A subcluster (underklynge).
    SubclusterId;
    /// A cooperation agreement.
    AgreementId;
    /// Something that municipalities are asked to agree to.
    ProposalId;
    /// A document that a municipality links to.
    DocumentId;
    /// A research organisation or other partner.
    OrganisationId;
    /// A knowledge need (kunnskapsbehov).
    NeedId;
    /// A group with a mandate, or a theme network.
    GroupId;
    /// A member's term in a group.
    MembershipId;
    /// What an organisation can help a region with.
    RegionActorId;
    /// A template for documents.
    TemplateId;
    /// A standing consent of a municipality.
    DelegationId;
    /// A role somebody was offered or holds.
    RoleAssignmentId;
    /// One entry of the event log.
    EventId;
    /// One command; the events it caused share it.
    CommandId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_form_is_read() {
        let plain = "0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44";
        assert_eq!(plain.parse::<NeedId>().unwrap().to_string(), plain);
        for other in [
            "{0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44}",
            "urn:uuid:0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44",
            "0198c1f06b7e7c3a9d553f0c5b1e2a44",
            "",
            "næææææææææææææææææææ",
        ] {
            assert_eq!(other.parse::<NeedId>(), Err(InvalidId), "{other}");
        }
    }
}
