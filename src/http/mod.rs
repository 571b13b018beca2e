//! The doors: operators' callbacks, the API, health and metrics.
//!
//! A door translates: bytes to values, values to bytes. It decides nothing about
//! citizens; that is the gateway's. What it does decide is who may knock, how
//! often, how long and with how much.

pub mod api;
pub mod callbacks;
pub mod console;
pub mod guard;
pub mod health;
pub mod tables;

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{ConnectInfo, FromRef},
    routing::{any, get},
};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::mpsc;

use crate::gateway::{Gateway, ussd::LaterTurn};
use guard::Guard;

/// What the doors hold.
#[derive(Debug, Clone)]
pub struct Doors {
    /// The use cases.
    pub gateway: Gateway,
    /// Who may knock.
    pub guard: Arc<Guard>,
    /// Turns whose screen is a call of our own, towards the worker that makes it.
    pub later: mpsc::Sender<LaterTurn>,
    /// What the metrics say.
    pub metrics: Metrics,
}

/// The handle that prints all metrics.
#[derive(Clone)]
pub struct Metrics(pub PrometheusHandle);

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl FromRef<Doors> for Gateway {
    fn from_ref(doors: &Doors) -> Self {
        doors.gateway.clone()
    }
}

impl FromRef<Doors> for Metrics {
    fn from_ref(doors: &Doors) -> Self {
        doors.metrics.clone()
    }
}

/// The address a request came from.
pub type Peer = ConnectInfo<SocketAddr>;

/// Paths and what answers them.
pub type Routes = Router;

/// All doors but the API's and the console's.
pub fn router(doors: Doors) -> Routes {
    Router::new()
        .route("/callbacks/{account}/{key}/{event}", any(callbacks::receive))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .with_state(doors)
}
