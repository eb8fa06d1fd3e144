//! Steps: what one can do with a resource. One mechanism for all of them.
//!
//! A [`Step`] says what it is called, what one should know first, what it asks ([`Field`]), and how it is sent. The rest is
//! the same everywhere: a dialog over the page ([`Steps`]) or a form on it ([`StepForm`]) shows what is wrong by field,
//! keeps what was typed through every failure, asks for a reason for each soft rule in the way, all at once, shows a hard
//! one with its source, has the page fetched anew when somebody else was faster, and says when it is done.
//!
//! A page makes its steps from the `allowedActions` of its resource, and gives them to [`Actions`] or [`Steps::button`].

/// How a step is sent by a function of the client that takes ids, the ETag and a body: `call!(lift_need(id): DecideWithReason)`.
macro_rules! call {
    ($name:ident($id:expr): $body:ty) => {{
        let id = $id;
        async move |client: ::client::Client, etag: &str, body: &$body| {
            client.$name(id, etag, body).await.map(Some)
        }
    }};
    ($name:ident($id:expr, $part:expr): $body:ty) => {{
        let (id, part) = ($id, $part);
        async move |client: ::client::Client, etag: &str, body: &$body| {
            client.$name(id, part, etag, body).await.map(Some)
        }
    }};
}
pub(crate) use call;

mod answers;
mod choices;
mod control;
mod dialog;
mod field;
mod form;
mod municipality;
mod named;
mod rules;
mod step;
mod voice;

pub(crate) use answers::Answers;
pub(crate) use choices::{Choice, codes, municipalities};
pub(crate) use dialog::{Actions, StepDialog, Steps};
pub(crate) use field::Field;
pub(crate) use form::StepForm;
pub(crate) use named::Known;
pub(crate) use step::{Step, Weight};
pub(crate) use voice::{reference, writes_down};
