//! The ground: the values of the field and the laws they obey.
//!
//! Nothing here does I/O, reads a clock or knows an operator, a database or a
//! menu. Everything above speaks in these words; `ARCHITECTURE.md` lists them.

pub mod address;
pub mod broadcast;
pub mod fact;
pub mod finding;
pub mod inbound;
pub mod language;
pub mod limit;
pub mod msisdn;
pub mod officer;
pub mod outbound;
pub mod outcome;
pub mod quiet;
pub mod retry;
pub mod schedule;
pub mod screen;
pub mod tariff;
pub mod time;
