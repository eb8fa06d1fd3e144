//! The templates that come with the product: a row each in `templates.csv`, a text each in `templates/`.

use crate::clock::Clock;
use crate::import::ImportError;
use crate::import::cell::{date, text};
use crate::import::problem::{Findings, Problem};
use crate::import::table::{self, Cells, TableRow};
use domain::TemplateId;
use domain::template::{Both, PublishedVersion, Template, TemplateBody, TemplateKind, is_key};
use domain::text::TemplateTitle;
use std::path::Path;
use std::str::FromStr;
use store::AsyncPgConnection;
use time::Date;

/// A template of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    /// What it is called in addresses.
    pub key: String,
    /// What it is for.
    pub kind: TemplateKind,
    /// Which edition of it: a new text is a new edition.
    pub edition: String,
    /// The first day it is valid.
    pub valid_from: Date,
}

/// A template with its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippedTemplate {
    /// Its row.
    pub row: TemplateRow,
    /// What the document is called: the first heading.
    pub title: Both<TemplateTitle>,
    /// The text.
    pub body: Both<TemplateBody>,
}

impl TableRow for TemplateRow {
    const FILE: &'static str = "templates.csv";
    const COLUMNS: &'static [&'static str] = &["key", "kind", "edition", "valid_from"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", key)?,
            kind: cells.get("kind", TemplateKind::from_str)?,
            edition: cells.get("edition", text)?,
            valid_from: cells.get("valid_from", date)?,
        })
    }
}

fn key(text: &str) -> Result<String, &'static str> {
    if is_key(text) { Ok(text.to_owned()) } else { Err("lower-case letters, digits and hyphens") }
}

/// Reads the templates of a data directory.
pub(super) fn load(directory: &Path, findings: &mut Findings) -> Vec<ShippedTemplate> {
    let rows = table::read::<TemplateRow>(directory, findings);
    crate::import::keys::unique(&rows, "key", |row| &row.key, findings);
    let mut templates = Vec::with_capacity(rows.len());
    for at in rows {
        let texts =
            [one(directory, &at.row.key, "nb", findings), one(directory, &at.row.key, "nn", findings)];
        if let [Some((title_nb, text)), Some((title_nn, other))] = texts {
            let (title, body) = (Both { nb: title_nb, nn: title_nn }, Both { nb: text, nn: other });
            templates.push(ShippedTemplate { row: at.row, title, body });
        }
    }
    templates
}

/// One text. Its first line is its heading, and what the document is called.
fn one(
    directory: &Path,
    key: &str,
    language: &str,
    findings: &mut Findings,
) -> Option<(TemplateTitle, TemplateBody)> {
    let file = format!("templates/{key}.{language}.md");
    let read = || {
        let text =
            std::fs::read_to_string(directory.join(&file)).map_err(|e| format!("cannot be read: {e}"))?;
        let heading = text.lines().next().and_then(|line| line.strip_prefix("# "));
        let heading = heading.ok_or("the first line must be a heading: `# …`")?;
        let title = TemplateTitle::parse(heading).map_err(|e| format!("the heading: {e}"))?;
        Ok::<_, String>((title, TemplateBody::parse(&text).map_err(|e| e.to_string())?))
    };
    let problem = |message| Problem { file: file.clone(), line: None, column: None, message };
    findings.keep(read().map_err(problem))
}

/// Takes templates in, by key and edition. What people have published stays; an edition that is not there yet is published
/// beside it, valid from its own day. Returns how many templates and how many versions are new.
pub(super) async fn write(
    connection: &mut AsyncPgConnection,
    templates: &[ShippedTemplate],
    clock: &dyn Clock,
) -> Result<(u64, u64), ImportError> {
    let (mut made, mut published) = (0, 0);
    for shipped in templates {
        let (row, now) = (&shipped.row, clock.now());
        let version = |number| PublishedVersion {
            number,
            valid_from: row.valid_from,
            title: shipped.title.clone(),
            body: shipped.body.clone(),
        };
        let edition = Some(row.edition.as_str());
        match store::templates::find_for_update(connection, &row.key).await? {
            None => {
                let (id, key, kind) = (TemplateId(clock.id()), row.key.clone(), row.kind);
                let template = Template { id, version: 1, key, kind, versions: vec![version(1)] };
                store::templates::insert(connection, &template, edition, now).await?;
                (made, published) = (made + 1, published + 1);
            }
            Some(mut template) => {
                let there = store::templates::editions(connection, template.id).await?;
                // Where people have published for that very day, theirs is valid.
                let taken = template.versions.iter().any(|version| version.valid_from == row.valid_from);
                if there.contains(&row.edition) || taken {
                    continue;
                }
                let last = template.versions.iter().map(|version| version.number).max().unwrap_or_default();
                template.versions.push(version(last + 1));
                template.version += 1;
                store::templates::update(connection, &template, edition, now).await?;
                published += 1;
            }
        }
    }
    Ok((made, published))
}
