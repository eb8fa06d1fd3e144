//! Shows what search makes of a text: `echo "Heimetenesta" | cargo run -p language --example terms`.
//!
//! One line for each word: as written, its normal form, its parts. What was stemmed because no list knows it is
//! seen at once. With two texts a line, separated by a tab, the words that only one of them has are shown.

use std::io::{BufRead, Write, stdin, stdout};

use language::{Word, analyse};

fn main() -> std::io::Result<()> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line?;
        if let Some((one, other)) = line.split_once('\t') {
            let (one, other) = (analyse(one), analyse(other));
            writeln!(out, "{:?} · {:?}", missing(&one, &other), missing(&other, &one))?;
        } else {
            for word in analyse(&line) {
                writeln!(out, "{}\t{}\t{}", word.folded, word.sense.normal, word.sense.parts.join(" "))?;
            }
        }
    }
    Ok(())
}

/// Normal forms that are in `words` and not in `other`.
fn missing<'a>(words: &'a [Word], other: &[Word]) -> Vec<&'a str> {
    let has = |normal: &str| other.iter().any(|word| word.sense.normal == normal);
    words.iter().map(|word| word.sense.normal.as_str()).filter(|normal| !has(normal)).collect()
}
