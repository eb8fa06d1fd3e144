//! What the map can be coloured by, and the colours.
//!
//! Colours are for all eyes: Okabe and Ito's set for kinds, cividis from light to dark for scales. Each class has a letter
//! as well, which stands in the hexagon; what there is none of is hatched.

use crate::labels::Label;
use texts::{Key, key};

/// What the map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Measure {
    #[default]
    Region,
    Cluster,
    Contact,
    Needs,
    Size,
    Centrality,
    Language,
}

impl Measure {
    pub(super) const ALL: [Measure; 7] = [
        Measure::Region,
        Measure::Cluster,
        Measure::Contact,
        Measure::Needs,
        Measure::Size,
        Measure::Centrality,
        Measure::Language,
    ];

    /// Its name in the address.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Measure::Region => "region",
            Measure::Cluster => "cluster",
            Measure::Contact => "contact",
            Measure::Needs => "needs",
            Measure::Size => "size",
            Measure::Centrality => "centrality",
            Measure::Language => "language",
        }
    }

    /// The measure of a name.
    pub(super) fn of(code: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|measure| measure.code() == code)
    }
}

impl Label for Measure {
    fn key(self) -> Key {
        match self {
            Measure::Region => key::REGION,
            Measure::Cluster => key::CLUSTER,
            Measure::Contact => key::MAP_MEASURE_CONTACT,
            Measure::Needs => key::MAP_MEASURE_NEEDS,
            Measure::Size => key::SIZE_CLASS,
            Measure::Centrality => key::CENTRALITY,
            Measure::Language => key::LANGUAGE_DECISION,
        }
    }
}

/// How a class is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// With a colour; the letter on it is dark, or light.
    Colour { fill: &'static str, letter: &'static str },
    /// Hatched: none, or not known.
    Hatched,
}

const DARK: &str = "#111111";
const LIGHT: &str = "#ffffff";

const fn dark(fill: &'static str) -> Fill {
    Fill::Colour { fill, letter: DARK }
}

pub(super) const fn light(fill: &'static str) -> Fill {
    Fill::Colour { fill, letter: LIGHT }
}

/// Okabe and Ito's colours.
pub(super) const KINDS: [Fill; 7] = [
    dark("#e69f00"),
    dark("#56b4e9"),
    dark("#009e73"),
    dark("#f0e442"),
    light("#0072b2"),
    dark("#d55e00"),
    dark("#cc79a7"),
];

/// Cividis from light to dark.
pub(super) const SCALE: [Fill; 6] =
    [dark("#fee838"), dark("#d3c164"), dark("#a69d75"), light("#6c6e72"), light("#434e6c"), light("#00224e")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_has_a_name_in_the_address() {
        for measure in Measure::ALL {
            assert_eq!(Measure::of(measure.code()), Some(measure));
        }
        assert_eq!(Measure::of("folketall"), None);
    }
}
