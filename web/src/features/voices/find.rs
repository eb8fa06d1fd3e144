//! Finding a municipality by what it is called: in Norwegian, Sami or Kven, by number, or by a former name.

use contract::structure::EqualVoiceView;

/// Letters as anybody types them: small, without marks.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            'á' | 'à' | 'â' | 'ä' | 'å' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'č' => folded.push('c'),
            'đ' => folded.push('d'),
            'é' | 'è' | 'ê' => folded.push('e'),
            'ï' | 'í' => folded.push('i'),
            'ŋ' | 'ń' | 'ñ' => folded.push('n'),
            'ö' | 'ø' | 'ó' | 'ô' => folded.push('o'),
            'š' => folded.push('s'),
            'ŧ' => folded.push('t'),
            'ú' | 'ü' => folded.push('u'),
            'ž' => folded.push('z'),
            other => folded.push(other),
        }
    }
    folded
}

/// Everything a municipality is called, its name of today first.
fn names(voice: &EqualVoiceView) -> impl Iterator<Item = &str> {
    let parallel = [voice.parallel_names.sami.as_deref(), voice.parallel_names.kven.as_deref()];
    let before = voice.formerly.iter().flat_map(|before| [before.name.as_str(), before.number.as_str()]);
    [voice.name.as_str(), voice.number.as_str()]
        .into_iter()
        .chain(parallel.into_iter().flatten())
        .chain(before)
}

/// What may be meant, to choose among while one types: names of today, and those in Sami and Kven.
pub(super) fn suggestions(voices: &[EqualVoiceView]) -> Vec<String> {
    let of = |voice: &EqualVoiceView| {
        let parallel = &voice.parallel_names;
        [Some(voice.name.clone()), parallel.sami.clone(), parallel.kven.clone()]
    };
    voices.iter().flat_map(of).flatten().collect()
}

/// The municipality that is called so: wholly, else from the beginning, else somewhere in a name.
pub(super) fn find(voices: &[EqualVoiceView], called: &str) -> Option<usize> {
    let called = folded(called);
    if called.is_empty() {
        return None;
    }
    let fits: [fn(&str, &str) -> bool; 3] = [
        |name, called| name == called,
        |name, called| name.starts_with(called),
        |name, called| name.contains(called),
    ];
    fits.into_iter()
        .find_map(|fit| voices.iter().position(|voice| names(voice).any(|name| fit(&folded(name), &called))))
}

/// The place of a name in the Norwegian alphabet.
pub(super) fn alphabetical(name: &str) -> String {
    // The three last letters, after z; the others without their marks.
    let place = |letter: char| match letter {
        'æ' | 'ä' => "{".to_owned(),
        'ø' | 'ö' => "|".to_owned(),
        'å' => "}".to_owned(),
        other => folded(&other.to_string()),
    };
    name.to_lowercase()
        .chars()
        .map(|letter| if letter == ' ' { " ".to_owned() } else { place(letter) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;
    use contract::structure::{MunicipalityRef, ParallelNames};

    #[test]
    fn a_municipality_is_found_by_any_of_its_names() {
        let karasjok = EqualVoiceView {
            parallel_names: ParallelNames {
                sami: Some("Kárášjohka".to_owned()), ..ParallelNames::default()
            },
            formerly: vec![MunicipalityRef { number: "5437".to_owned(), name: "Karasjok".to_owned() }],
            ..voice("5610", "Karasjok")
        };
        let porsanger = EqualVoiceView {
            parallel_names: ParallelNames { kven: Some("Porsanki".to_owned()), ..ParallelNames::default() },
            ..voice("5622", "Porsanger")
        };
        let voices = [voice("3901", "Ås"), voice("4218", "Åseral"), karasjok, porsanger];
        for (called, at) in [
            ("Kárášjohka", Some(2)),
            ("karasjohka", Some(2)),
            ("5437", Some(2)),
            (" porsanki ", Some(3)),
            ("ås", Some(0)),
            ("aser", Some(1)),
            ("sanger", Some(3)),
            ("Bergen", None),
            ("  ", None),
        ] {
            assert_eq!(find(&voices, called), at, "{called}");
        }
        assert!(suggestions(&voices).contains(&"Kárášjohka".to_owned()));
    }

    #[test]
    fn names_stand_in_the_order_of_the_norwegian_alphabet() {
        let mut names = ["Åsnes", "Ørsta", "Ænes", "Vågå", "Alta", "Nord-Fron", "Nord-Aurdal"];
        names.sort_by_key(|name| alphabetical(name));
        assert_eq!(names, ["Alta", "Nord-Aurdal", "Nord-Fron", "Vågå", "Ænes", "Ørsta", "Åsnes"]);
    }
}
