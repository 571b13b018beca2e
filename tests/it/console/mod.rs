//! The console's pages through the real router, on both databases.

mod bulletins;
mod calendar;
mod entrance;
mod frame;
mod help_desk;
mod people;
mod phone;
mod spreadsheets;
mod subscribers;
mod today;
mod trail;
