//! Those who run it: what they do stands in their log, and customers read that support did it.

mod accounts;
mod addresses;
mod audit;
mod force;
mod locks;
mod services;
