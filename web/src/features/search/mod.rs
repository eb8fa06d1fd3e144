//! One search over everything one may see: each kind of thing under its own heading, with the way to its whole list.

mod ask;
mod found;
mod own;

use crate::i18n::{I18n, use_i18n};
use crate::narrow::{Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::load;
use crate::words::Words;
use found::{Hit, Section};
use leptos::prelude::*;
use texts::key;
use ui::{Announcer, Loaded, PageHeading};

/// The page of this folder.
pub(crate) fn page(_: Route) -> AnyView {
    view! { <Search /> }.into_any()
}

#[component]
fn Search() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Search, &[Name::text("q")]);
    let list = load(move |session| {
        let (words, lang) = (query.with(|query| query.text("q")), i18n.lang());
        async move {
            let Some(words) = words else { return Ok(None) };
            let sections = ask::everything(session, &words, lang).await?;
            Ok(Some((words, sections)))
        }
    });
    let show = move |found: Option<(String, Vec<Section>)>| match found {
        Some((words, sections)) => results(i18n, &words, sections),
        None => view! { <p class="ds-paragraph">{i18n.t(key::SEARCH_INTRO)}</p> }.into_any(),
    };
    view! {
        <PageHeading text=i18n.t(key::SEARCH_HEADING) />
        <Narrow query=query parts=vec![Part::search(i18n.t(key::SEARCH_LABEL))] />
        <Loaded resource=list view=show />
    }
}

/// What was found, and how much in all, which is also said aloud.
fn results(i18n: I18n, words: &str, mut sections: Vec<Section>) -> AnyView {
    sections.extend(own::found(i18n, words));
    let total: u64 = sections.iter().map(|section| section.total).sum();
    let quoted = format!("«{words}»");
    let summary = Signal::derive(move || {
        if total == 0 {
            return i18n.fill(key::SEARCH_NOTHING, &[("words", &quoted)]);
        }
        let hits = i18n.count(key::SEARCH_HITS, total);
        i18n.fill(key::SEARCH_FOUND, &[("hits", &hits), ("words", &quoted)])
    });
    Announcer::get().say(summary.get_untracked());
    view! {
        <p class="ds-paragraph" id="search-summary">{summary}</p>
        {sections.into_iter().map(|section| shown(i18n, section)).collect_view()}
    }
    .into_any()
}

fn shown(i18n: I18n, section: Section) -> impl IntoView {
    let Section { id, heading, hits, total, whole } = section;
    let heading = move || {
        let number = crate::format::number(i18n.lang(), total);
        format!("{} ({number})", heading.in_language(i18n))
    };
    let whole = whole.map(|(count, address)| {
        let text = move || i18n.fill(key::SEARCH_WHOLE, &[("what", &i18n.count(count, total))]);
        view! { <p class="ds-paragraph"><a class="ds-link" href=address>{text}</a></p> }
    });
    let heading_id = format!("search-{id}");
    let labelled = heading_id.clone();
    view! {
        <section class="app-stack" aria-labelledby=labelled>
            <h2 class="ds-heading" data-size="sm" id=heading_id>{heading}</h2>
            <ul class="app-list">{hits.into_iter().map(|hit| line(i18n, hit)).collect_view()}</ul>
            {whole}
        </section>
    }
}

fn line(i18n: I18n, hit: Hit) -> impl IntoView {
    let Hit { address, name, lang, more } = hit;
    let more = (!more.is_empty()).then(|| {
        let each = |words: Words| view! { <span>{words.signal(i18n)}</span> };
        view! { <div class="app-meta">{more.into_iter().map(each).collect_view()}</div> }
    });
    view! {
        <li>
            <a class="ds-link" href=address lang=lang>{name.signal(i18n)}</a>
            {more}
        </li>
    }
}
