//! A small chart: bars beside each other that say one thing, and the same figures as a table. The only kind of chart there
//! is, so that whoever has read one can read all.

use crate::Table;
use leptos::prelude::*;

/// What is compared: a row of bars has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// What it is about.
    pub name: String,
    /// A value for each series; `None` where there is none, which is not the same as nought.
    pub values: Vec<Option<f64>>,
}

/// A measure that each row has a bar of.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// What is measured.
    pub name: Signal<String>,
}

/// How full bars are told apart, when there are several in a row: by pattern as much as by colour, and in the order of the
/// legend.
const LOOKS: [&str; 4] = ["full", "striped", "dotted", "open"];

/// The part of the whole width that a value takes, in per cent; what is beyond the end is cut there.
fn width(value: f64, end: f64) -> f64 {
    if end > 0.0 { (value / end * 100.0).clamp(0.0, 100.0) } else { 0.0 }
}

/// The end of the scale: what was said, or the greatest value.
fn end_of(rows: &[ChartRow], said: Option<f64>) -> f64 {
    let values = rows.iter().flat_map(|row| row.values.iter().flatten());
    said.unwrap_or_else(|| values.copied().fold(0.0, f64::max))
}

/// Bars with their values written at their ends. The heading says what they show, not what they are; the table under them
/// has the same figures, and is what a screen reader reads.
#[component]
pub fn BarChart(
    /// The id of the heading.
    #[prop(into)]
    id: String,
    /// What one sees, as a sentence.
    #[prop(into)]
    finding: Signal<String>,
    /// What the figures are, and of which day.
    #[prop(into)]
    about: Signal<String>,
    /// What the rows are.
    #[prop(into)]
    row_head: Signal<String>,
    /// The measures, at most four.
    series: Vec<Series>,
    /// What is compared.
    #[prop(into)]
    rows: Signal<Vec<ChartRow>>,
    /// Where the scale ends; the greatest value unless said.
    #[prop(optional)]
    end: Option<f64>,
    /// Writes a value as the reader's language does.
    #[prop(into)]
    written: Callback<f64, String>,
    /// Opens the table.
    #[prop(into)]
    as_table: Signal<String>,
    /// Says that there is no figure.
    #[prop(into)]
    no_figure: Signal<String>,
) -> impl IntoView {
    let heading = id.clone();
    let columns = std::iter::once(row_head).chain(series.iter().map(|one| one.name)).collect();
    let several = series.len() > 1;
    let legend = several.then(|| {
        let entries = series.iter().zip(LOOKS).map(|(one, look)| {
            view! { <li><span class="ui-bar-mark" data-look=look></span>{one.name}</li> }
        });
        view! { <ul class="ui-chart-legend">{entries.collect_view()}</ul> }
    });
    let say = move |value: Option<f64>| value.map_or_else(|| no_figure.get(), |value| written.run(value));
    let bars = move || {
        let rows = rows.get();
        let end = end_of(&rows, end);
        let row = move |row: ChartRow| {
            let bars = row.values.into_iter().zip(LOOKS).map(|(value, look)| {
                let size = format!("{:.2}%", width(value.unwrap_or_default(), end));
                view! {
                    <span class="ui-bar-line">
                        <span class="ui-bar-track"><span class="ui-bar" data-look=look style:inline-size=size></span></span>
                        <span class="ui-bar-value">{move || say(value)}</span>
                    </span>
                }
            });
            view! {
                <div class="ui-bar-row">
                    <span class="ui-bar-name">{row.name}</span>
                    <span class="ui-bars">{bars.collect_view()}</span>
                </div>
            }
        };
        rows.into_iter().map(row).collect_view()
    };
    let table_rows = move || {
        let row = move |row: ChartRow| {
            let cell = move |value| view! { <td class="ui-number">{move || say(value)}</td> };
            let cells = row.values.into_iter().map(cell).collect_view();
            view! { <tr><th scope="row">{row.name}</th>{cells}</tr> }
        };
        rows.get().into_iter().map(row).collect_view()
    };
    view! {
        <figure class="ui-chart" aria-labelledby=heading>
            <h3 class="ds-heading" data-size="xs" id=id.clone()>{finding}</h3>
            <p class="ds-paragraph" data-size="sm">{about}</p>
            {legend}
            // The table says the same, row by row.
            <div class="ui-chart-bars" aria-hidden="true">{bars}</div>
            <details class="ui-chart-table">
                <summary>{as_table}</summary>
                <Table id=format!("{id}-table") caption=finding columns=columns numbers=&[1, 2, 3, 4] quiet=true>
                    {table_rows}
                </Table>
            </details>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[Option<f64>]) -> ChartRow {
        ChartRow { name: String::new(), values: values.to_vec() }
    }

    #[test]
    fn a_bar_is_as_long_as_its_value_says_and_never_longer_than_the_scale() {
        let near =
            |value: f64, wanted: f64| assert!((value - wanted).abs() < 1e-9, "{value} is not {wanted}");
        near(width(25.0, 100.0), 25.0);
        near(width(130.0, 100.0), 100.0);
        near(width(-5.0, 100.0), 0.0);
        near(width(0.0, 0.0), 0.0);
    }

    #[test]
    fn the_scale_ends_where_it_is_said_to_or_at_the_greatest_value() {
        let rows = [row(&[Some(3.0), None]), row(&[Some(8.0), Some(5.0)])];
        assert!((end_of(&rows, None) - 8.0).abs() < 1e-9);
        assert!((end_of(&rows, Some(100.0)) - 100.0).abs() < 1e-9);
        assert!(end_of(&[], None).abs() < 1e-9);
    }
}
