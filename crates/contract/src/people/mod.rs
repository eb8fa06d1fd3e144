//! Signing in, oneself, accounts, roles, and what municipalities let others do.

mod accounts;
mod auth;
mod delegations;
mod invitations;
mod me;
mod my_data;
mod news;
mod offers;
mod roles;
mod waiting;

pub use accounts::{
    CreateUser, EmployerRequest, EmployerView, OrganisationRef, UpdateUser, UserFilter, UserView,
};
pub use auth::{ChangePassword, Login, OneTimeLink, SetPassword, Token};
pub use delegations::{
    AnswererView, AnswersBecause, CreateDelegation, DelegationAction, DelegationFilter, DelegationView,
};
pub use invitations::{
    AcceptInvitation, CreateInvitation, InvitationPreview, InvitationToken, InvitationView,
};
pub use me::{Desks, Me, RegisterFor, SessionAction, SessionView, UpdateMe};
pub use my_data::{MyData, MyDeputising, MyEvent, MyIntroductionStep, MyInvitation, MyMembership};
pub use news::{News, NewsView, SeeNews};
pub use offers::{CreateAbsence, CreateRoleAssignment, EndRoleAssignment, RoleOffer, UpdateRoleAssignment};
pub use roles::{
    AbsenceView, DeputyView, OfferableRoleFilter, Oneself, RoleAssignmentFilter, RoleAssignmentView, RoleView,
};
pub use waiting::{WaitingFilter, WaitingView};
