//! Health and metrics.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Metrics;
use crate::gateway::Gateway;

/// `GET /health/live`: the process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the database was asked just now and the menu is served.
/// `503` names what is missing; citizens are still answered from memory then.
pub async fn ready(State(gateway): State<Gateway>) -> Response {
    let menu = gateway.menus().current();
    match gateway.ask_store().await {
        Ok(()) => format!("ready: database answers, menu {} ({})\n", menu.version, menu.release)
            .into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            let text = format!(
                "not ready: the database does not answer; menu {} is served from memory\n",
                menu.version
            );
            (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
        }
    }
}

/// `GET /metrics`: everything counted, in Prometheus' text format.
pub async fn metrics(State(metrics): State<Metrics>) -> impl IntoResponse {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], metrics.0.render())
}
