//! A list as it stands in the address.

use crate::routing::Route;
use contract::page::Paging;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::str::FromStr;

/// The part of the address that names a later page of a list.
const CURSOR: &str = "cursor";

/// As many characters as the service takes of what is searched for.
const LONGEST: usize = 200;

/// What becomes of something that is asked for when one searches anew, or asks for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stays {
    /// It stays when one searches anew, and goes when one asks for all.
    Narrowing,
    /// It stays in both cases: it is where one stands, such as a tab.
    Always,
    /// It goes in both cases: only a link asks for it.
    ByLink,
}

/// Something that can be asked for by the address. The names are those of the API.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    called: &'static str,
    stays: Stays,
    readable: fn(&str) -> bool,
}

impl Name {
    const fn new(name: &'static str, readable: fn(&str) -> bool) -> Name {
        Name { called: name, stays: Stays::Narrowing, readable }
    }

    /// Words.
    pub(crate) const fn text(name: &'static str) -> Name {
        Name::new(name, |_| true)
    }

    /// A code, an id or a number.
    pub(crate) const fn code<T: FromStr>(name: &'static str) -> Name {
        Name::new(name, |text| text.parse::<T>().is_ok())
    }

    /// A day in the form the service takes.
    pub(crate) const fn day(name: &'static str) -> Name {
        Name::new(name, |text| domain::iso::parse_date(text).is_ok())
    }

    /// It is where one stands, not what the list is narrowed to.
    pub(crate) const fn always(self) -> Name {
        Name { stays: Stays::Always, ..self }
    }

    /// Only a link asks for it: a search begins anew.
    pub(crate) const fn by_link(self) -> Name {
        Name { stays: Stays::ByLink, ..self }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    name: &'static str,
    stays: Stays,
    /// Empty where it is not asked for.
    text: String,
}

/// A list by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Narrowed {
    route: Route,
    asked: Vec<Asked>,
    cursor: String,
}

impl Narrowed {
    /// Reads the query of an address. What cannot be read is left out: an old link shows a list, not an error.
    fn read(route: &Route, names: &[Name], get: impl Fn(&str) -> Option<String>) -> Narrowed {
        let written = |name| get(name).unwrap_or_default().trim().chars().take(LONGEST).collect::<String>();
        let asked = |known: &Name| {
            let text = written(known.called);
            let text = if (known.readable)(&text) { text } else { String::new() };
            Asked { name: known.called, stays: known.stays, text }
        };
        let asked = names.iter().map(asked).collect();
        Narrowed { route: route.clone(), asked, cursor: get(CURSOR).unwrap_or_default() }
    }

    /// What stands in the address of the page one is on.
    pub(crate) fn here(route: Route, names: &[Name]) -> Memo<Narrowed> {
        let (map, names) = (use_location().query, names.to_vec());
        Memo::new(move |_| map.with(|map| Narrowed::read(&route, &names, |name| map.get(name))))
    }

    /// The same for a test.
    #[cfg(test)]
    pub(crate) fn asking(route: &Route, names: &[Name], pairs: &[(&str, &str)]) -> Narrowed {
        let get = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).into());
        Narrowed::read(route, names, get)
    }

    fn written(&self, name: &str) -> Option<&str> {
        let asked = self.asked.iter().find(|asked| asked.name == name);
        asked.map(|asked| asked.text.as_str()).filter(|text| !text.is_empty())
    }

    /// What is asked for by a name.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.written(name).map(str::to_owned)
    }

    /// The same as a code, an id or a number.
    pub(crate) fn code<T: FromStr>(&self, name: &str) -> Option<T> {
        self.written(name).and_then(|text| text.parse().ok())
    }

    /// The part of the list that is shown, with the number of all.
    pub(crate) fn paging(&self) -> Paging {
        let cursor = (!self.cursor.is_empty()).then(|| self.cursor.clone());
        Paging { cursor, count: Some(true), ..Paging::default() }
    }

    fn at(&self, cursor: &str, stays: impl Fn(Stays) -> bool) -> String {
        let asked = self.asked.iter().filter(|asked| stays(asked.stays));
        let pairs: Vec<_> =
            asked.map(|asked| (asked.name, asked.text.trim())).chain([(CURSOR, cursor)]).collect();
        self.route.with_query(&pairs)
    }

    /// The address of the next page.
    pub(crate) fn next(&self, cursor: Option<String>) -> Option<String> {
        cursor.map(|cursor| self.at(&cursor, |_| true))
    }

    /// The address of the first page, where this is a later one.
    pub(crate) fn first(&self) -> Option<String> {
        (!self.cursor.is_empty()).then(|| self.at("", |_| true))
    }

    /// The address of what one searches for anew.
    pub(super) fn sought(&self) -> String {
        self.at("", |stays| stays != Stays::ByLink)
    }

    /// The address of all, where one stands.
    pub(super) fn whole(&self) -> String {
        self.at("", |stays| stays == Stays::Always)
    }

    /// Whether less is asked for than all.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.asked.iter().any(|asked| asked.stays != Stays::Always && !asked.text.is_empty())
    }

    /// The same with something else asked for.
    pub(crate) fn with(mut self, name: &str, text: impl Into<String>) -> Narrowed {
        if let Some(asked) = self.asked.iter_mut().find(|asked| asked.name == name) {
            asked.text = text.into();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::group::GroupType;

    const NAMES: &[Name] = &[
        Name::text("level").always(),
        Name::text("q"),
        Name::code::<GroupType>("type"),
        Name::day("asOf"),
        Name::text("municipality").by_link(),
    ];

    fn asked(pairs: &[(&str, &str)]) -> Narrowed {
        Narrowed::asking(&Route::Regions, NAMES, pairs)
    }

    #[test]
    fn what_is_asked_for_stands_in_the_address_and_a_later_page_with_it() {
        let list = asked(&[("q", " natt "), ("asOf", "2025-06-30"), ("cursor", "abc"), ("other", "x")]);
        assert_eq!(list.text("q").as_deref(), Some("natt"));
        assert_eq!(list.text("asOf").as_deref(), Some("2025-06-30"));
        assert_eq!(list.next(Some("def".into())).unwrap(), "/regioner?q=natt&asOf=2025-06-30&cursor=def");
        assert_eq!(list.first().unwrap(), "/regioner?q=natt&asOf=2025-06-30");
        assert_eq!(list.with("q", " dag ").sought(), "/regioner?q=dag&asOf=2025-06-30");
        assert_eq!(asked(&[]).first(), None);
    }

    #[test]
    fn what_cannot_be_read_is_not_asked_for() {
        let list = asked(&[("asOf", "i går"), ("type", "finnesikke"), ("cursor", "abc")]);
        assert!(!list.is_narrowed());
        assert_eq!(list.first().unwrap(), "/regioner");
    }

    #[test]
    fn where_one_stands_stays_and_what_only_a_link_asks_for_goes() {
        let list = asked(&[("level", "region"), ("q", "natt"), ("municipality", "4634")]);
        assert_eq!(
            list.next(Some("b".into())).unwrap(),
            "/regioner?level=region&q=natt&municipality=4634&cursor=b"
        );
        assert_eq!(list.sought(), "/regioner?level=region&q=natt");
        assert_eq!(list.whole(), "/regioner?level=region");
        assert!(!asked(&[("level", "region")]).is_narrowed());
        assert!(asked(&[("municipality", "4634")]).is_narrowed());
    }
}
