//! The searches that must work, in both directions.

use language::{analyse, closest, index_terms, query_terms};

fn finds(query: &str, text: &str) -> bool {
    let terms = index_terms(&[text]);
    let query = query_terms(query);
    !query.is_empty() && query.iter().all(|term| term.matches(&terms))
}

fn pairs(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let pairs: Vec<_> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    assert!(pairs.len() >= 60, "the table was read");
    pairs
}

fn normals(text: &str) -> Vec<String> {
    analyse(text).into_iter().map(|word| word.sense.normal).collect()
}

#[test]
fn home_care_is_found_in_every_inflection_of_both_maalformer() {
    let nynorsk = ["heimeteneste", "heimetenesta", "heimetenester", "heimetenestene", "heimetenestas"];
    let bokmaal =
        ["hjemmetjeneste", "hjemmetjenesten", "hjemmetjenesta", "hjemmetjenester", "hjemmetjenestenes"];
    for nn in nynorsk {
        for nb in bokmaal {
            assert!(finds(nn, nb), "{nn} finds {nb}");
            assert!(finds(nb, nn), "{nb} finds {nn}");
        }
    }
}

#[test]
fn the_golden_pairs_find_each_other_in_running_text() {
    for (a, b) in [
        ("ikkje", "ikke"),
        ("Haa", "Hå"),
        ("Karasjohka", "Kárášjohka"),
        ("Karasjok", "Kárášjohka"),
        ("sykehjem", "sjukeheim"),
        ("sykehjemmene", "sjukeheimar"),
    ] {
        assert!(finds(a, &format!("Behovet gjelder {b}, mener vi.")), "{a} finds {b}");
        assert!(finds(b, &format!("Behovet gjeld {a}, meiner vi.")), "{b} finds {a}");
    }
}

#[test]
fn a_part_finds_its_compounds() {
    for (query, text) in [
        ("teknologi", "Velferdsteknologi i omsorga"),
        ("velferd", "velferdsteknologien"),
        ("tjeneste", "heimetenester"),
        ("rehabilitering", "Kvardagsrehabilitering verkar"),
        ("demens", "demensomsorga"),
        ("kommune", "nabokommunane"),
        ("lege", "fastlegeordninga"),
        ("tilsyn", "nattilsynet"),
    ] {
        assert!(finds(query, text), "{query} finds {text}");
    }
}

#[test]
fn a_compound_is_found_written_apart_and_turned_round() {
    for (query, text) in [
        ("velferdsteknologi", "velferds teknologi"),
        ("velferdsteknologi", "velferds-teknologi"),
        ("heime teneste", "hjemmetjenesten"),
        ("kompetansebehov", "behov for kompetanse"),
        ("e-helse", "ehelse"),
        ("ehelse", "e-helse"),
        ("FoU-kontakt", "FoU-kontakten i kommunen"),
        ("natt tilsyn", "nattilsyn"),
    ] {
        assert!(finds(query, text), "{query} finds {text}");
    }
}

#[test]
fn a_beginning_finds_the_word() {
    assert!(finds("velferdstekn", "Velferdsteknologi"));
    assert!(finds("heimeten", "heimetenester"));
    assert!(finds("Tromso", "Tromsø"));
}

#[test]
fn abbreviations_and_their_long_forms_find_each_other() {
    for (short, long) in [
        ("VFT", "velferdsteknologi"),
        ("ROP", "rus og psykiske lidelser"),
        ("ROP", "rus og psykisk liding"),
        ("KAD", "kommunal akutt døgneining"),
        ("kad", "kommunale akutte døgnenheter"),
        ("BPA", "brukarstyrt personleg assistanse"),
        ("FHI", "Folkehelseinstituttet"),
        ("FoU", "forsking og utvikling"),
        ("RHF", "regionale helseforetak"),
        ("NAV", "arbeids- og velferdsforvaltninga"),
    ] {
        assert!(finds(short, &format!("Om {long} her")), "{short} finds {long}");
        assert!(finds(long, &format!("Om {short} her")), "{long} finds {short}");
    }
    assert!(!finds("rus", "Eit rop om hjelp"), "only ROP in capitals is the abbreviation");
}

