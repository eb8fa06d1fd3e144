//! A document as an OpenDocument text (ISO/IEC 26300): the open format for documents that others go on working with. Word,
//! LibreOffice and Google Docs open it.

use super::pack::{TooLarge, pack};
use super::{Block, Document, Run};
use std::fmt::Write as _;

const MIME: &str = "application/vnd.oasis.opendocument.text";

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;

/// A4 with the styles that a word processor lets its user change in one place.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/><style:text-properties fo:font-family="Georgia" fo:font-size="11pt" fo:language="{language}" fo:country="NO"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard" style:class="text"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:class="text"><style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-family="Arial" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1" style:class="text"><style:text-properties fo:font-size="20pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2" style:class="text"><style:text-properties fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="3" style:class="text"><style:text-properties fo:font-size="12pt"/></style:style>
<text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.6cm"/></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2.5cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"/><style:header-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">{header}</style:master-page></office:master-styles>
</office:document-styles>
"#;

const CONTENT: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="BI" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>
<style:style style:name="Gap" style:family="text"><style:text-properties fo:background-color="#ffe680"/></style:style>
</office:automatic-styles>
<office:body><office:text>
"##;

/// Text as XML has it. Control characters, which no template has, would not be XML at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

fn runs(runs: &[Run]) -> String {
    let styled = |style: &str, text: &str| {
        format!("<text:span text:style-name=\"{style}\">{}</text:span>", escaped(text))
    };
    let one = |run: &Run| match run {
        Run::LineBreak => "<text:line-break/>".to_owned(),
        Run::Gap(text) => styled("Gap", text),
        Run::Text { text, bold: true, italic: true } => styled("BI", text),
        Run::Text { text, bold: true, italic: false } => styled("B", text),
        Run::Text { text, bold: false, italic: true } => styled("I", text),
        Run::Text { text, bold: false, italic: false } => escaped(text),
    };
    runs.iter().map(one).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let level = (*level).min(3);
            format!(
                "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>\n",
                runs(text)
            )
        }
        Block::Paragraph(text) => {
            format!("<text:p text:style-name=\"Text_20_body\">{}</text:p>\n", runs(text))
        }
        Block::List { numbered, items } => {
            let style = if *numbered { "Numbers" } else { "Points" };
            let mut out = format!("<text:list text:style-name=\"{style}\">");
            for item in items {
                let _ = write!(
                    out, // writing to a String cannot fail
                    "<text:list-item><text:p text:style-name=\"Text_20_body\">{}</text:p></text:list-item>",
                    runs(item)
                );
            }
            out + "</text:list>\n"
        }
    }
}

/// The document as an OpenDocument text.
///
/// # Errors
/// [`TooLarge`].
pub(crate) fn odt(document: &Document) -> Result<Vec<u8>, TooLarge> {
    let body: String = document.blocks.iter().map(block).collect();
    let content = format!("{CONTENT}{body}</office:text></office:body></office:document-content>\n");
    let header = document.mark.map_or_else(String::new, |mark| {
        format!(
            "<style:header><text:p text:style-name=\"Standard\">{}</text:p></style:header>",
            escaped(mark)
        )
    });
    let styles = STYLES.replace("{language}", document.lang.tag()).replace("{header}", &header);
    let meta = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\"><office:meta><dc:title>{}</dc:title>\
         <dc:language>{}-NO</dc:language></office:meta></office:document-meta>\n",
        escaped(&document.title),
        document.lang.tag()
    );
    // What it is comes first and as it is, so that the file says so by its first bytes.
    pack(&[
        ("mimetype", MIME),
        ("content.xml", &content),
        ("styles.xml", &styles),
        ("meta.xml", &meta),
        ("META-INF/manifest.xml", MANIFEST),
    ])
}
