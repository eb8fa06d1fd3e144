//! Finds Norwegian national identity numbers (fødselsnummer, D-number and synthetic ones) in free text, so that
//! they are refused before they are stored. Eleven digits count only with a believable date and both check digits.

const FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Whether the text holds a national identity number, also when written in groups ("010190 00083").
pub fn contains_national_id(text: &str) -> bool {
    let mut run: Vec<u32> = Vec::new();
    let mut gap = false;
    for c in text.chars().chain(std::iter::once('x')) {
        if let Some(digit) = c.to_digit(10) {
            run.push(digit);
            gap = false;
        } else if !run.is_empty() && !gap && matches!(c, ' ' | '\u{a0}' | '.' | '-') {
            gap = true; // one separator may stand inside a number
        } else {
            if run.len() == 11 && is_national_id(&run) {
                return true;
            }
            run.clear();
            gap = false;
        }
    }
    false
}

fn is_national_id(digits: &[u32]) -> bool {
    let two = |at: usize| digits.iter().skip(at).take(2).fold(0, |sum, d| sum * 10 + d);
    // D-numbers add 40 to the day, synthetic ones 40 or 80 to the month.
    let day = two(0) % 40;
    let month = two(2) % 40;
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return false;
    }
    let check = |weights: &[u32]| {
        let sum: u32 = weights.iter().zip(digits).map(|(w, d)| w * d).sum();
        (11 - sum % 11) % 11
    };
    digits.get(9) == Some(&check(&FIRST)) && digits.get(10) == Some(&check(&SECOND))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Completes nine digits with their check digits; `None` where no such number exists.
    fn complete(nine: [u32; 9]) -> Option<String> {
        let mut digits = nine.to_vec();
        for weights in [&FIRST[..], &SECOND[..]] {
            let sum: u32 = weights.iter().zip(&digits).map(|(w, d)| w * d).sum();
            let check = (11 - sum % 11) % 11;
            if check == 10 {
                return None;
            }
            digits.push(check);
        }
        Some(digits.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn numbers_with_right_check_digits_are_found_however_written() {
        let number = (0..9).find_map(|i| complete([0, 1, 0, 1, 9, 0, 0, 0, i])).unwrap();
        for text in [
            number.clone(),
            format!("fnr {number}."),
            format!("{} {}", &number[..6], &number[6..]),
            format!("{}-{}", &number[..6], &number[6..]),
        ] {
            assert!(contains_national_id(&text), "{text}");
        }
        let d_number = (0..9).find_map(|i| complete([4, 1, 0, 1, 9, 0, 0, 0, i])).unwrap();
        assert!(contains_national_id(&d_number));
    }

    #[test]
    fn phone_numbers_organisation_numbers_and_amounts_are_let_through() {
        for text in ["22 00 32 00", "923 609 016", "12 500 000 000", "2024-01-01 2025-12-31", "01019000000"] {
            assert!(!contains_national_id(text), "{text}");
        }
    }
}
