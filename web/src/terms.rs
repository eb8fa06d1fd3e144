//! Words that not everybody knows, each with what it means in plain words: beside the word, and all on one page.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Explained;

/// A word that not everybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// The motor municipality.
    Motor,
    /// A cluster.
    Cluster,
    /// A part of a cluster.
    Subcluster,
    /// The R&D contact.
    RdContact,
    /// The host municipality.
    Host,
    /// A KSF region.
    Region,
    /// A knowledge need.
    Need,
    /// Lifting a need.
    Lift,
    /// Deciding what comes first.
    Priority,
    /// What a municipality will do in its cluster.
    Ambition,
    /// How central a municipality is.
    Centrality,
    /// That those who decide stand behind it.
    Anchoring,
    /// A theme network.
    Network,
}

impl Term {
    /// Each of them.
    pub(crate) const ALL: &[Term] = &[
        Term::Motor,
        Term::Cluster,
        Term::Subcluster,
        Term::RdContact,
        Term::Host,
        Term::Region,
        Term::Need,
        Term::Lift,
        Term::Priority,
        Term::Ambition,
        Term::Centrality,
        Term::Anchoring,
        Term::Network,
    ];

    /// The word, as inside a sentence.
    pub(crate) const fn word(self) -> Key {
        match self {
            Term::Motor => key::MOTOR,
            Term::Cluster => key::CLUSTER,
            Term::Subcluster => key::SUBCLUSTER,
            Term::RdContact => key::ROLE_RD_CONTACT,
            Term::Host => key::HOST,
            Term::Region => key::REGION,
            Term::Need => key::NEED,
            Term::Lift => key::TERMS_LIFT_WORD,
            Term::Priority => key::TERMS_PRIORITY_WORD,
            Term::Ambition => key::TERMS_AMBITION_WORD,
            Term::Centrality => key::CENTRALITY,
            Term::Anchoring => key::TERMS_ANCHORING_WORD,
            Term::Network => key::NETWORK,
        }
    }

    /// What it means.
    pub(crate) const fn meaning(self) -> Key {
        match self {
            Term::Motor => key::TERMS_MOTOR_TEXT,
            Term::Cluster => key::TERMS_CLUSTER_TEXT,
            Term::Subcluster => key::TERMS_SUBCLUSTER_TEXT,
            Term::RdContact => key::TERMS_RD_CONTACT_TEXT,
            Term::Host => key::TERMS_HOST_TEXT,
            Term::Region => key::TERMS_REGION_TEXT,
            Term::Need => key::TERMS_NEED_TEXT,
            Term::Lift => key::TERMS_LIFT_TEXT,
            Term::Priority => key::TERMS_PRIORITY_TEXT,
            Term::Ambition => key::TERMS_AMBITION_TEXT,
            Term::Centrality => key::TERMS_CENTRALITY_TEXT,
            Term::Anchoring => key::TERMS_ANCHORING_TEXT,
            Term::Network => key::TERMS_NETWORK_TEXT,
        }
    }
}

/// Beside a word, what it means, for whoever asks.
#[component]
pub(crate) fn Meaning(
    /// The word.
    of: Term,
) -> impl IntoView {
    let i18n = use_i18n();
    let question = Signal::derive(move || {
        i18n.fill(key::TERMS_WHAT, &[("word", &format!("«{}»", i18n.text(of.word())))])
    });
    view! { <Explained question=question text=i18n.t(of.meaning()) /> }
}
