//! Oneself.

mod export;
mod get;
mod sessions;
mod update;
