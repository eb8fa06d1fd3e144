//! Each language keeps to its own words. The journeys see that no page shows a text of another language; this sees that
//! no text stands in the wrong column, or was translated by halves.
#![cfg(feature = "embedded")]

use texts::{Key, Lang};

/// Words that only bokmål has; `kommunenes` stands in a name of KS that is the same in both.
const BOKMAL: &str = "ikke jeg hva hvem hvor hvordan hvorfor hvilken hvilket hvilke noe noen fra også bare mye mer \
    flere ble dere deres sier gjør gjøre finnes være uten utenfor innen videre samme selv egne egen navn ennå nå \
    kommuner kommunene regioner regionene klyngen tjeneste tjenesten tjenester forskning forskningen \
    forsker forskere innbyggere åpen åpent åpne åpnet lagret løftet endret innlogget valgfritt tilgjengelighet \
    sykehjem hjemmetjeneste hjemmetjenester utlysning bevilgning tilskudd personer";

/// Words that only nynorsk has, and `vert`, where we say `blir`.
const NYNORSK: &str = "ikkje eg kva kven kvar korleis kvifor noko nokon nokre frå òg berre mykje meir fleire blei \
    vert dykk dykkar seier gjer gjere finst vere utan utanfor innan vidare same sjølv eigne eigen namn enno \
    kommunar kommunane regionar regionane klynga teneste tenesta tenester forsking forskinga forskar forskarar \
    innbyggjarar ope opna lagra løfta endra innlogga valfritt tilgjengelegheit sjukeheim heimeteneste \
    heimetenester utlysing løyving tilskot personar";

/// Each word of a text that is in a list, with the key of the text.
fn found(lang: Lang, list: &str) -> Vec<String> {
    let foreign: Vec<&str> = list.split_whitespace().collect();
    let words = |key: Key| {
        let text = texts::text(lang, key).to_lowercase();
        let own = text.split(|c: char| !c.is_alphabetic()).filter(|word| foreign.contains(word));
        own.map(|word| format!("{}: {word}", key.name())).collect::<Vec<_>>()
    };
    Key::all().flat_map(words).collect()
}

#[test]
fn nynorsk_holds_no_words_of_bokmal() {
    assert_eq!(found(Lang::Nn, BOKMAL), Vec::<String>::new());
}

#[test]
fn bokmal_holds_no_words_of_nynorsk() {
    assert_eq!(found(Lang::Nb, NYNORSK), Vec::<String>::new());
}

#[test]
fn english_holds_no_words_of_either() {
    let list = format!("{BOKMAL} {NYNORSK}").replace(" same ", " ").replace(" kven ", " "); // the one a word, the other a language
    assert_eq!(found(Lang::En, &list), Vec::<String>::new());
}
