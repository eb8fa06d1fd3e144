//! The schema: there and back again, indexes behind foreign keys, and what diesel believes of it.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use test_support::{Database, Template};

/// Everything a schema consists of, as rows of text: what `pg_dump --schema-only` would say, and the rows that
/// migrations put in, from the database's own catalogue, so that no program beside the server is needed.
const DUMP: &str = r"
    WITH own AS (SELECT c.oid, c.relname, c.relkind FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\_\_diesel%')
    SELECT 'relation' AS kind, format('%s %s', relname, relkind) AS text FROM own
    UNION ALL SELECT 'column', format('%s %s.%s %s %s %s %s %s', a.attnum, own.relname, a.attname,
            format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), l.collname)
        FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = own.oid AND d.adnum = a.attnum
        LEFT JOIN pg_collation l ON l.oid = a.attcollation WHERE own.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL SELECT 'constraint', format('%s %s %s', own.relname, c.conname, pg_get_constraintdef(c.oid))
        FROM own JOIN pg_constraint c ON c.conrelid = own.oid
    UNION ALL SELECT 'index', pg_get_indexdef(i.indexrelid) FROM own JOIN pg_index i ON i.indrelid = own.oid
    UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid) FROM own JOIN pg_trigger t ON t.tgrelid = own.oid AND NOT t.tgisinternal
    UNION ALL SELECT 'view', own.relname || pg_get_viewdef(own.oid) FROM own WHERE own.relkind IN ('v', 'm')
    UNION ALL SELECT 'function', pg_get_functiondef(p.oid) FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL SELECT 'type', format('%s %s', t.typname, t.typtype) FROM pg_type t
        WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('d', 'e', 'r')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
    UNION ALL SELECT 'schema', nspname::text FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'
    UNION ALL SELECT 'extension', extname || ' ' || extversion FROM pg_extension
    UNION ALL SELECT 'comment', format('%s %s', d.objoid::regclass, d.description) FROM pg_description d JOIN own ON own.oid = d.objoid";

async fn dump(database: &Database) -> Vec<Value> {
    database.rows(&format!("SELECT * FROM ({DUMP}) everything ORDER BY 1, 2")).await
}

/// What the migrations put into tables.
async fn rows_of_migrations(database: &Database) -> Vec<Value> {
    database
        .rows("SELECT to_jsonb(i) - 'id' AS row FROM installation i UNION ALL SELECT to_jsonb(c) FROM event_counter c")
        .await
}

/// The migrations' ways back, newest first.
fn ways_back() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut folders: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().rev().map(|folder| std::fs::read_to_string(folder.join("down.sql")).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn up_down_and_up_again_gives_the_same_schema_and_down_leaves_nothing() {
    let database = Database::bare();
    let nothing = dump(&database).await;
    let count = store::migrate(&database.url, None).await.unwrap();
    let (schema, rows) = (dump(&database).await, rows_of_migrations(&database).await);
    assert!(schema.len() > 200, "{schema:?}");
    let back = ways_back();
    assert_eq!(back.len(), count);
    for down in back {
        database.run(&down).await;
    }
    assert_eq!(dump(&database).await, nothing);
    database.run("DELETE FROM __diesel_schema_migrations").await;
    assert_eq!(store::migrate(&database.url, None).await.unwrap(), count);
    assert_eq!(dump(&database).await, schema);
    assert_eq!(rows_of_migrations(&database).await, rows);
}

#[tokio::test]
async fn the_way_back_is_open_from_a_database_that_is_in_use() {
    let bare = Database::bare();
    let nothing = dump(&bare).await;
    let database = Database::of(Template::Demo).await;
    // What only the newest schema lets be said, pointed at by what was there before it.
    database
        .run(
            "UPDATE cluster_members SET ambition = 'undecided'; \
             UPDATE clusters SET funding_model = 'undecided'; \
             UPDATE users SET employer_organisation_id = (SELECT id FROM organisations WHERE kind = 'business' LIMIT 1) \
             WHERE employer_organisation_id IS NULL AND employer_municipality_id IS NULL",
        )
        .await;
    assert!(database.count("organisations WHERE kind = 'business'").await > 0);
    for down in ways_back() {
        database.run(&down).await;
    }
    assert_eq!(dump(&database).await, nothing);
}

#[tokio::test]
async fn every_foreign_key_has_an_index_that_begins_with_its_columns() {
    let database = Database::of(Template::Empty).await;
    let keys = "pg_constraint f WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace";
    assert!(database.count(keys).await > 20);
    let without = format!(
        "SELECT f.conrelid::regclass::text AS table, pg_get_constraintdef(f.oid) AS key FROM {keys} AND NOT EXISTS ( \
         SELECT 1 FROM pg_index i WHERE i.indrelid = f.conrelid AND i.indpred IS NULL AND i.indisvalid \
         AND (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)"
    );
    assert_eq!(database.rows(&without).await, Vec::<Value>::new());
}

/// A table's columns with their types, and its primary key.
type Tables = BTreeMap<String, (BTreeSet<(String, String)>, Vec<String>)>;

/// What `schema.rs` says.
fn believed() -> Tables {
    let text = include_str!("../../../../crates/store/src/schema.rs");
    let mut tables = Tables::new();
    for table in text.split("diesel::table! {").skip(1) {
        let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
        let (name, key) = lines.next().unwrap().split_once(" (").unwrap();
        let key = key.trim_end_matches(") {").split(", ").map(str::to_owned).collect();
        let columns = lines
            .map_while(|line| line.strip_suffix(',')?.split_once(" -> "))
            .map(|(column, kind)| (column.to_owned(), kind.to_owned()))
            .collect();
        tables.insert(name.to_owned(), (columns, key));
    }
    tables
}

/// diesel's name of a type of the database.
fn in_diesel(kind: &str) -> String {
    if let Some(item) = kind.strip_suffix("[]") {
        return format!("Array<{}>", in_diesel(item));
    }
    match kind {
        "uuid" => "Uuid",
        "text" => "Text",
        "boolean" => "Bool",
        "smallint" => "SmallInt",
        "integer" => "Integer",
        "bigint" => "BigInt",
        "date" => "Date",
        "timestamp with time zone" => "Timestamptz",
        "jsonb" => "Jsonb",
        "bytea" => "Bytea",
        other => other,
    }
    .to_owned()
}

#[tokio::test]
async fn what_diesel_believes_of_a_table_is_all_that_can_be_written_to_it() {
    let database = Database::of(Template::Empty).await;
    let believed = believed();
    assert!(believed.len() >= 8, "{believed:?}");
    let mut real = Tables::new();
    for table in believed.keys() {
        let columns = database
            .rows(&format!(
                "SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS kind, a.attnotnull FROM pg_attribute a \
                 WHERE a.attrelid = to_regclass('{table}') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            ))
            .await;
        let columns = columns
            .iter()
            .map(|column| {
                let kind = in_diesel(column["kind"].as_str().unwrap());
                let kind = if column["attnotnull"] == true { kind } else { format!("Nullable<{kind}>") };
                (column["attname"].as_str().unwrap().to_owned(), kind)
            })
            .collect();
        let key = database
            .rows(&format!(
                "SELECT a.attname FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY k(number, place) \
                 JOIN pg_attribute a ON a.attrelid = to_regclass('{table}') AND a.attnum = k.number \
                 WHERE c.conrelid = to_regclass('{table}') AND c.contype = 'p' ORDER BY k.place"
            ))
            .await;
        let key = key.iter().map(|column| column["attname"].as_str().unwrap().to_owned()).collect();
        real.insert(table.clone(), (columns, key));
    }
    assert_eq!(believed, real);
}
