//! `/api/v1`: JSON over bearer tokens, for officers' programs and the console.
//!
//! [`endpoint`] says what an endpoint is, [`door`] lets requests in, [`openapi`] writes
//! the document from the endpoints, and each other module holds the endpoints of one
//! resource. A handler translates and decides nothing: rules, roles and the line in the
//! trail are the use cases'.

pub mod door;
pub mod endpoint;
pub mod openapi;
pub mod problem;
mod schema;
pub(super) mod shown;

mod audit;
mod broadcasts;
mod groups;
mod inbound;
mod messages;
mod places;
mod service;
mod subscribers;
pub(super) mod tables;
mod tickets;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{ConnectInfo, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, Method, header},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, get},
};

use self::{
    door::{Desk, Prepared},
    endpoint::Endpoint,
    problem::{Kind, Problem},
};

/// Where all endpoints stand.
pub const BASE: &str = "/api/v1";
/// Where the document stands, for everybody to read.
pub const DOCUMENT: &str = "/api/openapi.json";

/// Every endpoint.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    [
        broadcasts::endpoints(),
        messages::endpoints(),
        subscribers::endpoints(),
        groups::endpoints(),
        places::endpoints(),
        tickets::endpoints(),
        inbound::endpoints(),
        service::endpoints(),
        audit::endpoints(),
    ]
    .concat()
}

/// The document, as it is kept in `deploy/openapi.json`.
///
/// # Errors
/// A schema that the check of requests does not understand.
pub fn document() -> Result<String, String> {
    let (document, _) = openapi::build(endpoints())?;
    serde_json::to_string_pretty(&document)
        .map(|text| format!("{text}\n"))
        .map_err(|error| error.to_string())
}

/// The routes.
///
/// # Errors
/// A schema that the check of requests does not understand.
pub fn router(desk: Desk) -> Result<Router, String> {
    let desk = Arc::new(desk);
    let (document, prepared) = openapi::build(endpoints())?;
    let mut by_path: BTreeMap<&'static str, Vec<Prepared>> = BTreeMap::new();
    for endpoint in prepared {
        by_path.entry(endpoint.endpoint.path).or_default().push(endpoint);
    }
    let document: Arc<str> = document.to_string().into();
    let shown = get(move || async move {
        (
            [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))],
            document.to_string(),
        )
    });
    let mut router = Router::new().route(DOCUMENT, other_methods(shown, &desk, &[Method::GET]));
    for (path, prepared) in by_path {
        let mut methods = Vec::new();
        let mut answers: MethodRouter = MethodRouter::new();
        for endpoint in prepared {
            methods.push(endpoint.endpoint.method.clone());
            let filter = match endpoint.endpoint.method {
                Method::GET => MethodFilter::GET,
                Method::PUT => MethodFilter::PUT,
                Method::DELETE => MethodFilter::DELETE,
                _ => MethodFilter::POST,
            };
            let (desk, endpoint) = (Arc::clone(&desk), Arc::new(endpoint));
            answers = answers.on(
                filter,
                move |ConnectInfo(peer): ConnectInfo<SocketAddr>,
                      path: RawPathParams,
                      request: Request| async move {
                    desk.answer(&endpoint, peer, path, request).await
                },
            );
        }
        router = router.route(&format!("{BASE}{path}"), other_methods(answers, &desk, &methods));
    }
    let (nowhere, nowhere_else) = (Arc::clone(&desk), desk);
    Ok(router
        .route(
            "/api",
            axum::routing::any(async move |headers: HeaderMap| {
                nowhere.refuse(&headers, Problem::new(Kind::NoRoute))
            }),
        )
        .route(
            "/api/{*rest}",
            axum::routing::any(async move |headers: HeaderMap| {
                nowhere_else.refuse(&headers, Problem::new(Kind::NoRoute))
            }),
        ))
}

/// Tells what a route's other methods are.
fn other_methods(routes: MethodRouter, desk: &Arc<Desk>, methods: &[Method]) -> MethodRouter {
    let mut allowed: Vec<&str> = methods.iter().map(Method::as_str).collect();
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    let (desk, allowed) = (Arc::clone(desk), allowed.join(", "));
    routes.fallback(async move |headers: HeaderMap| -> Response {
        desk.refuse(&headers, Problem::method(&allowed)).into_response()
    })
}
