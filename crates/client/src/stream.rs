//! Changes as they come.

use crate::Error;
use contract::changes::Change;
use eventsource_stream::{Event, EventStreamError, Eventsource};
use futures_util::stream::{LocalBoxStream, StreamExt};

/// What a stream of changes says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Something changed.
    Change {
        /// What, by reference.
        change: Change,
        /// Where the stream has come to: the token to go on from.
        sync_token: String,
    },
    /// Where the stream has come to: the token to go on from.
    Mark {
        /// That token.
        sync_token: String,
    },
    /// What the reader reaches is another than before: fetch anew.
    Resync,
}

/// Changes as they happen, until the service ends the stream.
pub struct ChangeStream(LocalBoxStream<'static, Result<Event, EventStreamError<reqwest::Error>>>);

impl std::fmt::Debug for ChangeStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChangeStream")
    }
}

impl ChangeStream {
    /// What an answer brings.
    pub(crate) fn of(answer: reqwest::Response) -> Self {
        Self(answer.bytes_stream().eventsource().boxed_local())
    }

    /// What happens next; `None` when the stream has ended, and one connects again.
    ///
    /// # Errors
    /// The connection broke, or what came is not what the specification says.
    pub async fn next(&mut self) -> Option<Result<Told, Error>> {
        loop {
            let event = match self.0.next().await? {
                Ok(event) => event,
                Err(EventStreamError::Transport(error)) => return Some(Err(error.into())),
                Err(EventStreamError::Utf8(_) | EventStreamError::Parser(_)) => {
                    return Some(Err(Error::Unexpected { status: 200 }));
                }
            };
            match event.event.as_str() {
                "change" => {
                    let told = serde_json::from_str(&event.data)
                        .map(|change| Told::Change { change, sync_token: event.id })
                        .map_err(|_| Error::Unexpected { status: 200 });
                    return Some(told);
                }
                "mark" => return Some(Ok(Told::Mark { sync_token: event.id })),
                "resync" => return Some(Ok(Told::Resync)),
                // Kinds that come later are not for this reader.
                _ => {}
            }
        }
    }
}
