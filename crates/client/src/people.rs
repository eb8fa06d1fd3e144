//! Signing in, oneself, accounts and roles.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use contract::page::{Page, Paging};
use contract::people::{
    CreateUser, Login, Me, OneTimeLink, RoleAssignmentFilter, RoleAssignmentView, SetPassword, Token,
    UpdateUser, UserFilter, UserView,
};
use domain::UserId;

impl Client {
    /// Signs in; the refresh token comes as a cookie.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn login(&self, login: &Login) -> Result<Token, Error> {
        self.json("login", Call::to(&[]).body(login)).await
    }
    /// A new access token by the refresh cookie.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn refresh_session(&self) -> Result<Token, Error> {
        self.json("refresh_session", Call::to(&[])).await
    }
    /// Ends the session of the refresh cookie.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn logout(&self) -> Result<(), Error> {
        self.send("logout", Call::to(&[])).await.map(drop)
    }
    /// Sets a password by a one-time link.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn set_password(&self, body: &SetPassword) -> Result<(), Error> {
        self.send("set_password", Call::to(&[]).body(body)).await.map(drop)
    }
    /// Oneself.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_me(&self) -> Result<Me, Error> {
        self.json("get_me", Call::to(&[])).await
    }
    /// A page of accounts.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_users(&self, filter: &UserFilter, paging: &Paging) -> Result<Page<UserView>, Error> {
        self.json("list_users", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// A new account.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_user(&self, user: &CreateUser) -> Result<Versioned<UserView>, Error> {
        self.versioned("create_user", Call::to(&[]).body(user)).await
    }
    /// One account.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_user(&self, user: UserId) -> Result<Versioned<UserView>, Error> {
        self.versioned("get_user", Call::to(&[&user.to_string()])).await
    }
    /// Changes an account.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn update_user(
        &self,
        user: UserId,
        etag: &str,
        body: &UpdateUser,
    ) -> Result<Versioned<UserView>, Error> {
        self.versioned("update_user", Call::to(&[&user.to_string()]).body(body).if_match(etag)).await
    }
    /// A one-time link for an account.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_user_link(&self, user: UserId) -> Result<OneTimeLink, Error> {
        self.json("create_user_link", Call::to(&[&user.to_string()])).await
    }
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
}