#[test]
fn near_equal_expressions_find_each_other() {
    for (a, b) in [
        ("ansatte", "medarbeidarar"),
        ("eldre", "gamle"),
        ("sykehjem", "alders- og sjukeheimar"),
        ("heimeteneste", "hjemmebaserte tjenester"),
        ("palliasjon", "omsorg ved livets slutt"),
        ("småkommuner", "små kommunar"),
        ("kunstig intelligens", "KI"),
        ("skolevegring", "ufrivillig skulefråvær"),
        ("demens", "dementia"),
        ("kommune", "municipalities"),
    ] {
        assert!(finds(a, &format!("Om {b} her")), "{a} finds {b}");
        assert!(finds(b, &format!("Om {a} her")), "{b} finds {a}");
    }
}

#[test]
fn a_reference_is_found_and_no_other() {
    assert!(finds("KB-2026-0042", "KB-2026-0042"));
    assert!(finds("kb-2026-0042", "KB-2026-0042"));
    assert!(!finds("KB-2026-0042", "KB-2026-0043"));
    assert!(finds("helsetjeneste", "helse- og omsorgstenester"));
}

#[test]
fn misspelled_demens_finds_demens() {
    let terms = index_terms(&["Meir kunnskap om demens i heimen"]);
    assert!(!query_terms("demnes").iter().all(|term| term.matches(&terms)));
    let mended = closest("demnes", terms.iter().map(String::as_str));
    assert_eq!(mended, Some("demens"));
    assert!(query_terms("demnes").iter().all(|term| term.mended("demens").matches(&terms)));
}

#[test]
fn a_mended_word_finds_the_other_maalform() {
    let terms = index_terms(&["Bemanning i hjemmetjenesten"]);
    let other_text = index_terms(&["Bemanning i heimetenesta"]);
    let typed = query_terms("hjemmetjensten");
    let mended = closest("hjemmetjensten", terms.iter().map(String::as_str)).unwrap();
    assert!(typed.iter().all(|term| term.mended(mended).matches(&other_text)), "{mended}");
}

#[test]
fn a_compound_does_not_find_what_only_its_last_part_is_about() {
    for (query, text) in [
        ("fastlege", "ein lege"),
        ("barnehage", "barn"),
        ("barnevern", "barn"),
        ("legevakt", "vakt"),
        ("bydelstjeneste", "tjeneste"),
        ("nanoteknologi", "teknologi"),
        ("kommunestyre", "kommune"),
        ("rus", "russisk"),
    ] {
        assert!(!finds(query, text), "{query} does not find {text}");
    }
}

#[test]
fn a_search_of_common_words_alone_is_still_made() {
    assert!(finds("ikkje", "Det virker ikke"));
    assert!(!finds("ikkje", "Det verkar"));
    assert_eq!(query_terms("kva verkar i heimetenesta").len(), 2);
    assert!(query_terms(" – ").is_empty());
}

#[test]
fn bokmaal_and_nynorsk_have_the_same_terms() {
    let failed: Vec<String> = pairs(include_str!("maalformer.tsv"))
        .into_iter()
        .filter(|(nb, nn)| normals(nb) != normals(nn) || !finds(nb, nn) || !finds(nn, nb))
        .map(|(nb, nn)| format!("{nb} {:?} · {nn} {:?}", normals(nb), normals(nn)))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn words_that_are_only_alike_stay_apart() {
    let failed: Vec<String> = pairs(include_str!("apart.tsv"))
        .into_iter()
        .filter(|(a, b)| {
            let (terms_a, terms_b) = (index_terms(&[a]), index_terms(&[b]));
            let meet = |query: &str, terms: &[String]| {
                query_terms(query).iter().any(|term| term.any_of.iter().any(|wanted| terms.contains(wanted)))
            };
            meet(a, &terms_b) || meet(b, &terms_a)
        })
        .map(|(a, b)| format!("{a} {:?} · {b} {:?}", index_terms(&[a]), index_terms(&[b])))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
