//! What is aimed at, from the floors and peers measured before the work began.

use crate::table::{
    Aim,
    Bound::{self, AtLeast, AtMost},
    Figure::{self, Further, OfFloor, PerSecond, Seconds, Times},
};

const KANNEL_ACCEPTS: &str = "(e) accepted by Kannel, queue in memory";
const KANNEL_PASSES: &str = "(g) the whole way by Kannel, queue in memory";

/// Every aim, by the row it speaks of.
pub(crate) const ALL: [Aim; 23] = [
    aim("(a) broadcast made rows, SQLite", Seconds, AtMost(2.5)),
    aim(
        "(a) broadcast made rows, SQLite",
        Further("longest wait of another writer, ms"),
        AtMost(50.0),
    ),
    aim("(a) broadcast made rows, SQLite", Further("MiB more, anonymous"), AtMost(32.0)),
    aim("(a) broadcast made rows, PostgreSQL", Seconds, AtMost(8.0)),
    aim(
        "(a) broadcast made rows, PostgreSQL",
        Further("longest wait of another writer, ms"),
        AtMost(50.0),
    ),
    aim("(a) broadcast made rows, PostgreSQL", Further("MiB more, anonymous"), AtMost(32.0)),
    aim("(b) outbox drained to nobody, SQLite", PerSecond, AtLeast(70_000.0)),
    aim("(b) outbox drained to nobody, PostgreSQL", PerSecond, AtLeast(45_000.0)),
    aim("(b) outbox drained to nobody, PostgreSQL, two nodes", PerSecond, AtLeast(80_000.0)),
    aim("(c) to an operator, 1 a call, SQLite", PerSecond, AtLeast(12_000.0)),
    aim("(c) to an operator, 1 a call, PostgreSQL", PerSecond, AtLeast(12_000.0)),
    aim("(c) to an operator, 100 a call, SQLite", PerSecond, AtLeast(50_000.0)),
    aim("(c) to an operator, 100 a call, PostgreSQL", PerSecond, AtLeast(50_000.0)),
    aim("(d) delivery reports, 100 a call, SQLite", PerSecond, AtLeast(40_000.0)),
    aim("(d) delivery reports, 100 a call, PostgreSQL", PerSecond, AtLeast(15_000.0)),
    aim("(e) messages accepted, SQLite", OfFloor, AtLeast(0.3)),
    aim("(e) messages accepted, SQLite", Times(KANNEL_ACCEPTS), AtLeast(4.0)),
    aim("(e) messages accepted, PostgreSQL", OfFloor, AtLeast(0.3)),
    aim("(e) messages accepted, PostgreSQL", Times(KANNEL_ACCEPTS), AtLeast(4.0)),
    aim("(f) keyword answers during a broadcast, SQLite", Further("p95, ms"), AtMost(1_000.0)),
    aim("(f) keyword answers during a broadcast, PostgreSQL", Further("p95, ms"), AtMost(1_000.0)),
    aim("(g) the whole way, SQLite", Times(KANNEL_PASSES), AtLeast(2.0)),
    aim("(g) the whole way, PostgreSQL", Times(KANNEL_PASSES), AtLeast(2.0)),
];

const fn aim(row: &'static str, figure: Figure, bound: Bound) -> Aim {
    Aim { row, figure, bound }
}
