//! UI kit.
