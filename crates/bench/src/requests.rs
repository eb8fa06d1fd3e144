//! What is asked for.

use crate::load::Asked;
use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use client::Client;
use contract::needs::NeedFilter;
use contract::page::Paging;
use contract::people::Login;
use domain::access::Visibility;
use domain::need::ServiceArea;
use hyper::{Method, StatusCode};
use serde_json::json;

/// Whoever asks: the R&D contact of a municipality, who has most reasons to see a need or not to.
const EMAIL: &str = "fou@demo.example";
const PASSWORD: &str = "ksf-demo-2026";

/// The page of the list; `reference.sql` reads the same rows.
const LIST: &str = "/api/v1/needs?visibility=national&serviceArea=home_care&limit=50";

/// Two words, of which one is a compound.
const SEARCH: &str = "/api/v1/needs?q=nattilsyn%20sykehjem&limit=50";

/// Every request, with one session.
pub(crate) struct Requests {
    pub(crate) list: Asked,
    pub(crate) one: Asked,
    pub(crate) unchanged: Asked,
    pub(crate) search: Asked,
    pub(crate) create: Asked,
}

/// Signs in; the token as well, for requests that are made by hand.
///
/// # Errors
/// When the service does not let this demo account in.
pub(crate) async fn sign_in(origin: &str) -> Result<(Client, String)> {
    let client = Client::new(origin);
    let login = Login { email: EMAIL.to_owned(), password: PASSWORD.to_owned() };
    let token = client.login(&login).await.context("could not sign in")?.access_token;
    Ok((client.with_token(&token), token))
}

impl Requests {
    /// The requests of somebody who is signed in.
    ///
    /// # Errors
    /// When the list is shorter than a page.
    pub(crate) async fn new(origin: &str) -> Result<Self> {
        let (client, token) = sign_in(origin).await?;
        let filter = NeedFilter {
            visibility: vec![Visibility::National],
            service_area: vec![ServiceArea::HomeCare],
            ..NeedFilter::default()
        };
        let page = client.list_needs(&filter, &Paging { limit: Some(50), ..Paging::default() }).await?;
        ensure!(page.items.len() == 50, "the list has {} needs, not a page", page.items.len());
        let first = page.items.first().context("the list is empty")?;
        let etag = client.get_need(first.id).await?.etag;
        let one = format!("/api/v1/needs/{}", first.id);
        let headers = vec![("authorization", format!("Bearer {token}"))];
        let get = |path: &str| Asked {
            method: Method::GET,
            path: path.to_owned(),
            headers: headers.clone(),
            body: Bytes::new(),
            status: StatusCode::OK,
        };
        let mut unchanged = get(&one);
        unchanged.headers.push(("if-none-match", etag));
        unchanged.status = StatusCode::NOT_MODIFIED;
        let mut create = get("/api/v1/needs");
        create.method = Method::POST;
        create.headers.push(("content-type", "application/json".to_owned()));
        create.status = StatusCode::CREATED;
        create.body = json!({
            "title": "Nattilsyn der det er langt mellom husene",
            "problem": "Nattpatruljen kjører flere mil for korte tilsyn, og vi vet ikke hva som virker.",
            "serviceArea": "home_care",
            "affectedGroups": ["older_people"],
        })
        .to_string()
        .into();
        Ok(Self { list: get(LIST), one: get(&one), unchanged, search: get(SEARCH), create })
    }
}
