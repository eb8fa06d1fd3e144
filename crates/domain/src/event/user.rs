//! What the log says of accounts.

use super::changes;
use crate::access::Role;

changes! {
    /// What happened to an account. Holds no personal data: the log outlives the account.
    pub enum UserChange {
        /// An account was made.
        Created = "user.created",
        /// Name, address or language changed.
        Edited = "user.edited",
        /// Closed: can no longer sign in.
        Deactivated = "user.deactivated",
        /// Opened again.
        Reactivated = "user.reactivated",
        /// A one-time link was made by an administrator.
        LinkCreated = "user.link_created",
        /// The owner set a password by a one-time link; all sessions ended.
        PasswordSet = "user.password_set",
        /// The owner changed the password, knowing the one before; all other sessions ended.
        PasswordChanged = "user.password_changed",
        /// Was given a role.
        RoleGranted {
            /// The role.
            role: Role,
        } = "user.role_granted",
    }
}
