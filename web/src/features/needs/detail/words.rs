//! What is said of a need: by its state, by who holds it, by who can see it.

use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::needs::{HolderView, NeedView};
use contract::people::Me;
use domain::ContentLanguage;
use domain::access::{Level, Visibility};
use domain::need::NeedProcess;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Color, Tag};

/// The language of content, as the page tells the browser and the screen reader.
pub(in crate::features::needs) const fn language_tag(language: ContentLanguage) -> &'static str {
    language.code()
}

/// The colour beside the word for where a need is.
pub(in crate::features::needs) const fn process_color(process: NeedProcess) -> Color {
    match process {
        NeedProcess::Draft | NeedProcess::Withdrawn | NeedProcess::Expired | NeedProcess::Merged => {
            Color::Neutral
        }
        NeedProcess::Submitted | NeedProcess::LiftedRegion | NeedProcess::LiftedNational => Color::Info,
        NeedProcess::Qualified => Color::Success,
        NeedProcess::Rejected => Color::Warning,
    }
}

/// The municipalities it comes from, where they are named.
pub(in crate::features::needs) fn originators(i18n: I18n, need: &NeedView) -> Signal<String> {
    let names: Vec<_> = need.originators.iter().map(|m| m.name.as_str()).collect();
    let names = names.join(", ");
    Signal::derive(move || {
        if names.is_empty() {
            i18n.text(key::NEED_PAGE_NAMELESS)
        } else {
            i18n.fill(key::NEED_PAGE_FROM, &[("names", &names)])
        }
    })
}

/// Who holds it.
#[component]
pub(in crate::features::needs) fn Holder(
    /// Who holds it.
    holder: HolderView,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let name = holder.name.as_deref();
        match (holder.level, name) {
            (Level::Cluster, Some(name)) => i18n.fill(key::NEED_PAGE_HOLDER_CLUSTER, &[("name", name)]),
            (Level::Region, Some(name)) => i18n.fill(key::NEED_PAGE_HOLDER_REGION, &[("name", name)]),
            (Level::Cluster, None) => i18n.text(key::NEED_PAGE_HOLDER_NAMELESS_CLUSTER),
            (Level::Region, None) => i18n.text(key::NEED_PAGE_HOLDER_NAMELESS_REGION),
            (Level::National, _) => i18n.text(key::NEED_PAGE_HOLDER_NATIONAL),
        }
    };
    view! { <span>{text}</span> }
}

/// Why it is they who hold it, where they stand in for another level.
pub(super) fn stand_in(holder: &HolderView) -> Option<Key> {
    holder.stands_in_for.map(|level| match level {
        Level::Cluster => key::NEED_PAGE_STAND_IN_CLUSTER,
        Level::Region => key::NEED_PAGE_STAND_IN_REGION,
        Level::National => key::NEED_PAGE_STAND_IN_NATIONAL,
    })
}

/// Where it is, as a label.
#[component]
pub(super) fn Process(
    /// Where it is.
    process: NeedProcess,
) -> impl IntoView {
    let i18n = use_i18n();
    view! { <Tag color=process_color(process)>{i18n.t(process.key())}</Tag> }
}

/// What happens next.
pub(super) const fn next(process: NeedProcess) -> Key {
    match process {
        NeedProcess::Draft => key::NEED_PAGE_NEXT_DRAFT,
        NeedProcess::Submitted => key::NEED_PAGE_NEXT_SUBMITTED,
        NeedProcess::Qualified => key::NEED_PAGE_NEXT_QUALIFIED,
        NeedProcess::Merged => key::NEED_PAGE_NEXT_MERGED,
        NeedProcess::Rejected => key::NEED_PAGE_NEXT_REJECTED,
        NeedProcess::LiftedRegion => key::NEED_PAGE_NEXT_LIFTED_REGION,
        NeedProcess::LiftedNational => key::NEED_PAGE_NEXT_LIFTED_NATIONAL,
        NeedProcess::Withdrawn => key::NEED_PAGE_NEXT_WITHDRAWN,
        NeedProcess::Expired => key::NEED_PAGE_NEXT_EXPIRED,
    }
}

/// Whether a person acts for the municipality that the need comes from.
pub(super) fn is_own(me: &Me, need: &NeedView) -> bool {
    let own = |number: &str| me.may_register_for.iter().any(|p| p.own && p.municipality.number == number);
    need.originators.iter().any(|municipality| own(&municipality.number))
}

/// Who has it where no coordinator does: it is a draft, or its way has ended.
pub(super) const fn unheld(process: NeedProcess, own: bool) -> Key {
    match process {
        NeedProcess::Draft if own => key::NEED_PAGE_HOLDER_MUNICIPALITY,
        NeedProcess::Draft => key::NEED_PAGE_HOLDER_AUTHOR,
        NeedProcess::Merged => key::NEED_PAGE_NEXT_MERGED,
        NeedProcess::Submitted
        | NeedProcess::Qualified
        | NeedProcess::LiftedRegion
        | NeedProcess::LiftedNational
        | NeedProcess::Rejected
        | NeedProcess::Withdrawn
        | NeedProcess::Expired => key::NEED_PAGE_HOLDER_NOBODY,
    }
}

/// Who can see it.
pub(super) fn seen_by(need: &NeedView, own: bool) -> Key {
    match (need.visibility, need.publication) {
        (Visibility::Internal, _) if need.process != NeedProcess::Draft => key::NEED_PAGE_SEEN_ENDED,
        (Visibility::Internal, _) if !own => key::NEED_PAGE_SEEN_AUTHOR,
        (Visibility::Public, Some(publication)) if publication.with_name => {
            key::NEED_PAGE_PUBLISHED_WITH_NAME
        }
        (Visibility::Public, Some(_)) => key::NEED_PAGE_PUBLISHED_WITHOUT_NAME,
        (visibility, _) => visibility.key(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::needs::samples::need;

    #[test]
    fn a_need_that_has_ended_is_with_nobody_and_no_longer_the_municipality_s_alone() {
        for process in ["rejected", "withdrawn"] {
            for own in [true, false] {
                let need = need(process);
                assert_eq!(unheld(need.process, own), key::NEED_PAGE_HOLDER_NOBODY);
                assert_eq!(seen_by(&need, own), key::NEED_PAGE_SEEN_ENDED);
            }
        }
    }

    #[test]
    fn a_draft_is_said_to_be_one_s_own_only_to_the_municipality_itself() {
        let draft = need("draft");
        assert_eq!(unheld(draft.process, true), key::NEED_PAGE_HOLDER_MUNICIPALITY);
        assert_eq!(unheld(draft.process, false), key::NEED_PAGE_HOLDER_AUTHOR);
        assert_eq!(seen_by(&draft, true), key::VISIBILITY_INTERNAL);
        assert_eq!(seen_by(&draft, false), key::NEED_PAGE_SEEN_AUTHOR);
    }
}
