//! The page around the app: `web/index.html` with the links to this build's files put in.

use anyhow::{Context, Result, ensure};
use std::fs;

use crate::project::Project;

/// Where the links go; everything else, the first text a visitor sees included, is the page's own.
const PLACE: &str = "<!--HEAD-->";
/// Where the chosen colours are put in place, before anything is painted.
const COLOURS: &str = "<!--COLOURS-->";

/// The page, linking to the files under `assets`, such as `/assets/0f3c…`. The app finds files that it loads as
/// data (texts) by the content of `meta[name=assets]`.
///
/// # Errors
/// When the page is missing, has no place for the links, or holds a script or style that the content security
/// policy would refuse.
pub(crate) fn page(project: &Project, assets: &str) -> Result<String> {
    let path = project.root.join("web/index.html");
    let html = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    with_links(&html, assets).with_context(|| format!("{} cannot be used", path.display()))
}

fn with_links(html: &str, assets: &str) -> Result<String> {
    for place in [PLACE, COLOURS] {
        ensure!(html.matches(place).count() == 1, "it must contain {place} exactly once");
    }
    for forbidden in ["<script", "<style", " style=", " onclick=", " onload="] {
        ensure!(
            !html.contains(forbidden),
            "it contains {forbidden:?}, which the content security policy refuses"
        );
    }
    let links = format!(
        "<meta name=\"assets\" content=\"{assets}\">\n\
         <link rel=\"stylesheet\" href=\"{assets}/app.css\">\n\
         <link rel=\"preload\" href=\"{assets}/inter.woff2\" as=\"font\" type=\"font/woff2\" crossorigin>\n\
         <link rel=\"modulepreload\" href=\"{assets}/web.js\">\n\
         <link rel=\"preload\" href=\"{assets}/web_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <script type=\"module\" src=\"{assets}/boot.js\"></script>"
    );
    let colours = format!("<script src=\"{assets}/theme.js\"></script>");
    Ok(html.replace(PLACE, &links).replace(COLOURS, &colours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_build_stand_in_the_head() {
        let page = with_links("<head><!--HEAD--></head><!--COLOURS--><p>Laster</p>", "/assets/abc").unwrap();
        assert!(page.contains("<script type=\"module\" src=\"/assets/abc/boot.js\"></script></head>"));
        assert!(page.contains("<meta name=\"assets\" content=\"/assets/abc\">"));
        assert!(page.ends_with("<script src=\"/assets/abc/theme.js\"></script><p>Laster</p>"));
    }

    #[test]
    fn a_page_that_the_policy_would_break_is_refused() {
        for html in [
            "<head></head>",
            "<!--HEAD-->",
            "<!--HEAD--><!--HEAD--><!--COLOURS-->",
            "<!--HEAD--><!--COLOURS--><style></style>",
            "<!--HEAD--><!--COLOURS--><p style=\"\">",
        ] {
            assert!(with_links(html, "/assets/abc").is_err(), "{html}");
        }
    }
}
