//! What was under way when programs were killed: the emails that they held.

use std::collections::BTreeSet;

use handover::clock::Clock;
use handover::store::AnyConnection;

use super::snapshot;

/// The Message-ID, and the end of the lease.
type Claim = (String, i64);

/// Claims whose holder was killed, each once, however many kills it outlives.
#[derive(Default)]
pub struct UnderWay {
    claims: BTreeSet<Claim>,
    /// Of these, whose holder may live: not all were killed, and nothing tells whose a claim is.
    doubtful: BTreeSet<Claim>,
}

impl UnderWay {
    /// Some were killed, or all that there were.
    pub fn killed(&mut self, conn: &mut AnyConnection, all: bool) {
        let standing = self.look(conn);
        if all {
            self.doubtful.clear();
        } else {
            self.doubtful.extend(standing.difference(&self.claims).cloned());
        }
        self.claims.extend(standing);
    }

    /// Takes out what turns out to have been held by one that lives: only its holder ends a claim before its time.
    pub fn look(&mut self, conn: &mut AnyConnection) -> BTreeSet<Claim> {
        let standing = snapshot::claims(conn);
        let now = Clock::default().now().0;
        let lives = |claim: &Claim| !standing.contains(claim) && claim.1 > now;
        for claim in self.doubtful.iter().filter(|claim| lives(claim)) {
            self.claims.remove(claim);
        }
        self.doubtful.retain(|claim| !lives(claim));
        standing
    }

    /// How often this email may have been handed over without anybody having said so.
    pub fn kills(&self, message_id: &str) -> usize {
        self.claims.range((message_id.to_owned(), i64::MIN)..=(message_id.to_owned(), i64::MAX)).count()
    }

    /// How many emails those are.
    pub fn emails(&self) -> usize {
        self.claims.iter().map(|(message_id, _)| message_id).collect::<BTreeSet<_>>().len()
    }
}
