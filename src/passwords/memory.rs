//! The memory that hashes are made in.

use argon2::{Block, Params};

/// In blocks of 1 KiB. So large a piece the allocators of the systems that we run on ask for by itself, and give back
/// as soon as it is freed; a smaller one, freed by one thread, stays with the process. What is not used of it takes no
/// room.
const ASKED_FOR: usize = 33 * 1024;

/// Memory that one hash after the other is made in.
#[derive(Default)]
pub struct HashingMemory {
    blocks: Vec<Block>,
}

impl HashingMemory {
    /// So many blocks, whatever is in them; none where there is no memory.
    pub(super) fn blocks(&mut self, count: usize) -> Option<&mut [Block]> {
        if self.blocks.len() < count {
            self.blocks = Vec::new();
            self.blocks.try_reserve_exact(count.max(ASKED_FOR)).ok()?;
            self.blocks.resize(count, Block::new());
        }
        self.blocks.get_mut(..count)
    }

    /// Gives back what a hash from elsewhere needed beyond ours.
    pub(super) fn shrink(&mut self) {
        if self.blocks.len() > Params::default().block_count() {
            self.blocks = Vec::new();
        }
    }
}
