//! Roles, invitations to them, and standing consents.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use contract::changes::HistoryEntry;
use contract::needs::Decide;
use contract::page::{Page, Paging};
use contract::people::{
    AnswererView, CreateAbsence, CreateDelegation, CreateInvitation, CreateRoleAssignment, DelegationFilter,
    DelegationView, EndRoleAssignment, InvitationView, OfferableRoleFilter, RoleAssignmentFilter,
    RoleAssignmentView, RoleView, UpdateRoleAssignment,
};
use contract::structure::AsOf;
use domain::{DelegationId, RoleAssignmentId};

macro_rules! transitions {
    ($($(#[$doc:meta])* $name:ident($body:ty);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(
                &self,
                role: RoleAssignmentId,
                etag: &str,
                body: &$body,
            ) -> Result<Versioned<RoleAssignmentView>, Error> {
                let id = role.to_string();
                self.versioned(stringify!($name), Call::to(&[&id]).body(body).if_match(etag)).await
            }
        )+}
    };
}

transitions! {
    /// Changes a role.
    update_role_assignment(UpdateRoleAssignment);
    /// Accepts a role one was offered.
    accept_role_assignment(Decide);
    /// Declines a role one was offered.
    decline_role_assignment(Decide);
    /// Takes the offer of a role back.
    withdraw_role_assignment(Decide);
    /// Ends a role.
    end_role_assignment(EndRoleAssignment);
    /// Says that the holder is back.
    end_absence(Decide);
    /// Says no to being deputy.
    decline_deputyship(Decide);
}

impl Client {
    /// A page of roles.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_role_assignments(
        &self,
        filter: &RoleAssignmentFilter,
        paging: &Paging,
    ) -> Result<Page<RoleAssignmentView>, Error> {
        self.json("list_role_assignments", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// A role.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_role_assignment(
        &self,
        role: RoleAssignmentId,
    ) -> Result<Versioned<RoleAssignmentView>, Error> {
        self.versioned("get_role_assignment", Call::to(&[&role.to_string()])).await
    }
    /// A page of a role's history.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_role_assignment_history(
        &self,
        role: RoleAssignmentId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_role_assignment_history", Call::to(&[&role.to_string()]).query(paging)).await
    }
    /// Offers a role to somebody.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_role_assignment(
        &self,
        body: &CreateRoleAssignment,
    ) -> Result<Versioned<RoleAssignmentView>, Error> {
        self.versioned("create_role_assignment", Call::to(&[]).body(body)).await
    }
    /// Says that the holder of a role will be away.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_absence(
        &self,
        role: RoleAssignmentId,
        etag: &str,
        body: &CreateAbsence,
    ) -> Result<Versioned<RoleAssignmentView>, Error> {
        self.versioned("create_absence", Call::to(&[&role.to_string()]).body(body).if_match(etag)).await
    }
    /// A page of the roles one may offer, each with a place.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_offerable_roles(
        &self,
        filter: &OfferableRoleFilter,
        paging: &Paging,
    ) -> Result<Page<RoleView>, Error> {
        self.json("list_offerable_roles", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// Invites somebody to a role.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_invitation(&self, body: &CreateInvitation) -> Result<InvitationView, Error> {
        self.json("create_invitation", Call::to(&[]).body(body)).await
    }
    /// A page of a municipality's standing consents.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_delegations(
        &self,
        municipality: &str,
        filter: &DelegationFilter,
        paging: &Paging,
    ) -> Result<Page<DelegationView>, Error> {
        self.json("list_delegations", Call::to(&[municipality]).query(&Listing { filter, paging })).await
    }
    /// Lets others do something for a municipality.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_delegation(
        &self,
        municipality: &str,
        body: &CreateDelegation,
    ) -> Result<Versioned<DelegationView>, Error> {
        self.versioned("create_delegation", Call::to(&[municipality]).body(body)).await
    }
    /// A standing consent.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_delegation(&self, delegation: DelegationId) -> Result<Versioned<DelegationView>, Error> {
        self.versioned("get_delegation", Call::to(&[&delegation.to_string()])).await
    }
    /// Takes a standing consent back.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn end_delegation(
        &self,
        delegation: DelegationId,
        etag: &str,
        body: &Decide,
    ) -> Result<Versioned<DelegationView>, Error> {
        self.versioned("end_delegation", Call::to(&[&delegation.to_string()]).body(body).if_match(etag)).await
    }
    /// Who answers for a municipality.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_answerer(&self, municipality: &str, day: &AsOf) -> Result<AnswererView, Error> {
        self.json("get_answerer", Call::to(&[municipality]).query(day)).await
    }
}
