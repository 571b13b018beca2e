//! What the proofs share that let things fail on purpose.

/// A number from the environment, for runs that are larger than the gate's.
pub(crate) fn number_from_environment(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a test's size is no setting of the program")]
    let said = std::env::var(name);
    said.map_or(usual, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is {text}: write a whole number"))
    })
}
