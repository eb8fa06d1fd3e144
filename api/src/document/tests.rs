use super::*;

const TEMPLATE: &str = "# Avtale for {{cluster}}\n\nMellom {{members}} og **{{motor}}**.  \nSak [fyll inn: saksnummer].\n\n\
    - eitt\n- to <b>\n\n1. fyrst\n\n{{signatures}}\n";

fn document() -> Document {
    let values = Values::from([
        (Placeholder::Cluster, "Nord & *Sør*".to_owned()),
        (Placeholder::Members, "Voss og Masfjorden".to_owned()),
        (Placeholder::Signatures, "Voss: ____\nMasfjorden: ____".to_owned()),
    ]);
    Document {
        title: "Avtale".to_owned(),
        lang: Lang::Nn,
        blocks: read(TEMPLATE, Lang::Nn, &values),
        mark: None,
    }
}

#[test]
fn what_is_known_is_filled_in_as_it_stands_and_what_is_not_is_a_gap() {
    let page = html(&document());
    assert!(page.contains("<h1>Avtale for Nord &amp; *Sør*</h1>"), "{page}");
    assert!(
        page.contains("Mellom Voss og Masfjorden og <mark>[fyll inn: motorkommune]</mark>.<br>"),
        "{page}"
    );
    assert!(page.contains("Sak <mark>[fyll inn: saksnummer]</mark>."), "{page}");
    assert!(page.contains("<ul><li>eitt</li><li>to &lt;b&gt;</li></ul><ol><li>fyrst</li></ol>"), "{page}");
    assert!(page.contains("Voss: ____<br>Masfjorden: ____"), "{page}");
    assert!(page.contains("<html lang=\"nn\">") && !page.contains("<script"), "{page}");
}

#[test]
fn an_opendocument_text_says_what_it_is_first_and_holds_the_same() {
    let bytes = odt(&document()).unwrap();
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..77], b"application/vnd.oasis.opendocument.text");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let content = text.as_str();
    assert!(content.contains("Avtale for Nord &amp; *Sør*</text:h>"), "{content}");
    assert!(
        content.contains("<text:span text:style-name=\"Gap\">[fyll inn: motorkommune]</text:span>"),
        "{content}"
    );
    assert!(content.contains("Voss: ____<text:line-break/>Masfjorden: ____"), "{content}");
    assert_eq!(text.matches("PK\u{1}\u{2}").count(), 5, "the directory names five files");
    assert!(bytes.ends_with(&[0, 0]) && text.contains("PK\u{5}\u{6}"));
    assert_eq!(bytes, odt(&document()).unwrap(), "the same text is the same bytes");
}
