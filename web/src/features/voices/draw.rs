//! The map as SVG: on the page, and as a file of its own with title, legend and source.

use super::classes::{Class, Classes};
use super::lattice::{Cell, HALF};
use super::measure::Fill;
use super::outline;
use contract::structure::EqualVoiceView;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Room around the map, for its thickest line.
const MARGIN: f64 = 16.0;
const LINE: &str = "#111111";
const PAPER: &str = "#ffffff";

/// The part of the plane that a drawing shows: from the left, from above, width, height.
pub(super) type Frame = (f64, f64, f64, f64);

/// Text inside of markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The part of the plane that all cells are in.
pub(super) fn frame(cells: &[Option<Cell>]) -> Frame {
    let centres = || cells.iter().flatten().map(|cell| cell.centre());
    let least = |of: fn((f64, f64)) -> f64| centres().map(of).fold(f64::MAX, f64::min) - MARGIN;
    let most = |of: fn((f64, f64)) -> f64| centres().map(of).fold(f64::MIN, f64::max) + MARGIN;
    let (left, top) = (least(|(x, _)| x), least(|(_, y)| y));
    (left, top, most(|(x, _)| x) - left, most(|(_, y)| y) - top)
}

/// The value of `viewBox`.
pub(super) fn view_box((left, top, width, height): Frame) -> String {
    format!("{left:.0} {top:.0} {width:.0} {height:.0}")
}

/// A hexagon's corners, for `points`.
pub(super) fn points(cell: Cell) -> String {
    let corners = cell.corners().map(|(x, y)| format!("{x:.1},{y:.1}"));
    corners.join(" ")
}

/// The pattern of what there is none of. Each drawing of a page has its own name for it.
pub(super) fn hatching(name: &str) -> String {
    format!(
        "<defs><pattern id=\"{name}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#f4f4f4\"/>\
         <line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" stroke=\"#8a8a8a\" stroke-width=\"1.6\"/></pattern></defs>"
    )
}

/// The colour of a class, and of its letter.
pub(super) fn colours(class: Option<&Class>, hatching: &str) -> (String, &'static str) {
    match class.map(|class| class.fill) {
        Some(Fill::Colour { fill, letter }) => (fill.to_owned(), letter),
        Some(Fill::Hatched) | None => (format!("url(#{hatching})"), LINE),
    }
}

/// A letter in the middle of a place. On hatching it stands on a light ground, so that it can be read.
fn letter(class: &Class, (x, y): (f64, f64), colour: &str) -> String {
    let size = if class.letter.chars().count() > 1 { 8 } else { 9 };
    let ground = match class.fill {
        Fill::Hatched => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"#f4f4f4\"/>"),
        Fill::Colour { .. } => String::new(),
    };
    format!(
        "{ground}<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{colour}\">{}</text>",
        y + 3.2,
        escaped(&class.letter)
    )
}

/// The hexagons with their letters, and the lines around counties and regions. With `options` each is an option of a list
/// box, by the name of its municipality.
pub(super) fn map(
    voices: &[EqualVoiceView],
    cells: &[Option<Cell>],
    classes: &Classes,
    hatch: &str,
    options: bool,
) -> String {
    let mut drawn = hatching(hatch);
    let (mut counties, mut regions) = (BTreeMap::new(), BTreeMap::new());
    for (at, (voice, cell)) in voices.iter().zip(cells).enumerate() {
        let Some(cell) = *cell else { continue };
        counties.insert(cell, voice.county.number.as_str());
        regions.insert(cell, voice.region.as_ref().map_or("", |region| region.slug.as_str()));
        let class = classes.of.get(at).and_then(|&class| classes.all.get(class));
        let (fill, on_it) = colours(class, hatch);
        // White between colours; on hatching it would not be seen.
        let edge = if fill.starts_with("url") { "#8a8a8a" } else { PAPER };
        let number = escaped(&voice.number);
        let name = escaped(&voice.name);
        let role = if options {
            format!(" role=\"option\" id=\"voice-{number}\" aria-label=\"{name}\" data-number=\"{number}\"")
        } else {
            String::new()
        };
        let _ = write!(
            drawn,
            "<g{role}><polygon points=\"{}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"0.8\"/>{}{}</g>",
            points(cell),
            if options { String::new() } else { format!("<title>{name}</title>") },
            class.map(|class| letter(class, cell.centre(), on_it)).unwrap_or_default(),
        );
    }
    let line = |data: &str, width: f64| {
        format!(
            "<path d=\"{data}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"{width}\" stroke-linecap=\"round\" \
             pointer-events=\"none\"/>"
        )
    };
    let _ = write!(drawn, "{}{}", line(&outline::path(&counties), 1.0), line(&outline::path(&regions), 2.6));
    drawn
}

