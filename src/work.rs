//! What is done without anybody asking: the background worker.

pub mod worker;
