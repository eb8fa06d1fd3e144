//! Search over normalised terms. What words mean is `crates/language`; here are beginnings of words and typing errors,
//! by the lexicon of terms in use, and the conditions. How terms are stored is [`crate::terms`].

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::AsyncPgConnection;
use language::QueryTerm;

/// One word of a search, ready to be compared with stored terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// A document with any of these matches.
    pub(crate) any_of: Vec<String>,
    /// A document with all of these matches too, unless empty.
    pub(crate) all_of: Vec<String>,
}

#[derive(QueryableByName)]
struct TermRow {
    #[diesel(sql_type = Text)]
    term: String,
}

/// How many words of a search are looked at; each costs up to two questions.
const WORDS: usize = 12;

/// How many terms a beginning stands for at most.
const BEGINNINGS: i64 = 60;

/// Understands a search: normal forms, beginnings of words, and, for a word that nothing in use fits, the nearest
/// word that is in use.
pub(crate) async fn understand(connection: &mut AsyncPgConnection, q: &str) -> Result<Vec<Wanted>> {
    let mut wanted = Vec::new();
    for term in language::query_terms(q).into_iter().take(WORDS) {
        let mut any_of = term.any_of.clone();
        let known = in_use(connection, &term).await?;
        if known.is_empty() {
            let nearest = correct(connection, &term.word).await?;
            any_of.extend(nearest.into_iter().flat_map(|word| term.mended(&word).any_of));
        }
        // A part of a compound is not enough alone.
        any_of.extend(known.into_iter().filter(|found| !term.all_of.contains(found)));
        any_of.sort_unstable();
        any_of.dedup();
        wanted.push(Wanted { any_of, all_of: term.all_of });
    }
    Ok(wanted)
}

/// The terms in use that a word means or begins.
async fn in_use(connection: &mut AsyncPgConnection, term: &QueryTerm) -> Result<Vec<String>> {
    let exact: Vec<String> = term.any_of.iter().chain(&term.all_of).cloned().collect();
    let mut sql = Sql::new("SELECT term FROM search_lexicon WHERE ");
    sql.with("term = ANY(?)", values![exact]);
    if let Some(prefix) = &term.prefix {
        let pattern = format!("{}%", prefix.replace(['\\', '%', '_'], ""));
        sql.with(" OR term LIKE ?", values![pattern]);
    }
    sql.with(" ORDER BY term LIMIT ?", values![BEGINNINGS]);
    let rows: Vec<TermRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.term).collect())
}

/// The term in use that a mistyped word is nearest to.
async fn correct(connection: &mut AsyncPgConnection, word: &str) -> Result<Option<String>> {
    let mut sql = Sql::new("SELECT term FROM search_lexicon WHERE ");
    // Two words one or two errors apart share few trigrams; the candidates' length does the rest.
    sql.with(
        "similarity(term, ?) > 0.1 AND abs(length(term) - length(?)) <= 3 ORDER BY similarity(term, ?) DESC LIMIT 200",
        values![word, word, word],
    );
    let rows: Vec<TermRow> = sql.rows(connection).await?;
    Ok(language::closest(word, rows.iter().map(|row| row.term.as_str())).map(str::to_owned))
}

/// Appends, with `OR` in front, the conditions by which a column of terms holds a word.
pub(crate) fn matches(sql: &mut Sql, word: &Wanted, column: &'static str) {
    sql.push(" OR ").push(column).with(" && ?", values![word.any_of.clone()]);
    if !word.all_of.is_empty() {
        sql.push(" OR ").push(column).with(" @> ?", values![word.all_of.clone()]);
    }
}
