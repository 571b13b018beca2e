//! The console's pages through the real router, on both databases.

mod bulletins;
mod calendar;
mod entrance;
mod frame;
mod people;
mod phone;
mod trail;
