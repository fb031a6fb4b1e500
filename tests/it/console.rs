//! The operators' pages: who gets in, what is found there, and what is done there.

mod access;
mod accounts;
mod acts;
mod addresses;
pub mod operator;
mod pieces;
mod reopening;
mod searching;
