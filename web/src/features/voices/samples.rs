//! Municipalities for the tests of this folder.

use contract::structure::{CountyRef, EqualVoiceView, ParallelNames};
use domain::register::{LanguageDecision, SizeClass};

/// A municipality with what all have.
pub(super) fn voice(number: &str, name: &str) -> EqualVoiceView {
    EqualVoiceView {
        number: number.to_owned(),
        name: name.to_owned(),
        parallel_names: ParallelNames::default(),
        county: CountyRef { number: number.chars().take(2).collect(), name: "Vestland".to_owned() },
        region: None,
        clusters: Vec::new(),
        contact_named: false,
        published_needs: 0,
        size_class: Some(SizeClass::Small),
        centrality_class: Some(5),
        language_decision: LanguageDecision::Nynorsk,
        population: Some(1_672),
        longitude: Some(5.4),
        latitude: Some(60.8),
        formerly: Vec::new(),
    }
}
