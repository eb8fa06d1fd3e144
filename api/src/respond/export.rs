//! Exports: everything a query has, streamed from one snapshot of the database.
//!
//! Formulas are kept inert: a text cell that a spreadsheet would read as one begins with an apostrophe. Numbers are
//! numbers in JSON, so a negative one stays what it is.

use super::as_of::Shown;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::routes::meta;
use crate::state::State;
use actix_web::http::header::{CONTENT_DISPOSITION, HeaderName, LINK};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponseBuilder, web};
use contract::page::{Delimiter, Format};
use contract::problem::Code;
use contract::table::{Column, Open, Tabular};
use futures_util::stream;
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;
use store::AsyncPgConnection;
use store::keyset::{Keyed, Window};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// Items read at a time.
const BATCH: u16 = 500;
/// How long a reader may take nothing. An export holds a snapshot of the database and one of few connections.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long an export may take in all.
const LONGEST: Duration = Duration::from_mins(5);

pub(super) async fn stream<T, F, Fetch>(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    asked: ListRequest<F>,
    fetch: Fetch,
    mut response: HttpResponseBuilder,
) -> ApiResult
where
    T: Tabular + 'static,
    Fetch: AsyncFn(&mut AsyncPgConnection, &Window) -> Result<Option<Vec<Keyed<T>>>, ApiError> + 'static,
{
    let name = request.path().rsplit('/').next().unwrap_or("export").to_owned();
    let extension = if asked.format == Format::Csv { "csv" } else { "ndjson" };
    let date = caller.day();
    let demo = if state.demo { "-demo" } else { "" };
    response
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"ksf-{name}-{date}{demo}.{extension}\""),
        ))
        .insert_header((HeaderName::from_static("x-demo"), if state.demo { "true" } else { "false" }));
    let open = match T::OPEN {
        Open::Always => true,
        Open::SignedOut => caller.actor.user.is_none(),
        Open::Never => false,
    };
    if open {
        response
            .insert_header((LINK, "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""))
            .insert_header((HeaderName::from_static("x-attribution"), ascii(meta::ATTRIBUTION)));
    }
    let shown = Shown::by(request)?;
    let (sender, receiver) = mpsc::channel::<Result<Bytes, ApiError>>(2);
    let state = state.clone();
    let (format, delimiter, limit, after) = (asked.format, asked.delimiter, asked.limit, asked.window.after);
    let job = async move {
        let work = async |connection: &mut AsyncPgConnection| {
            let mut left = limit.map(usize::from);
            let mut window = Window { limit: i64::from(BATCH), after: after.clone() };
            let mut writer = Writer::new::<T>(format, delimiter, shown);
            loop {
                if let Some(left) = left {
                    window.limit = i64::try_from(left.min(usize::from(BATCH))).unwrap_or(i64::from(BATCH));
                }
                let found =
                    fetch(connection, &window).await?.ok_or_else(|| ApiError::of(Code::InvalidCursor))?;
                let (count, last) = (found.len(), found.last().map(|keyed| keyed.key.clone()));
                for keyed in found {
                    writer.add(&keyed.item)?;
                }
                // A reader that went away, or takes nothing any more, ends the export.
                if sender.send_timeout(Ok(writer.take()), PATIENCE).await.is_err() {
                    return Ok(());
                }
                left = left.map(|left| left - count.min(left));
                let full = i64::try_from(count).is_ok_and(|count| count == window.limit);
                if !full || left == Some(0) || last.is_none() {
                    return Ok(());
                }
                window.after = last;
            }
        };
        let done = timeout(LONGEST, store::transaction::snapshot(&state.export_pool, work)).await;
        let done = done.unwrap_or_else(|_| Err(ApiError::unavailable("an export took too long")));
        if let Err(error) = done {
            tracing::error!(%error, "an export failed");
            let _ = sender.send(Err(error)).await; // the reader may be gone
        }
    };
    actix_web::rt::spawn(job);
    // The first part is awaited here, so that a refusal still has its status.
    let mut receiver = receiver;
    let first = match receiver.recv().await {
        Some(Ok(bytes)) => bytes,
        Some(Err(error)) => return Err(error),
        None => Bytes::new(),
    };
    let rest =
        stream::unfold(
            receiver,
            |mut receiver| async move { receiver.recv().await.map(|part| (part, receiver)) },
        );
    let body = futures_util::StreamExt::chain(stream::once(async move { Ok(first) }), rest);
    Ok(response.streaming(body))
}

/// A whole export as text, for the examples of the specification.
///
/// # Errors
/// When an item cannot be written.
pub fn written<T: Tabular>(format: Format, items: &[T]) -> Result<String, ApiError> {
    let mut writer = Writer::new::<T>(format, Delimiter::Comma, Shown::Now);
    for item in items {
        writer.add(item)?;
    }
    Ok(String::from_utf8_lossy(&writer.take()).into_owned())
}

/// Writes rows in one shape.
struct Writer {
    format: Format,
    shown: Shown,
    delimiter: u8,
    columns: &'static [Column],
    buffer: Vec<u8>,
}

impl Writer {
    fn new<T: Tabular>(format: Format, delimiter: Delimiter, shown: Shown) -> Self {
        let mut writer = Self {
            format,
            shown,
            delimiter: if delimiter == Delimiter::Semicolon { b';' } else { b',' },
            columns: T::COLUMNS,
            buffer: Vec::new(),
        };
        if format == Format::Csv {
            if delimiter == Delimiter::Semicolon {
                writer.buffer.extend_from_slice("\u{feff}".as_bytes());
            }
            let names: Vec<String> = T::COLUMNS.iter().map(|column| column.name.to_owned()).collect();
            writer.row(&names);
        }
        writer
    }

    fn row(&mut self, cells: &[String]) {
        let mut csv = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Writing to memory cannot fail.
        if csv.write_record(cells).is_ok()
            && let Ok(line) = csv.into_inner()
        {
            self.buffer.extend_from_slice(&line);
        }
    }

    fn add<T: Tabular>(&mut self, item: &T) -> Result<(), ApiError> {
        if self.format == Format::Ndjson {
            self.buffer.extend_from_slice(self.shown.write(item)?.as_bytes());
            self.buffer.push(b'\n');
            return Ok(());
        }
        let value = serde_json::to_value(item).map_err(ApiError::internal)?;
        let cells: Vec<String> =
            self.columns.iter().map(|column| cell(value.pointer(column.pointer))).collect();
        self.row(&cells);
        Ok(())
    }

    fn take(&mut self) -> Bytes {
        std::mem::take(&mut self.buffer).into()
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => yes.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => inert(text),
        Some(Value::Array(items)) => inert(&items.iter().map(cell_of_member).collect::<Vec<_>>().join(";")),
        Some(object @ Value::Object(_)) => inert(&cell_of_member(object)),
    }
}

/// A member of a list: what people know it by.
fn cell_of_member(value: &Value) -> String {
    let known_by = ["/municipality/number", "/cluster/name", "/number", "/slug", "/name", "/id"];
    match value {
        Value::Object(_) => known_by
            .iter()
            .find_map(|pointer| value.pointer(pointer).and_then(Value::as_str))
            .unwrap_or_default()
            .to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text as a header value: what is not plain ASCII is percent-encoded, as RFC 8187 does it.
fn ascii(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for byte in text.bytes() {
        if (b' '..=b'~').contains(&byte) && byte != b'%' {
            value.push(char::from(byte));
        } else {
            let _ = write!(value, "%{byte:02X}"); // writing to memory cannot fail
        }
    }
    value
}

/// Keeps a text from being read as a formula.
fn inert(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}']).chars().next();
    if matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn formulas_are_inert_and_numbers_stay_numbers() {
        for formula in ["=HYPERLINK(\"x\")", "@SUM(A1)", "+47 22 00", "-1+2", "\tx", " =1", "＝1"] {
            assert!(cell(Some(&json!(formula))).starts_with('\''), "{formula}");
        }
        assert_eq!(cell(Some(&json!(-3.5))), "-3.5");
        assert_eq!(cell(Some(&json!("Ål – «natt»"))), "Ål – «natt»");
    }

    #[test]
    fn lists_are_joined_by_what_people_know_their_members_by() {
        let value =
            json!([{"number": "4634", "name": "Masfjorden"}, {"number": "4632", "name": "Austrheim"}]);
        assert_eq!(cell(Some(&value)), "4634;4632");
    }
}
