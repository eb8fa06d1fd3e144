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

/// Of two forms that nynorsk allows we keep to one, and this is the other, by how the word begins: `att`, `byrje`, `lenke`,
/// `føremål`.
const OTHER_FORM: &str = "igjen begyn lenkj formål";

/// What somebody lets others do without asking each time is a `samtykke`; `fullmakt` says more than that.
const NOT_OURS: &str = "fullmakt";

/// The nouns that the app speaks of, in the forms that stand after a word for one or none: by gender.
const MASCULINE: &str = "kommune motorkommune vertskapskommune region avtale kontakt koordinator organisasjon person mal \
    periode medlemskap stadfortredar aktør administrator konto tittel grunn dag stad";
const FEMININE: &str = "klynge underklynge gruppe rolle lenke eingongslenke side liste oppgåve utlysing løyving teneste \
    forsking endring stilling innlogging historie adresse utgåve setning linje fil";
const NEUTER: &str = "behov nettverk temanettverk mandat samtykke fylke vedtak passord forslag namn dokument utkast tilbod \
    fråvær steg svar felt nummer institutt";

/// Texts of nynorsk in which a word begins in one of these ways.
fn beginning(lang: Lang, list: &str) -> Vec<String> {
    let starts: Vec<&str> = list.split_whitespace().collect();
    let words = |key: Key| {
        let text = texts::text(lang, key).to_lowercase();
        let own = text.split(|c: char| !c.is_alphabetic());
        let own = own.filter(|word| starts.iter().any(|start| word.starts_with(start)));
        own.map(|word| format!("{}: {word}", key.name())).collect::<Vec<_>>()
    };
    Key::all().flat_map(words).collect()
}

#[test]
fn nynorsk_keeps_to_one_form_of_each_word() {
    assert_eq!(beginning(Lang::Nn, OTHER_FORM), Vec::<String>::new());
    let asked = |key: &Key| texts::text(Lang::Nn, *key).to_lowercase().contains("kva for e");
    let asked: Vec<_> = Key::all().filter(asked).map(Key::name).collect();
    assert_eq!(asked, Vec::<&str>::new(), "we ask «kva kommune», never «kva for ein kommune»");
}

#[test]
fn a_standing_consent_has_one_name() {
    for lang in [Lang::Nb, Lang::Nn] {
        assert_eq!(beginning(lang, NOT_OURS), Vec::<String>::new());
    }
}

#[test]
fn nynorsk_nouns_keep_their_gender() {
    let wrong = |key: Key| {
        let text = texts::text(Lang::Nn, key).to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let pair = |pair: &[&str]| {
            let [before, noun] = pair else { return None };
            let of = |list: &str| list.split_whitespace().any(|one| one == *noun);
            let foreign: &[&str] = if of(MASCULINE) {
                &["ei", "eit", "eitt", "éi", "noka", "inga", "mi", "di", "si", "eiga", "anna"]
            } else if of(FEMININE) {
                &["ein", "éin", "eit", "eitt", "nokon", "noko", "min", "din", "sin", "eigen"]
            } else if of(NEUTER) {
                &["ein", "éin", "ei", "éi", "nokon", "noka", "inga", "min", "mi", "din", "di", "sin", "eigen"]
            } else {
                &[]
            };
            foreign.contains(before).then(|| format!("{}: {before} {noun}", key.name()))
        };
        words.windows(2).filter_map(pair).collect::<Vec<_>>()
    };
    assert_eq!(Key::all().flat_map(wrong).collect::<Vec<_>>(), Vec::<String>::new());
}
