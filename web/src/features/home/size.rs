//! Whether small municipalities take part as equals: what KSF is for.

use super::figures::Figures;
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use domain::register::SizeClass;
use leptos::prelude::*;
use texts::key;
use ui::{BarChart, ChartRow, Series};

/// The share of the municipalities of each size that are in a cluster and have a contact.
#[component]
pub(super) fn BySize(figures: Figures) -> impl IntoView {
    let i18n = use_i18n();
    let small = figures.by_size.iter().find(|of| of.size == SizeClass::Small).copied();
    let finding = Signal::derive(move || {
        let (count, all) = small.map_or((0, 0), |small| (small.in_cluster, small.municipalities));
        let number = |number| format::number(i18n.lang(), number);
        i18n.fill(key::HOME_SIZE_FINDING, &[("count", &number(count)), ("all", &number(all))])
    });
    let on = figures.on;
    let about = Signal::derive(move || i18n.fill(key::HOME_SIZE_ABOUT, &[("date", &format::date(i18n, on))]));
    let by_size = figures.by_size;
    let rows = Signal::derive(move || {
        let row = |of: &super::figures::OfSize| ChartRow {
            name: i18n.heading(of.size.key()),
            values: vec![
                percent(of.in_cluster, of.municipalities),
                percent(of.with_contact, of.municipalities),
            ],
        };
        by_size.iter().map(row).collect::<Vec<_>>()
    });
    let series = vec![
        Series { name: i18n.t(key::HOME_SIZE_IN_CLUSTER) },
        Series { name: i18n.t(key::HOME_SIZE_CONTACT) },
    ];
    let written =
        Callback::new(move |value: f64| i18n.fill(key::HOME_PERCENT, &[("number", &format!("{value:.0}"))]));
    view! {
        <BarChart
            id="by-size"
            finding=finding
            about=about
            row_head=i18n.h(key::SIZE_CLASS)
            series=series
            rows=rows
            end=100.0
            written=written
            as_table=i18n.t(key::CHART_TABLE)
            no_figure=i18n.t(key::CHART_NO_FIGURE)
        />
    }
}

/// A part of a whole, per cent; of nothing there is none.
fn percent(part: u64, whole: u64) -> Option<f64> {
    let (part, whole) = (u32::try_from(part).ok()?, u32::try_from(whole).ok()?);
    (whole > 0).then(|| f64::from(part) / f64::from(whole) * 100.0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn of_none_there_is_no_share() {
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(1, 4), Some(25.0));
        assert_eq!(percent(0, 4), Some(0.0));
    }
}
