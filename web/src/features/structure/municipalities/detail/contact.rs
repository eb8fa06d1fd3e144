//! The R&D contact: who answers now and why, and for those in KSF the contacts with mandate, agreed tasks and deputy.

use crate::asked_day::is_past;
use crate::features::structure::facts::{Fact, municipality, region, since};
use crate::features::structure::municipalities::around::Around;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::terms::{Meaning, Term};
use contract::people::{AnswererView, AnswersBecause, RoleAssignmentView};
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;

/// Why somebody answers, or did when that is over.
fn why(because: AnswersBecause, past: bool) -> Key {
    if !past {
        return because.key();
    }
    match because {
        AnswersBecause::Contact => key::PLACE_PAGE_THEN_CONTACT,
        AnswersBecause::Deputy => key::PLACE_PAGE_THEN_DEPUTY,
        AnswersBecause::Motor => key::PLACE_PAGE_THEN_MOTOR,
        AnswersBecause::Region => key::PLACE_PAGE_THEN_REGION,
        AnswersBecause::Nation => key::PLACE_PAGE_THEN_NATION,
    }
}

/// Who answers on the day that is looked at: the words of it, and who with why.
pub(in super::super) fn answers(i18n: I18n, answerer: &AnswererView, day: Option<Date>) -> AnyView {
    let past = is_past(day);
    let asked = if past { key::PLACE_PAGE_ANSWERS_THEN } else { key::PLACE_PAGE_ANSWERS };
    let told = who(i18n, answerer, past);
    view! { <Fact term=i18n.t(asked)>{told}</Fact> }.into_any()
}

fn who(i18n: I18n, answerer: &AnswererView, past: bool) -> AnyView {
    let person = answerer.person.clone().map(|person| view! { " " <strong>{person}</strong> });
    let away = answerer.deputy_for.clone().map(|name| {
        let text = move || i18n.fill(key::PLACE_PAGE_DEPUTY_FOR, &[("name", &name)]);
        view! { " (" {text} ")" }
    });
    let place = match (&answerer.motor, &answerer.region) {
        (Some(motor), _) => Some(municipality(motor)),
        (None, Some(place)) => Some(region(place)),
        (None, None) => None,
    };
    let place = place.map(|place| view! { " " {place} });
    view! { {i18n.t(why(answerer.because, past))} {person} {away} {place} }.into_any()
}

fn contact(i18n: I18n, one: RoleAssignmentView) -> impl IntoView {
    let from = since(i18n, one.valid_from);
    let email = one.holder_email.map(|email| {
        view! {
            <p class="ds-paragraph">
                <a class="ds-link app-link" href=format!("mailto:{email}")>{email.clone()}</a>
            </p>
        }
    });
    let deputy = one.deputy.map(|deputy| {
        view! { <Fact term=i18n.h(key::ROLE_DEPUTY)>{deputy.name}</Fact> }
    });
    let mandate = match one.mandate {
        Some(mandate) => mandate.into_any(),
        None => i18n.t(key::PLACE_PAGE_MANDATE_NONE).into_any(),
    };
    let tasks = (!one.tasks.is_empty()).then(|| {
        let tasks = one.tasks.into_iter().map(|task| view! { <li>{task}</li> }).collect_view();
        view! { <Fact term=i18n.t(key::PLACE_PAGE_TASKS)><ul class="ds-list">{tasks}</ul></Fact> }
    });
    view! {
        <li>
            <div class="app-row">
                <strong>{one.holder}</strong>
                <span>{i18n.h(one.role.role.key())} ", " {from}</span>
            </div>
            {email}
            <dl class="app-facts">
                <Fact term=i18n.t(key::PLACE_PAGE_MANDATE)>{mandate}</Fact>
                {tasks}
                {deputy}
            </dl>
        </li>
    }
}

/// The part of the page. Whoever may not read the contacts is told who answers, above.
#[component]
pub(super) fn Contact(around: Around) -> impl IntoView {
    let i18n = use_i18n();
    (!around.contacts.is_empty()).then(|| {
        let all = around.contacts.into_iter().map(|one| contact(i18n, one)).collect_view();
        view! {
                    <section class="app-stack" aria-labelledby="contact">
                        <div class="app-row app-asked">
        <h2 class="ds-heading" data-size="sm" id="contact">{i18n.h(key::ROLE_RD_CONTACT)}</h2>
        <Meaning of=Term::RdContact />
        </div>
                        <ul class="app-list">{all}</ul>
                    </section>
                }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_told_as_it_was() {
        use AnswersBecause::{Contact, Deputy, Motor, Nation, Region};
        for because in [Contact, Deputy, Motor, Region, Nation] {
            assert_ne!(why(because, true), why(because, false), "{because:?}");
        }
    }
}
