//! The pages, by what they are about.

pub(crate) mod about;
pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod clusters;
pub(crate) mod groups;
mod home;
pub(crate) mod introduction;
pub(crate) mod more;
pub(crate) mod needs;
mod news;
mod not_found;
mod one_time;
pub(crate) mod organisations;
pub(crate) mod people;
pub(crate) mod search;
pub(crate) mod structure;
pub(crate) mod templates;
pub(crate) mod voices;
mod waiting;

pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
