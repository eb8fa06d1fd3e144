//! Oneself.

mod export;
mod get;
mod offerable;
mod sessions;
mod update;
mod waiting;
