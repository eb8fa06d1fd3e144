//! Oneself.

mod export;
mod get;
mod news;
mod offerable;
mod sessions;
mod update;
mod waiting;
