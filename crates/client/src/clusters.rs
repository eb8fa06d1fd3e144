//! Municipal clusters.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use contract::changes::HistoryEntry;
use contract::clusters::{
    AnswerProposal, CreateCluster, CreateSubcluster, DraftAgreement, EndSubcluster, InviteMember,
    LeaveCluster, ProposeMotor, SetAmbition, SignAgreement, StepCluster, UpdateCluster,
};
use contract::needs::{Decide, DecideWithReason};
use contract::page::{Page, Paging};
use contract::structure::{AsOf, ClusterFilter, ClusterView};
use domain::{AgreementId, ClusterId, ProposalId, SubclusterId};

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident($body:ident);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(
                &self,
                cluster: ClusterId,
                etag: &str,
                body: &$body,
            ) -> Result<Versioned<ClusterView>, Error> {
                let id = cluster.to_string();
                self.versioned(stringify!($name), Call::to(&[&id]).body(body).if_match(etag)).await
            }
        )+}
    };
}

macro_rules! changes_of_parts {
    ($($(#[$doc:meta])* $name:ident($part:ident=>$body:ident);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(
                &self,
                cluster: ClusterId,
                part: $part,
                etag: &str,
                body: &$body,
            ) -> Result<Versioned<ClusterView>, Error> {
                let (id, part) = (cluster.to_string(), part.to_string());
                self.versioned(stringify!($name), Call::to(&[&id, &part]).body(body).if_match(etag)).await
            }
        )+}
    };
}

changes! {
    /// Changes what is said of a cluster.
    update_cluster(UpdateCluster);
    /// Invites a municipality.
    invite_member(InviteMember);
    /// Proposes another motor municipality.
    propose_motor(ProposeMotor);
    /// Drafts an agreement.
    draft_agreement(DraftAgreement);
    /// Begins to establish a cluster.
    begin_cluster(StepCluster);
    /// Establishes a cluster.
    establish_cluster(StepCluster);
    /// Lets a cluster rest.
    rest_cluster(StepCluster);
    /// Closes a cluster.
    close_cluster(StepCluster);
    /// Confirms a cluster.
    confirm_cluster(Decide);
    take_back_cluster(DecideWithReason);
    /// A member leaves.
    leave_cluster(LeaveCluster);
    /// Says what a member will do.
    set_ambition(SetAmbition);
    /// Makes a subcluster.
    add_subcluster(CreateSubcluster);
}

changes_of_parts! {
    /// Answers a proposal.
    answer_proposal(ProposalId=>AnswerProposal);
    /// Takes a proposal back.
    withdraw_proposal(ProposalId=>Decide);
    /// Signs an agreement.
    sign_agreement(AgreementId=>SignAgreement);
    /// Ends a subcluster.
    end_subcluster(SubclusterId=>EndSubcluster);
}

impl Client {
    /// A page of clusters.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_clusters(
        &self,
        filter: &ClusterFilter,
        paging: &Paging,
    ) -> Result<Page<ClusterView>, Error> {
        self.json("list_clusters", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// Founds a cluster.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_cluster(&self, body: &CreateCluster) -> Result<Versioned<ClusterView>, Error> {
        self.versioned("create_cluster", Call::to(&[]).body(body)).await
    }
    /// A cluster, as it was on a day.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_cluster(
        &self,
        cluster: ClusterId,
        as_of: &AsOf,
    ) -> Result<Versioned<ClusterView>, Error> {
        let id = cluster.to_string();
        self.versioned("get_cluster", Call::to(&[&id]).query(as_of)).await
    }
    /// Sends an agreement to the members.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn send_agreement(
        &self,
        cluster: ClusterId,
        agreement: AgreementId,
        etag: &str,
    ) -> Result<Versioned<ClusterView>, Error> {
        let (cluster, agreement) = (cluster.to_string(), agreement.to_string());
        self.versioned("send_agreement", Call::to(&[&cluster, &agreement]).if_match(etag)).await
    }
    /// A page of a cluster's history.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_cluster_history(
        &self,
        cluster: ClusterId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        let id = cluster.to_string();
        self.json("list_cluster_history", Call::to(&[&id]).query(paging)).await
    }
}
