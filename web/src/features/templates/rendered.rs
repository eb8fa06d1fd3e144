//! A document as the service made it, for the page: only what stands in it, with its headings below those of the page.

/// What stands in a document, as HTML. The service makes all of it from blocks of text, and no document holds a script.
pub(super) fn inside(html: &str) -> String {
    let main = html.split_once("<main>").and_then(|(_, rest)| rest.rsplit_once("</main>"));
    let main = main.map_or("", |(main, _)| main);
    // From the lowest up, so that none is lowered twice.
    (1..=3).rev().fold(main.to_owned(), |text, level| {
        let below = level + 2;
        text.replace(&format!("<h{level}>"), &format!("<h{below}>"))
            .replace(&format!("</h{level}>"), &format!("</h{below}>"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_of_a_document_stand_below_those_of_the_page() {
        let html = "<html><head><title>x</title></head><body><main><h1>Avtale</h1><p>a</p><h2>1</h2><h3>b</h3></main></body></html>";
        assert_eq!(inside(html), "<h3>Avtale</h3><p>a</p><h4>1</h4><h5>b</h5>");
        assert_eq!(inside("no document"), "");
    }
}
