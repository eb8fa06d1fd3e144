//! The same as a table, in the order one asks for.

use super::find::alphabetical;
use super::map::way;
use super::measure::Measure;
use super::state::State;
use crate::features::structure::facts::{Names, Number};
use crate::labels::Label;
use contract::structure::EqualVoiceView;
use leptos::prelude::*;
use std::cmp::Ordering;
use texts::key;
use ui::{Sorting, Table};

/// The columns, in order.
const NAME: usize = 0;
const COUNTY: usize = 1;
const VALUE: usize = 2;
const POPULATION: usize = 3;

/// The order of two municipalities by what is measured: as the legend has it; needs by their number.
fn by_measure(measure: Measure, a: (&EqualVoiceView, usize), b: (&EqualVoiceView, usize)) -> Ordering {
    match measure {
        Measure::Needs => a.0.published_needs.cmp(&b.0.published_needs),
        _ => a.1.cmp(&b.1),
    }
}

/// The municipalities in an order; those that are alike by name.
fn ordered(
    voices: &[EqualVoiceView],
    classes: &[usize],
    measure: Measure,
    column: usize,
    descending: bool,
) -> Vec<usize> {
    let names: Vec<String> = voices.iter().map(|voice| alphabetical(&voice.name)).collect();
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    let mut order: Vec<usize> = (0..voices.len()).collect();
    order.sort_by(|&a, &b| {
        let (Some(one), Some(other)) = (voices.get(a), voices.get(b)) else { return Ordering::Equal };
        let ordering = match column {
            COUNTY => alphabetical(&one.county.name).cmp(&alphabetical(&other.county.name)),
            VALUE => by_measure(measure, (one, class(a)), (other, class(b))),
            POPULATION => one.population.cmp(&other.population),
            _ => names.get(a).cmp(&names.get(b)),
        };
        let ordering = if descending { ordering.reverse() } else { ordering };
        ordering.then_with(|| names.get(a).cmp(&names.get(b)))
    });
    order
}

/// The table.
#[component]
pub(super) fn VoicesTable(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let i18n = state.i18n;
    let sorting = Sorting::by(NAME);
    let row = move |at: usize| {
        let land = state.land();
        let voice = land.voices.get(at)?.clone();
        let name = view! { <Names name=voice.name parallel=voice.parallel_names /> };
        let name = match way(&voice.number) {
            Some(href) => view! { <a class="ds-link" href=href>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        let population = match voice.population {
            Some(population) => view! { <Number value=i64::from(population) /> }.into_any(),
            None => view! { <td>{i18n.t(key::UI_UNKNOWN)}</td> }.into_any(),
        };
        Some(view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{voice.county.name}</td>
                <td>{state.value(at)}</td>
                {population}
            </tr>
        })
    };
    let rows = move || {
        let land = state.land();
        let (column, descending) = sorting.now();
        let classes = state.classes.with(|classes| classes.of.clone());
        let order = ordered(&land.voices, &classes, state.measure.get(), column, descending);
        order.into_iter().filter_map(row).collect_view()
    };
    let caption = Signal::derive(move || {
        i18n.fill(key::MAP_TABLE_CAPTION, &[("measure", &i18n.text(state.measure.get().key()))])
    });
    let columns = vec![
        i18n.t(key::MAP_TABLE_NAME),
        i18n.h(key::COUNTY),
        Signal::derive(move || state.called()),
        i18n.h(key::POPULATION),
    ];
    view! {
        <section class="app-stack" aria-labelledby="voices-table-heading">
            <h2 class="ds-heading" data-size="sm" id="voices-table-heading">{i18n.t(key::MAP_TABLE)}</h2>
            <Table id="voices-table" caption=caption columns=columns numbers=&[POPULATION] sorting=sorting>{rows}</Table>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;

    #[test]
    fn the_table_is_in_the_order_one_asks_for() {
        let voices = [
            EqualVoiceView { population: Some(300_000), published_needs: 9, ..voice("4601", "Bergen") },
            EqualVoiceView { population: None, published_needs: 40, ..voice("3901", "Ås") },
            EqualVoiceView { population: Some(21_000), ..voice("5601", "Alta") },
        ];
        let order = |column, descending| ordered(&voices, &[0, 0, 4], Measure::Needs, column, descending);
        assert_eq!(order(NAME, false), [2, 0, 1], "å is the last letter");
        assert_eq!(order(POPULATION, true), [0, 2, 1]);
        assert_eq!(order(VALUE, true), [1, 0, 2], "by the number of needs, not by its class");
        assert_eq!(order(COUNTY, false), [2, 0, 1], "alike by name");
    }
}
