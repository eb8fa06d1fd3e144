//! texts.
