//! The searches that must work, in both directions.

use language::{index_terms, query_terms};

fn finds(query: &str, text: &str) -> bool {
    let terms = index_terms(&[text]);
    let query = query_terms(query);
    !query.is_empty() && query.iter().all(|term| term.matches(&terms))
}

#[test]
fn bokmaal_and_nynorsk_find_each_other() {
    let nynorsk = ["heimeteneste", "heimetenesta", "heimetenester", "heimetenestene", "heimetenestenes"];
    let bokmaal =
        ["hjemmetjeneste", "hjemmetjenesten", "hjemmetjenester", "hjemmetjenestene", "hjemmetjenestens"];
    for nn in nynorsk {
        for nb in bokmaal {
            assert!(finds(nn, nb), "{nn} finds {nb}");
            assert!(finds(nb, nn), "{nb} finds {nn}");
        }
    }
    for (a, b) in [("ikkje", "ikke"), ("Haa", "Hå"), ("Karasjohka", "Kárášjohka"), ("sykehjem", "sjukeheim")]
    {
        assert!(finds(a, &format!("Vi i {b} her")), "{a} finds {b}");
        assert!(finds(b, &format!("Vi i {a} her")), "{b} finds {a}");
    }
    assert!(finds("teknologi", "Velferdsteknologi i omsorga"));
}
