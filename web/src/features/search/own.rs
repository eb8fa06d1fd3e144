//! The app's own pages: found by what they are called, and by what stands on them.

use super::found::{Hit, Section};
use crate::features::more;
use crate::i18n::I18n;
use crate::letters::has_words;
use crate::routing::Route;
use crate::session::use_session;
use crate::terms::Term;
use crate::words::Words;
use texts::{Key, key};

/// A page, and the texts on it that it is found by.
type Page = (Route, Words, &'static [Key]);

/// The pages that are open to all.
fn open() -> Vec<Page> {
    vec![
        (Route::Register, Words::Text(key::REGISTER_PAGE_HEADING), &[key::REGISTER_PAGE_INTRO]),
        (Route::Municipalities, Words::Noun(key::MUNICIPALITY_PLURAL), &[]),
        (Route::Regions, Words::Noun(key::REGION_PLURAL), &[key::STRUCTURE_PAGE_REGIONS_INTRO]),
        (Route::Clusters, Words::Noun(key::CLUSTER_PLURAL), &[key::STRUCTURE_PAGE_CLUSTERS_INTRO]),
        (Route::Timeline, Words::Text(key::TIMELINE_HEADING), &[]),
        (
            Route::About,
            Words::Text(key::ABOUT_HEADING),
            &[
                key::ABOUT_WHAT_HEADING,
                key::ABOUT_WHAT_TEXT,
                key::ABOUT_LEVELS_TEXT,
                key::ABOUT_SOURCES_TEXT,
                key::ABOUT_API_TEXT,
            ],
        ),
        (
            Route::Accessibility,
            Words::Text(key::ACCESSIBILITY_HEADING),
            &[key::ACCESSIBILITY_TEXT, key::ACCESSIBILITY_TESTED_TEXT, key::ACCESSIBILITY_KNOWN_TEXT],
        ),
    ]
}

/// The pages of whoever is signed in.
fn signed_in() -> Vec<Page> {
    vec![
        (Route::NewNeed, Words::Text(key::ACTION_REPORT_NEED), &[]),
        (Route::Contacts, Words::Text(key::NAV_CONTACTS), &[key::PEOPLE_CONTACTS_INTRO]),
        (Route::Roles, Words::Text(key::NAV_ROLES), &[]),
        (Route::MyPage, Words::Text(key::NAV_MINE), &[key::WAITING_ABOUT]),
        (Route::Profile, Words::Text(key::NAV_PROFILE), &[key::ACCOUNTS_LANGUAGE, key::ACCOUNT_PASSWORD]),
    ]
}

/// The pages that fit the words, in the language of the moment.
pub(super) fn found(i18n: I18n, words: &str) -> Option<Section> {
    let me = use_session().me_now();
    let known = open().into_iter().chain(me.iter().flat_map(|_| signed_in()));
    let fits = |called: &Words, on_it: &[Key]| {
        let texts = on_it.iter().map(|key| i18n.text_now(*key));
        let all: Vec<_> = std::iter::once(called.in_language_now(i18n)).chain(texts).collect();
        has_words(&all.join(" "), words)
    };
    let pages = known
        .filter(|(_, called, on_it)| fits(called, on_it))
        .map(|(route, called, _)| Hit::new(route.path(), called));
    let ways = more::ways(me.is_some()).into_iter().filter(|way| fits(&way.called, &[way.text]));
    let ways = ways.map(|way| Hit::new(way.route.path(), way.called).told([Words::Text(way.text)]));
    let terms = Term::ALL.iter().filter(|term| fits(&Words::Noun(term.word()), &[term.meaning()]));
    let terms = terms.map(|term| {
        Hit::new(Route::Terms.path(), Words::Noun(term.word())).told([Words::Text(term.meaning())])
    });
    Section::all("pages", Words::Text(key::SEARCH_PAGES), pages.chain(ways).chain(terms).collect())
}
