//! Groups, theme networks, and who represents KSF where.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use crate::structure::lists;
use contract::changes::HistoryEntry;
use contract::groups::{
    AddGroupMember, CreateGroup, CreateNetwork, EndGroupMembership, GroupFilter, GroupView, JoinNetwork,
    LeaveNetwork, NetworkFilter, NetworkView, RepresentativeFilter, RepresentativeView, UpdateGroup,
    UpdateNetwork,
};
use contract::organisations::End;
use contract::page::{Page, Paging};
use contract::structure::AsOf;
use domain::GroupId;

lists! {
    /// Groups.
    list_groups(GroupFilter) -> GroupView;
    /// Theme networks.
    list_networks(NetworkFilter) -> NetworkView;
    /// Who represents KSF where.
    list_representatives(RepresentativeFilter) -> RepresentativeView;
}

macro_rules! transitions {
    ($view:ty; $($(#[$doc:meta])* $name:ident($body:ty);)+) => {
        impl Client {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Error`].
            pub async fn $name(&self, group: GroupId, etag: &str, body: &$body) -> Result<Versioned<$view>, Error> {
                let id = group.to_string();
                self.versioned(stringify!($name), Call::to(&[&id]).body(body).if_match(etag)).await
            }
        )+}
    };
}

transitions! {
    GroupView;
    /// Changes a group.
    update_group(UpdateGroup);
    /// Gives somebody a term in a group.
    add_group_member(AddGroupMember);
    /// Ends a term in a group.
    end_group_membership(EndGroupMembership);
    /// Closes a group.
    close_group(End);
}

transitions! {
    NetworkView;
    /// Changes a network.
    update_network(UpdateNetwork);
    /// Joins a network.
    join_network(JoinNetwork);
    /// Leaves a network.
    leave_network(LeaveNetwork);
    /// Closes a network.
    close_network(End);
}

impl Client {
    /// A new group.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_group(&self, group: &CreateGroup) -> Result<Versioned<GroupView>, Error> {
        self.versioned("create_group", Call::to(&[]).body(group)).await
    }
    /// A group.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_group(&self, group: GroupId, as_of: &AsOf) -> Result<Versioned<GroupView>, Error> {
        self.versioned("get_group", Call::to(&[&group.to_string()]).query(as_of)).await
    }
    /// A page of a group's history.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_group_history(
        &self,
        group: GroupId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_group_history", Call::to(&[&group.to_string()]).query(paging)).await
    }
    /// A new network.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_network(&self, network: &CreateNetwork) -> Result<Versioned<NetworkView>, Error> {
        self.versioned("create_network", Call::to(&[]).body(network)).await
    }
    /// A network.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_network(&self, network: GroupId, as_of: &AsOf) -> Result<Versioned<NetworkView>, Error> {
        self.versioned("get_network", Call::to(&[&network.to_string()]).query(as_of)).await
    }
    /// A page of a network's history.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_network_history(
        &self,
        network: GroupId,
        paging: &Paging,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.json("list_network_history", Call::to(&[&network.to_string()]).query(paging)).await
    }
}
