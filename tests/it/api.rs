//! Other programs: what they are told, what they may change, and what keeps them out.

mod addresses;
mod batch;
mod closing;
mod description;
mod keys;
mod once;
mod reads;
mod sync;