/// A hexagon of a class with its letter, as the legend shows it.
pub(super) fn swatch(class: &Class, hatch: &str) -> String {
    let cell = Cell { q: 0, r: 0 };
    let (fill, on_it) = colours(Some(class), hatch);
    format!(
        "<polygon points=\"{}\" fill=\"{fill}\" stroke=\"{LINE}\" stroke-width=\"1\"/>{}",
        points(cell),
        letter(class, cell.centre(), on_it)
    )
}

/// What stands on a map that is a file of its own.
pub(super) struct Words {
    pub title: String,
    pub labels: Vec<String>,
    pub lines: String,
    pub source: String,
}

/// Signs of a line of text that fit across the file.
const ACROSS: usize = 92;

/// A text in lines that fit.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < ACROSS => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The map as a file: width, height, and the SVG. The legend stands in the sea to the west of the north, where there is room,
/// in as many columns as it needs.
pub(super) fn file(
    voices: &[EqualVoiceView],
    cells: &[Option<Cell>],
    classes: &Classes,
    words: &Words,
) -> (f64, f64, String) {
    const HEAD: f64 = 44.0;
    const STEP: f64 = 25.0;
    let (left, top, width, height) = frame(cells);
    let foot: Vec<String> = lines(&words.lines).into_iter().chain(lines(&words.source)).collect();
    let mut legend = String::new();
    for (at, (class, label)) in classes.all.iter().zip(&words.labels).enumerate() {
        let y = top + HEAD + STEP * float(at);
        let _ = write!(
            legend,
            "<g transform=\"translate({:.1} {y:.1})\">{}<text x=\"16\" y=\"4\" font-size=\"12\" fill=\"{LINE}\">{}</text></g>",
            left + MARGIN + HALF,
            swatch(class, "hatch"),
            escaped(label)
        );
    }
    let mut notes = String::new();
    for (at, line) in foot.iter().enumerate() {
        let _ = write!(
            notes,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"10\" fill=\"{LINE}\">{}</text>",
            left + MARGIN,
            top + HEAD + height + 14.0 * float(at) + 8.0,
            escaped(line)
        );
    }
    // A long legend, as of many clusters, reaches down over the land unless the map stands to its right.
    let beside = if classes.all.len() > 12 { 260.0 } else { 0.0 };
    let whole = (width + beside, HEAD + height + 14.0 * float(foot.len()) + 12.0);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left:.1} {top:.1} {:.1} {:.1}\" width=\"{:.0}\" \
         height=\"{:.0}\" font-family=\"Inter, Arial, sans-serif\"><title>{title}</title>\
         <rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{PAPER}\"/>\
         <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"16\" font-weight=\"bold\" fill=\"{LINE}\">{title}</text>\
         <g transform=\"translate({beside:.0} {HEAD:.0})\">{}</g>{legend}{notes}</svg>",
        whole.0,
        whole.1,
        whole.0,
        whole.1,
        whole.0,
        whole.1,
        left + MARGIN,
        top + 20.0,
        map(voices, cells, classes, "hatch", false),
        title = escaped(&words.title),
    );
    (whole.0, whole.1, svg)
}

fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::super::lattice::places;
    use super::super::samples::voice;
    use super::*;

    fn one_class() -> Classes {
        let class = Class { letter: "V".to_owned(), fill: Fill::Hatched, label: "KSF Vest".to_owned() };
        Classes { all: vec![class], of: vec![0, 0] }
    }

    #[test]
    fn each_municipality_is_an_option_by_its_name_and_a_name_is_never_markup() {
        let voices = [voice("4601", "Bergen"), voice("4621", "<Voss> & \"Granvin\"")];
        let drawn = map(&voices, &places(&voices), &one_class(), "hatch", true);
        assert_eq!(drawn.matches("role=\"option\"").count(), 2);
        assert!(drawn.contains("aria-label=\"&lt;Voss&gt; &amp; &quot;Granvin&quot;\""), "{drawn}");
        assert_eq!(drawn.matches("<path").count(), 2, "counties and regions");
    }

    #[test]
    fn a_file_has_title_legend_and_source() {
        let voices = [voice("4601", "Bergen"), voice("4621", "Voss")];
        let words = Words {
            title: "Kart over kommunene".to_owned(),
            labels: vec!["KSF Vest (2)".to_owned()],
            lines: "Tykk strek".to_owned(),
            source: "Kartverket ".repeat(20),
        };
        let (width, height, svg) = file(&voices, &places(&voices), &one_class(), &words);
        for wanted in
            ["<title>Kart over kommunene</title>", "KSF Vest (2)", "Tykk strek", "<title>Voss</title>"]
        {
            assert!(svg.contains(wanted), "{wanted}: {svg}");
        }
        assert!(width > 0.0 && height > 0.0 && svg.matches("Kartverket").count() == 20);
        assert!(!svg.contains("role="), "a file is nothing to choose in");
    }
}
