//! What 10,000 municipalities' needs could say: every text another one, and the same at every run.

const WHAT: [&str; 12] = [
    "Nattilsyn",
    "Matombringing",
    "Hverdagsrehabilitering",
    "Digital hjemmeoppfølging",
    "Medisinhåndtering",
    "Fallforebygging",
    "Språkopplæring på jobb",
    "Avlastning for pårørende",
    "Tverrfaglige team",
    "Rekruttering av sykepleiere",
    "Velferdsteknologi",
    "Overganger fra sykehus",
];
const WHERE: [&str; 8] = [
    "i hjemmetjenesten",
    "på sykehjem",
    "der det er langt mellom husene",
    "i små kommuner",
    "for dem som bor alene",
    "for familier med barn",
    "i helger og ferier",
    "på øyer og i fjellbygder",
];
const ASKED: [&str; 6] = [
    "hva virker over tid",
    "hva koster det",
    "hvem får ikke tilbudet",
    "hvordan gjør andre det",
    "hva sier brukerne selv",
    "hvordan måler vi det",
];
const KNOWN: [&str; 10] = [
    "Vi har prøvd dette i to år og vet ikke om det hjelper.",
    "De ansatte sier at det tar tid fra det som haster mest.",
    "Pårørende ringer oftere enn før, særlig om kvelden.",
    "Kommunen ved siden av gjør det på en annen måte, og ingen har sammenlignet.",
    "Tallene vi har, er fra før ordningen ble endret.",
    "Kjøringen alene er en tredel av arbeidstiden.",
    "Legene og tildelingskontoret er ikke enige om hvem som skal få tilbudet.",
    "Vi finner forskning fra byene, men lite som passer her.",
    "Brukerne er fornøyde, men flere faller hjemme enn før.",
    "Det er få å spørre, og de samme blir spurt hver gang.",
];

/// The one of a list that is next, in a round of its own length for each list.
fn of(list: &[&'static str], number: usize, round: usize) -> &'static str {
    list.get((number / round) % list.len()).copied().unwrap_or_default()
}

/// The title of a need.
pub(crate) fn title(number: usize) -> String {
    let (what, place, asked) = (of(&WHAT, number, 1), of(&WHERE, number, 5), of(&ASKED, number, 7));
    format!("{what} {place}: {asked}? ({number})")
}

/// The problem behind it, of two to seven sentences.
pub(crate) fn problem(number: usize) -> String {
    let sentences = 2 + number % 6;
    let known: Vec<_> = (0..sentences).map(|at| of(&KNOWN, number + at * 3, 1)).collect();
    format!("{} {}. {}", of(&WHAT, number, 1), of(&WHERE, number, 5), known.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::{NeedProblem, NeedTitle};
    use std::collections::BTreeSet;

    #[test]
    fn every_need_has_words_of_its_own_that_a_municipality_could_have_written() {
        let titles: BTreeSet<String> = (0..10_000).map(title).collect();
        assert_eq!(titles.len(), 10_000);
        assert!(titles.iter().all(|title| NeedTitle::parse(title).is_ok()));
        assert!((0..100).all(|number| NeedProblem::parse(&problem(number)).is_ok()));
    }
}
