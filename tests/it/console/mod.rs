//! The console's pages through the real router, on both databases.

mod bulletins;
mod calendar;
mod entrance;
mod frame;
mod help_desk;
mod matrix;
mod people;
mod phone;
mod replay;
mod spreadsheets;
mod subscribers;
mod today;
mod trail;
