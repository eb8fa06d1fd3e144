//! What a search found, by kind of thing.

use crate::words::Words;
use texts::Plural;

/// One thing that was found, with the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) address: String,
    pub(super) name: Words,
    /// The language of the name, where it is content.
    pub(super) lang: Option<&'static str>,
    /// What helps to know it from others.
    pub(super) more: Vec<Words>,
}

impl Hit {
    pub(super) fn new(address: String, name: Words) -> Hit {
        Hit { address, name, lang: None, more: Vec::new() }
    }

    /// With what helps to know it from others.
    pub(super) fn told(self, more: impl IntoIterator<Item = Words>) -> Hit {
        Hit { more: more.into_iter().collect(), ..self }
    }
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// What the kind is called in ids.
    pub(super) id: &'static str,
    pub(super) heading: Words,
    /// The first of them.
    pub(super) hits: Vec<Hit>,
    /// How many there are in all.
    pub(super) total: u64,
    /// The way to all of them, in words and as an address, where more are found than shown.
    pub(super) whole: Option<(Plural, String)>,
}

impl Section {
    /// All that was found; nothing where nothing was.
    pub(super) fn all(id: &'static str, heading: Words, hits: Vec<Hit>) -> Option<Section> {
        let total = u64::try_from(hits.len()).unwrap_or_default();
        (total > 0).then_some(Section { id, heading, hits, total, whole: None })
    }

    /// The first of what was found, and the way to the rest.
    pub(super) fn first(self, most: usize, count: Plural, address: String) -> Section {
        let shown = u64::try_from(self.hits.len().min(most)).unwrap_or_default();
        let hits = self.hits.into_iter().take(most).collect();
        let whole = (self.total > shown).then_some((count, address));
        Section { hits, whole, ..self }
    }

    /// With how many there are in all, where the service has counted them.
    pub(super) fn counted(self, total: Option<i64>) -> Section {
        let total = total.and_then(|total| u64::try_from(total).ok()).unwrap_or(self.total);
        Section { total: total.max(self.total), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::key;

    fn hits(number: usize) -> Vec<Hit> {
        (0..number).map(|one| Hit::new("/".into(), Words::Said(one.to_string()))).collect()
    }

    #[test]
    fn an_empty_section_is_left_out() {
        assert_eq!(Section::all("needs", Words::Text(key::NAV_NEEDS), hits(0)), None);
    }

    #[test]
    fn the_way_to_all_is_there_only_where_there_are_more() {
        let section = |number| Section::all("needs", Words::Text(key::NAV_NEEDS), hits(number)).unwrap();
        assert!(section(5).first(5, key::NEED_COUNT, "/behov".into()).whole.is_none());
        let more = section(5).counted(Some(23)).first(5, key::NEED_COUNT, "/behov".into());
        assert_eq!((more.total, more.hits.len(), more.whole.is_some()), (23, 5, true));
        let here = section(7).first(5, key::NEED_COUNT, "/behov".into());
        assert_eq!((here.total, here.hits.len(), here.whole.is_some()), (7, 5, true));
    }
}
