//! The lexicon of terms in use, for beginnings of words and typing errors.

use crate::Result;
use crate::sql::Sql;
use diesel_async::AsyncPgConnection;

/// Adds terms. Sorted, so that two transactions take the rows in one order.
pub(super) async fn learn(connection: &mut AsyncPgConnection, mut terms: Vec<String>) -> Result<()> {
    terms.sort_unstable();
    terms.dedup();
    let mut sql = Sql::new("INSERT INTO search_lexicon (term) SELECT unnest(");
    sql.bind(terms).push(") ON CONFLICT DO NOTHING");
    sql.run(connection).await?;
    Ok(())
}

/// Makes it anew from everything that is not a draft.
pub(super) async fn rebuild(connection: &mut AsyncPgConnection) -> Result<()> {
    // Whoever writes a need's terms adds to the lexicon afterwards: nobody is in between while the lock is held.
    Sql::new("LOCK TABLE need_terms IN SHARE MODE").run(connection).await?;
    Sql::new("DELETE FROM search_lexicon").run(connection).await?;
    Sql::new(
        "INSERT INTO search_lexicon (term) SELECT DISTINCT unnest(t.terms || t.origin_terms) \
         FROM need_terms t JOIN needs n ON n.id = t.need_id WHERE n.process <> 'draft' \
         UNION SELECT DISTINCT unnest(terms) FROM municipalities \
         UNION SELECT DISTINCT unnest(terms) FROM organisations ON CONFLICT DO NOTHING",
    )
    .run(connection)
    .await?;
    Ok(())
}
