//! Who may see and do what. Pure: the actor's roles and the structure go in, a decision comes out.
//!
//! * [`Grant`] is a role somebody holds on a scope today.
//! * [`Reach`] is what follows from all grants and the structure of today: which municipalities one acts for, which
//!   clusters and regions one belongs to, which desks one answers for (also as a stand-in).
//! * [`sees`] decides visibility, [`policy::check`] decides actions. The store's SQL filter is built from the same
//!   [`Reach`], and a property test holds the two together.

mod actor;
pub mod policy;
mod visibility;

pub use actor::{Actor, Grant, Reach, Role, Scope, Structure};
pub use visibility::{Audience, Desk, Level, Visibility};

/// Whether the actor sees something with this audience.
pub fn sees(actor: &Actor, audience: &Audience) -> bool {
    let reach = &actor.reach;
    let own = audience.municipalities.iter().any(|m| reach.municipalities.contains(m));
    if audience.private {
        return own || (reach.in_ksf && audience.author.is_some() && audience.author == actor.user);
    }
    let in_cluster = audience.cluster.is_some_and(|c| reach.clusters.contains(&c));
    let in_region = audience.region.is_some_and(|r| reach.regions.contains(&r));
    let open_to_actor = match audience.visibility {
        Visibility::Internal => false,
        Visibility::Cluster => in_cluster,
        Visibility::Region => in_cluster || in_region,
        Visibility::National => reach.in_ksf,
        Visibility::Public => true,
    };
    open_to_actor || own || reach.answers_for(audience.desk()) || reach.reads_all
}

#[cfg(test)]
mod tests;
