//! Baragumu: an SMS and USSD citizen information gateway.
//!
//! The modules stand on six floors; an import may only point down (see
//! `ARCHITECTURE.md`, and `tests/it/house/architecture.rs`, which holds it).

// Floor 0, ground: values and laws. No I/O, no async.
pub mod domain;
pub mod world;

// Floor 1, engines: pure functions over ground values.
pub mod keywords;
pub mod locales;
pub mod menu;
pub mod operators;
pub mod tables;
pub mod text;

// Floor 2, store: SQL, and nothing but SQL.
pub mod store;

// Floor 3, gateway: the use cases, where rules meet storage.
pub mod gateway;

// Floor 4, doors and clocks: requests in, requests out, loops.
pub mod http;
pub mod workers;

// Floor 5, the house: build it, start it, stop it.
pub mod app;
pub mod cli;
pub mod config;
pub mod simulator;
pub mod telemetry;
