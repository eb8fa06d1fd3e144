//! What search knows of Norwegian and of the field, so that bokmål and nynorsk find each other.
//!
//! Pure and deterministic: no input or output, no clock. Three calls make a search:
//!
//! - [`index_terms`] gives the terms a document is stored under.
//! - [`query_terms`] reads what a person typed; each [`QueryTerm`] says which terms answer it.
//! - [`closest`] finds what a mistyped word was meant to be, among terms in use.
//!
//! # How a word gets its normal form
//!
//! 1. [`fold`]: lower case, no diacritics, å → aa (`Kárášjohka` → `karasjohka`, `Hå` → `haa`).
//! 2. The lexicon: the word, or the word without an inflection, is in a list. The list gives one normal form for
//!    all its spellings, bokmål's (`heimane` → `hjem`).
//! 3. A compound: every part is known. The normal form is the parts' normal forms joined, and the parts are terms
//!    too (`heimetenesta` → `hjemtjeneste`, `hjem`, `tjeneste`).
//! 4. Otherwise regular spelling rules from nynorsk to bokmål, then 2 and 3 again, then a known last part
//!    (`rosettentenesta`), and at last a stem.
//!
//! Then expressions of several words: an abbreviation and its long form, and near-equal expressions of the field,
//! share one concept term.
//!
//! # Where to put new knowledge
//!
//! Nearly always in a list under `data/`; each says at its head what belongs there, and tests refuse a word that
//! stands twice. Put the pair into `tests/maalformer.tsv`, or into `tests/apart.tsv` when two words met that should
//! not. `cargo run -p language --example terms` shows what becomes of a text. A changed list or rule changes the
//! terms of documents stored before: [`version`] tells when they must be made anew.
//!
//! [`analyse`] gives the words themselves with parts and concepts, for those who compare texts.

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

pub use analysis::{Sense, Word, analyse};
pub use fold::fold;
pub use index::index_terms;
pub use query::{QueryTerm, query_terms};
pub use typing::closest;

/// Count up when the rules change in code; the lists count themselves.
const RULES: u64 = 1;

/// Tells one state of lists and rules from another. Terms stored under another version are out of date.
pub fn version() -> i64 {
    tables::fingerprint(RULES).cast_signed()
}
