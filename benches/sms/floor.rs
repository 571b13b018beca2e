//! The floor of the doors: bare handlers that parse the same bodies and keep nothing.

use std::net::{Ipv4Addr, SocketAddr};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
    routing::post,
};
use serde::Deserialize;

/// Serves until it is ended.
pub(crate) async fn serve(port: u16) {
    let router = Router::new()
        .route("/callbacks/{account}/{key}/dlr", post(reports))
        .route("/api/v1/messages", post(message));
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address).await.expect("the port was free");
    axum::serve(listener, router).await.expect("it serves until it is ended");
}

#[derive(Deserialize)]
struct Reports {
    reports: Vec<Report>,
}

#[derive(Deserialize)]
struct Report {
    reference: i64,
    operator_ref: String,
    msisdn: String,
    status: String,
}

async fn reports(body: Bytes) -> StatusCode {
    let told: Reports = serde_json::from_slice(&body).expect("the bench sends it so");
    let is_whole = |report: &Report| {
        report.reference > 0
            && !report.operator_ref.is_empty()
            && report.msisdn.starts_with('+')
            && report.status == "delivered"
    };
    assert!(told.reports.iter().all(is_whole), "the bench sends whole reports");
    StatusCode::OK
}

#[derive(Deserialize)]
struct Message {
    to: String,
    text: String,
}

async fn message(headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    let told: Message = serde_json::from_slice(&body).expect("the bench sends it so");
    assert!(headers.contains_key("idempotency-key"), "the bench sends one");
    assert!(headers.contains_key(header::AUTHORIZATION), "the bench sends one");
    let answer = serde_json::json!({ "id": told.text.len(), "to": told.to, "state": "queued" });
    (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], answer.to_string())
}
