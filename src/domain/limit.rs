//! How much an account lets us show on one screen.

/// The unit in which an account counts a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// GSM 03.38 septets (extension characters count two); a text that leaves
    /// the alphabet is counted in UCS-2 units against the UCS-2 bound instead.
    Septets,
    /// Bytes of the text as it is written into the operator's XML element:
    /// markup escaped, and each line break as many bytes as `line_break` says.
    EncodedBytes {
        /// Bytes one line break costs (4 for a literal `<br>`).
        line_break: usize,
    },
}

/// The budget of one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// What is counted.
    pub measure: Measure,
    /// The most one screen may hold, in the unit of `measure`.
    pub most: usize,
}

/// The network's own bound of one USSD string: 160 octets, so 182 septets
/// (3GPP TS 23.038 section 6.1.2.3, GSM 04.80 annex A).
pub const USSD_SEPTETS: usize = 182;
/// The same bound in UCS-2 units.
pub const USSD_UCS2: usize = 80;
/// What every network and handset shows; an account may raise it to [`USSD_SEPTETS`].
pub const DEFAULT_SEPTETS: usize = 160;

impl Default for Limit {
    fn default() -> Self {
        Self { measure: Measure::Septets, most: DEFAULT_SEPTETS }
    }
}
