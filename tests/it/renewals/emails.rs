//! What the emails say.
