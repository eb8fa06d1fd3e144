//! The pages, by what they are about.

pub(crate) mod about;
pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod clusters;
mod home;
pub(crate) mod needs;
mod not_found;
mod one_time;
pub(crate) mod people;
pub(crate) mod structure;

pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
