//! The numbers that choose their own fate.
//!
//! Only numbers that begin with `+255600` are reserved: 060 is given to no network
//! in Tanzania (libphonenumber, July 2026), so no citizen has one. The last two
//! digits choose, which gives ten thousand numbers of each kind.

use crate::domain::msisdn::{Msisdn, NOBODYS};

/// What becomes of a message to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is taken, and its reports come as the ending says.
    Taken(Ending),
    /// Refused at the submit for good.
    Refused,
    /// Refused at the submit for now: as many times as said.
    RefusedAtFirst(u32),
    /// Throttled: as many times as said.
    ThrottledAtFirst(u32),
    /// The whole call goes this way.
    Call(Manner),
}

/// How a message that was taken ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The handset has it.
    Delivered,
    /// The handset was off at first.
    BufferedDelivered,
    /// The handset has it, and the operator says so twice.
    DeliveredTwiceTold,
    /// Given up, and delivered after all.
    UndeliveredDelivered,
    /// The report comes before the answer to the submit.
    DeliveredToldFirst,
    /// No id of the operator's: only ours is reported.
    DeliveredWithoutId,
    /// Only the operator's id is reported, in another spelling.
    DeliveredRespelled,
    /// The subscriber was never reached.
    Absent,
    /// Given up after a time.
    BufferedFailed,
    /// The validity ended at the operator.
    Expired,
    /// Refused in the report.
    Barred,
    /// Nothing is ever heard of it.
    Silent,
}

/// How a whole call is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As it should be.
    Answered,
    /// The connection is cut, and nothing was taken.
    CutBefore,
    /// All is taken, and the connection is cut without an answer.
    CutAfter,
    /// All is taken, and the answer comes later than anybody waits.
    Late,
    /// All is taken, and the answer breaks off in the middle.
    Truncated,
    /// Nothing is taken, and no answer ever comes.
    BlackHole,
    /// 503, and nothing is taken.
    Busy,
}

impl Manner {
    /// Whether the messages of such a call are taken.
    #[must_use]
    pub const fn takes(self) -> bool {
        matches!(self, Self::Answered | Self::CutAfter | Self::Late | Self::Truncated)
    }
}

/// The fate a number chooses.
#[must_use]
pub fn fate(msisdn: &Msisdn) -> Fate {
    let digits = msisdn.e164();
    let chosen = digits.strip_prefix(NOBODYS).and_then(|rest| rest.get(rest.len() - 2..));
    match chosen.unwrap_or("00") {
        "01" => Fate::Taken(Ending::BufferedDelivered),
        "02" => Fate::Taken(Ending::DeliveredTwiceTold),
        "03" => Fate::Taken(Ending::UndeliveredDelivered),
        "04" => Fate::Taken(Ending::DeliveredToldFirst),
        "05" => Fate::Taken(Ending::DeliveredWithoutId),
        "06" => Fate::Taken(Ending::DeliveredRespelled),
        "10" => Fate::Taken(Ending::Absent),
        "11" => Fate::Taken(Ending::BufferedFailed),
        "12" => Fate::Taken(Ending::Expired),
        "13" => Fate::Taken(Ending::Barred),
        "20" => Fate::Refused,
        "21" => Fate::RefusedAtFirst(u32::MAX),
        "22" => Fate::RefusedAtFirst(2),
        "30" => Fate::ThrottledAtFirst(u32::MAX),
        "31" => Fate::ThrottledAtFirst(2),
        "40" => Fate::Taken(Ending::Silent),
        "50" => Fate::Call(Manner::CutBefore),
        "51" => Fate::Call(Manner::CutAfter),
        "52" => Fate::Call(Manner::Late),
        "53" => Fate::Call(Manner::Truncated),
        "54" => Fate::Call(Manner::BlackHole),
        "55" => Fate::Call(Manner::Busy),
        _ => Fate::Taken(Ending::Delivered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_reserved_numbers_choose() {
        let chosen = |text: &str| fate(&Msisdn::parse(text).unwrap());
        assert_eq!(chosen("+255600123410"), Fate::Taken(Ending::Absent));
        assert_eq!(chosen("+255600000055"), Fate::Call(Manner::Busy));
        for text in ["+255600123499", "+255754000020", "+255610000020", "+254600000020"] {
            assert_eq!(chosen(text), Fate::Taken(Ending::Delivered), "{text}");
        }
    }
}
