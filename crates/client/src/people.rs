//! Signing in, oneself and accounts.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use contract::page::{Page, Paging};
use contract::people::{
    AcceptInvitation, ChangePassword, CreateUser, InvitationPreview, InvitationToken, Login, Me, MyData,
    News, OneTimeLink, SeeNews, SessionView, SetPassword, Token, UpdateMe, UpdateUser, UserFilter, UserView,
    WaitingFilter, WaitingView,
};
use domain::{SessionId, UserId};

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
    /// Changes one's own password; all other sessions end.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn change_my_password(&self, body: &ChangePassword) -> Result<(), Error> {
        self.send("change_my_password", Call::to(&[]).body(body)).await.map(drop)
    }
    /// Oneself.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_me(&self) -> Result<Me, Error> {
        self.json("get_me", Call::to(&[])).await
    }
    /// Changes one's own profile, whatever its version.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn update_me(&self, body: &UpdateMe) -> Result<Me, Error> {
        self.json("update_me", Call::to(&[]).body(body).if_match("*")).await
    }
    /// Everything that is kept about oneself.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn export_my_data(&self) -> Result<MyData, Error> {
        self.json("export_my_data", Call::to(&[])).await
    }
    /// A page of one's own sessions.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_my_sessions(&self, paging: &Paging) -> Result<Page<SessionView>, Error> {
        self.json("list_my_sessions", Call::to(&[]).query(paging)).await
    }
    /// A page of what waits for oneself.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_my_waiting(
        &self,
        filter: &WaitingFilter,
        paging: &Paging,
    ) -> Result<Page<WaitingView>, Error> {
        self.json("list_my_waiting", Call::to(&[]).query(&Listing { filter, paging })).await
    }
    /// What others changed since one looked last.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_my_news(&self) -> Result<News, Error> {
        self.json("get_my_news", Call::to(&[])).await
    }
    /// Says that one has been shown the news.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn see_my_news(&self, body: &SeeNews) -> Result<(), Error> {
        self.send("see_my_news", Call::to(&[]).body(body)).await.map(drop)
    }
    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn end_my_session(&self, session: SessionId) -> Result<(), Error> {
        self.send("end_my_session", Call::to(&[&session.to_string()])).await.map(drop)
    }
    /// What an invitation is to.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn preview_invitation(&self, body: &InvitationToken) -> Result<InvitationPreview, Error> {
        self.json("preview_invitation", Call::to(&[]).body(body)).await
    }
    /// Accepts an invitation.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn accept_invitation(&self, body: &AcceptInvitation) -> Result<(), Error> {
        self.send("accept_invitation", Call::to(&[]).body(body)).await.map(drop)
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
}
