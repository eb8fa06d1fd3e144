//! What every page of the reference has around it.

use super::{PROBLEMS, REFERENCE, STYLE};
use maud::{DOCTYPE, Markup, html};

/// A page: its address, title, contents and content.
pub(super) fn page(address: &str, title: &str, contents: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – KSF-plattformen" }
                link rel="stylesheet" href=(STYLE);
                link rel="icon" href="/favicon.svg";
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header {
                    a.name href="/" { "KSF-plattformen" }
                    nav aria-label="Pages" {
                        ul {
                            (place(address, REFERENCE, "API reference"))
                            (place(address, PROBLEMS, "Problems"))
                            (place(address, "/api/v1/openapi.json", "OpenAPI 3.1"))
                        }
                    }
                }
                div.columns {
                    nav.contents aria-label="Contents" { (contents) }
                    main id="content" tabindex="-1" { (content) }
                }
                footer { p { "KSF-plattformen " (env!("CARGO_PKG_VERSION")) } }
            }
        }
    }
}

fn place(address: &str, target: &str, name: &str) -> Markup {
    html! { li { a href=(target) aria-current=[(address == target).then_some("page")] { (name) } } }
}
