//! The console's pages through the real router, on both databases.

mod bulletins;
mod entrance;
mod frame;
