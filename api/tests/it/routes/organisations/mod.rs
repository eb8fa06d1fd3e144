//! Organisations of every kind.

mod change;
mod read;
