//! For those who want geography: each municipality as a circle where it lies, with an area that follows its inhabitants.

use super::draw::{self, colours};
use super::map::under;
use super::state::State;
use crate::format;
use contract::structure::EqualVoiceView;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use std::fmt::Write as _;
use texts::key;

/// Kilometres to a unit of the drawing.
const SCALE: f64 = 2.6;
/// The circles that the scale shows, in inhabitants.
const EXAMPLES: [u32; 3] = [5_000, 50_000, 500_000];

/// Where a place is drawn: the transverse Mercator projection of zone 33, which maps of the whole of Norway use.
fn drawn_at(longitude: f64, latitude: f64) -> (f64, f64) {
    const RADIUS: f64 = 6_371.0 / SCALE;
    let (east, north) = ((longitude - 15.0).to_radians(), latitude.to_radians());
    (RADIUS * (north.cos() * east.sin()).atanh(), -RADIUS * north.tan().atan2(east.cos()))
}

/// The radius of so many inhabitants: the area follows the number.
fn radius(population: f64) -> f64 {
    (population.sqrt() / 22.0).max(1.0)
}

/// A circle of the drawing.
#[derive(Clone, Debug, PartialEq)]
struct Circle {
    at: usize,
    centre: (f64, f64),
    radius: f64,
}

/// The circles, the largest first, so that no small one is hidden.
fn circles(voices: &[EqualVoiceView]) -> Vec<Circle> {
    let circle = |(at, voice): (usize, &EqualVoiceView)| {
        let centre = drawn_at(voice.longitude?, voice.latitude?);
        Some(Circle { at, centre, radius: radius(f64::from(voice.population.unwrap_or_default())) })
    };
    let mut circles: Vec<Circle> = voices.iter().enumerate().filter_map(circle).collect();
    circles.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.at.cmp(&b.at)));
    circles
}

fn frame(circles: &[Circle]) -> draw::Frame {
    let edge = |of: fn(&Circle) -> f64, least: bool| {
        let start = if least { f64::MAX } else { f64::MIN };
        circles.iter().map(of).fold(start, if least { f64::min } else { f64::max })
    };
    let (left, top) =
        (edge(|c| c.centre.0 - c.radius, true) - 6.0, edge(|c| c.centre.1 - c.radius, true) - 6.0);
    let (right, bottom) =
        (edge(|c| c.centre.0 + c.radius, false) + 6.0, edge(|c| c.centre.1 + c.radius, false) + 6.0);
    (left, top, right - left, bottom - top)
}

/// The circles as SVG, with the classes of the measure.
fn drawing(state: State, circles: &[Circle]) -> String {
    let land = state.land();
    let mut drawn = draw::hatching("points-hatch");
    state.classes.with(|classes| {
        for circle in circles {
            let Some(voice) = land.voices.get(circle.at) else { continue };
            let class = classes.of.get(circle.at).and_then(|&class| classes.all.get(class));
            let (fill, _) = colours(class, "points-hatch");
            let _ = write!(
                drawn,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{:.1}\" fill=\"{fill}\" stroke=\"#111111\" stroke-width=\"0.7\" \
                 data-number=\"{}\"/>",
                circle.centre.0,
                circle.centre.1,
                circle.radius,
                draw::escaped(&voice.number)
            );
        }
    });
    drawn
}

/// The circles, and how large they are.
#[component]
pub(super) fn Geography(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let i18n = state.i18n;
    let circles = StoredValue::new(circles(&state.land().voices));
    let drawn = move || circles.with_value(|circles| drawing(state, circles));
    let point = move |event: PointerEvent| {
        if let Some(at) = under(state, event.target()) {
            state.chosen.set(Some(at));
        }
    };
    let ring = move || {
        let at = state.chosen.get()?;
        let circle = circles.with_value(|circles| circles.iter().find(|circle| circle.at == at).cloned())?;
        let (x, y) = circle.centre;
        Some(view! {
            <circle cx=x cy=y r=circle.radius + 2.0 class="app-voices-ring-ground" />
            <circle cx=x cy=y r=circle.radius + 2.0 class="app-voices-ring" />
        })
    };
    let example = move |population: u32| {
        let r = radius(f64::from(population));
        let size = 2.0 * r + 2.0;
        let count = move || {
            let count = format::number(i18n.lang(), u64::from(population));
            i18n.fill(key::MAP_POINTS_SIZE, &[("count", &count)])
        };
        view! {
            <li>
                <svg
                    viewBox=format!("{0:.1} {0:.1} {1:.1} {1:.1}", -r - 1.0, size)
                    width=format!("{size:.0}")
                    height=format!("{size:.0}")
                    aria-hidden="true"
                >
                    <circle r=r fill="none" stroke="currentColor" stroke-width="1.2" />
                </svg>
                <span>{count}</span>
            </li>
        }
    };
    view! {
        <section class="app-stack app-voices-geography" aria-labelledby="points">
            <h2 class="ds-heading" data-size="sm" id="points">{i18n.t(key::MAP_POINTS)}</h2>
            <p class="ds-paragraph app-text">{i18n.t(key::MAP_POINTS_ABOUT)}</p>
            <div class="app-voices">
                <div class="app-voices-paper">
                    <svg
                        class="app-voices-map"
                        viewBox=draw::view_box(circles.with_value(|circles| frame(circles)))
                        role="img"
                        aria-label=i18n.t(key::MAP_POINTS_NAME)
                        on:pointermove=point
                        on:pointerdown=point
                    >
                        <g inner_html=drawn></g>
                        <g pointer-events="none">{ring}</g>
                    </svg>
                </div>
                <div class="app-voices-side">
                    <p class="ds-paragraph app-voices-line app-screen">
                        {move || state.chosen.get().map(|at| state.line(at))}
                    </p>
                    <ul class="app-plain app-voices-examples">{EXAMPLES.map(example).into_iter().collect_view()}</ul>
                </div>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;

    #[test]
    fn north_is_up_and_east_is_right() {
        let (oslo, vardo) = (drawn_at(10.73, 59.99), drawn_at(31.1, 70.37));
        assert!(vardo.0 > oslo.0 && vardo.1 < oslo.1);
        assert!(drawn_at(15.0, 65.0).0.abs() < 0.001);
    }

    #[test]
    fn the_area_follows_the_inhabitants_and_no_small_circle_is_hidden() {
        let (small, large) = (radius(50_000.0), radius(200_000.0));
        assert!((large * large - 4.0 * small * small).abs() < 0.001);
        let small = EqualVoiceView { population: None, ..voice("1151", "Utsira") };
        let nowhere = EqualVoiceView { longitude: None, ..voice("9999", "Ny") };
        let circles = circles(&[small, nowhere, voice("4634", "Masfjorden")]);
        assert_eq!(circles.iter().map(|circle| circle.at).collect::<Vec<_>>(), [2, 0]);
    }
}
