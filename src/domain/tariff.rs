//! What a message costs, as far as it can be known before the operator's bill.
//!
//! The network is a guess from the prefix (numbers are portable), so a cost made here
//! is an estimate: it serves budgets and the officer's view before approval.

use super::msisdn::Network;

/// Prices of one segment, in hundredths of a shilling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// For each network, in the order of [`Network::ALL`].
    pub networks: [i64; Network::ALL.len()],
    /// For numbers of no known network.
    pub other: i64,
}

impl Tariff {
    /// The same price for every network.
    #[must_use]
    pub const fn flat(price: i64) -> Self {
        Self { networks: [price; Network::ALL.len()], other: price }
    }

    /// What the cheapest segment costs.
    #[must_use]
    pub fn least(&self) -> i64 {
        self.networks.into_iter().fold(self.other, i64::min)
    }

    /// The cost of `segments` to a number with this hint, in hundredths of a shilling.
    #[must_use]
    pub fn cost(&self, hint: Option<Network>, segments: usize) -> i64 {
        let price = hint.map_or(self.other, |network| self.networks[network as usize]);
        price.saturating_mul(i64::try_from(segments).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_network_has_its_price_and_each_segment_is_billed() {
        let tariff = Tariff { networks: [1, 2, 3, 4, 5], other: 10 };
        for (network, price) in Network::ALL.into_iter().zip(1..) {
            assert_eq!(tariff.cost(Some(network), 1), price);
            assert_eq!(tariff.cost(Some(network), 3), 3 * price);
        }
        assert_eq!(tariff.least(), 1);
        assert_eq!(tariff.cost(None, 2), 20);
        assert_eq!(tariff.cost(None, 0), 0);
        assert_eq!(tariff.cost(None, usize::MAX), i64::MAX);
    }
}
