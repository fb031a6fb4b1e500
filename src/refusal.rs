//! Why a setting's value was refused, wherever such values are read.

/// Why a value was refused: completes "expected …", and never repeats the value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(String);

impl Refusal {
    /// `expected` completes "expected …".
    pub fn new(expected: impl Into<String>) -> Self {
        Self(expected.into())
    }
}
