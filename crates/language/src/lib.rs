//! What search knows of Norwegian and of the field, so that bokmål and nynorsk find each other.
//!
//! Pure and deterministic. A document is indexed by [`index_terms`], a search is read by [`query_terms`], a
//! mistyped word is mended by [`closest`]. The pipeline for one word:
//!
//! 1. [`fold`]: lower case, no diacritics, å → aa.
//! 2. Lexicon: the word, or the word without an inflection, is in a list (`data/`), which gives one normal
//!    form for both målformer.
//! 3. Compound: all parts are known; the normal form is the parts' normal forms joined, and the parts are
//!    terms of their own.
//! 4. Otherwise regular spelling rules from nynorsk to bokmål, steps 2 and 3 again, a known last part, and
//!    at last a stem.
//!
//! Abbreviations and near-equal expressions add a concept term that all of them share.
//!
//! Whoever changes a list or a rule changes the terms: documents must be indexed anew. [`VERSION`] tells.

mod analysis;
mod compound;
mod fold;
mod index;
mod lexicon;
mod phrases;
mod query;
mod stem;
mod tables;
mod tokens;
mod typing;

pub use analysis::{Word, analyse, known_word};
pub use fold::fold;
pub use index::index_terms;
pub use query::{QueryTerm, query_terms};
pub use typing::closest;

/// Counts the changes of lists and rules. Terms stored under another version are to be made anew.
pub const VERSION: i32 = 1;
