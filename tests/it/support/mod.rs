//! What tests stand on.

pub(crate) mod chaos;
pub(crate) mod chromium;
pub(crate) mod console;
pub(crate) mod databases;
pub(crate) mod gateway;
pub(crate) mod kannel;
pub(crate) mod listener;
pub(crate) mod process;
pub(crate) mod routes;
pub(crate) mod simulator;
pub(crate) mod volume;
pub(crate) mod webdriver;
