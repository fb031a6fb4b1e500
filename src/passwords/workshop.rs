//! Threads of their own for work that takes long. They come as there is work, and go, with what they hold, when there
//! is none.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use super::Busy;

/// How long a thread waits for more work.
const IDLE: Duration = Duration::from_secs(3);

/// Where work waits for its turn. Each thread has a tool of its own, which it uses again.
pub(super) struct Workshop<Tool: 'static> {
    floor: Mutex<Floor<Tool>>,
    work_there: Condvar,
    /// At most so many threads.
    threads: fn() -> usize,
    /// At most so much waits. More is turned away at once.
    waiting: usize,
}

struct Floor<Tool: 'static> {
    waiting: VecDeque<Box<dyn Work<Tool>>>,
    threads: usize,
    idle: usize,
}

trait Work<Tool>: Send {
    /// Whether anybody still waits for what comes of it.
    fn is_awaited(&self) -> bool;
    fn run(self: Box<Self>, tool: &mut Tool);
}

struct AwaitedWork<T, F> {
    answer: oneshot::Sender<T>,
    work: F,
}

impl<Tool, T: Send, F: FnOnce(&mut Tool) -> T + Send> Work<Tool> for AwaitedWork<T, F> {
    fn is_awaited(&self) -> bool {
        !self.answer.is_closed()
    }

    fn run(self: Box<Self>, tool: &mut Tool) {
        let Self { answer, work } = *self;
        // Whoever has hung up meanwhile misses nothing.
        let _ = answer.send(work(tool));
    }
}

impl<Tool: Default + 'static> Workshop<Tool> {
    pub(super) const fn new(threads: fn() -> usize, waiting: usize) -> Self {
        let floor = Floor { waiting: VecDeque::new(), threads: 0, idle: 0 };
        Self { floor: Mutex::new(floor), work_there: Condvar::new(), threads, waiting }
    }

    /// Has work done when its turn comes. What nobody awaits any longer by then is dropped.
    pub(super) async fn run<T: Send + 'static>(
        &'static self,
        work: impl FnOnce(&mut Tool) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let (answer, awaited) = oneshot::channel();
        self.take_in(Box::new(AwaitedWork { answer, work }))?;
        awaited.await.map_err(|_| Busy)
    }

    fn take_in(&'static self, work: Box<dyn Work<Tool>>) -> Result<(), Busy> {
        let mut floor = self.floor();
        floor.waiting.retain(|work| work.is_awaited());
        if floor.waiting.len() >= self.waiting {
            return Err(Busy);
        }
        floor.waiting.push_back(work);
        if floor.waiting.len() > floor.idle && floor.threads < (self.threads)() {
            let hired = thread::Builder::new().name("passwords".to_owned()).spawn(|| self.work());
            match hired {
                Ok(_) => floor.threads += 1,
                Err(error) if floor.threads == 0 => {
                    tracing::error!(%error, "no thread for passwords could be started");
                    floor.waiting.clear();
                    return Err(Busy);
                }
                Err(_) => {}
            }
        }
        self.work_there.notify_one();
        Ok(())
    }

    fn work(&self) {
        let mut tool = Tool::default();
        while let Some(work) = self.next() {
            // One panic must not leave the others without a thread.
            if catch_unwind(AssertUnwindSafe(|| work.run(&mut tool))).is_err() {
                tool = Tool::default();
            }
        }
    }

    /// What is to be done next; none where the thread is to go.
    fn next(&self) -> Option<Box<dyn Work<Tool>>> {
        let mut floor = self.floor();
        loop {
            while let Some(work) = floor.waiting.pop_front() {
                if work.is_awaited() {
                    return Some(work);
                }
            }
            floor.idle += 1;
            let (woken, waited) = self.work_there.wait_timeout(floor, IDLE).unwrap_or_else(PoisonError::into_inner);
            floor = woken;
            floor.idle -= 1;
            if waited.timed_out() && floor.waiting.is_empty() {
                floor.threads -= 1;
                return None;
            }
        }
    }

    fn floor(&self) -> MutexGuard<'_, Floor<Tool>> {
        self.floor.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Instant;

    use tokio::time::timeout;

    use super::*;

    const SOON: Duration = Duration::from_millis(50);

    #[test]
    fn whoever_hangs_up_leaves_no_work_behind() {
        static SHOP: Workshop<()> = Workshop::new(|| 1, 1);
        actix_web::rt::System::new().block_on(async {
            let (end, ended) = mpsc::channel::<()>();
            let (done, seen) = mpsc::channel::<&str>();
            let (start, started) = mpsc::channel();
            let mut begun = Box::pin(SHOP.run(move |()| (start.send(()), ended.recv())));
            while started.try_recv().is_err() {
                assert!(timeout(SOON, begun.as_mut()).await.is_err(), "it goes on by itself");
            }
            drop(begun);
            let (first, second) = (done.clone(), done);
            assert!(timeout(SOON, SHOP.run(move |()| first.send("dropped"))).await.is_err());
            let waiting = tokio::spawn(SHOP.run(move |()| second.send("done")));
            tokio::time::sleep(SOON).await;
            assert_eq!(SHOP.run(|()| ()).await, Err(Busy), "one waits, and no more may");
            end.send(()).unwrap();
            assert!(waiting.await.unwrap().is_ok());
            assert_eq!(seen.try_iter().collect::<Vec<_>>(), ["done"]);
        });
    }

    #[test]
    fn a_tool_is_used_again_and_goes_with_its_thread() {
        // One thread: of two either might be there first for what comes next.
        static SHOP: Workshop<Vec<u8>> = Workshop::new(|| 1, 9);
        let use_once = || SHOP.run(|tool| (tool.push(1), tool.len()).1);
        actix_web::rt::System::new().block_on(async {
            assert_eq!([use_once().await, use_once().await], [Ok(1), Ok(2)]);
            assert_eq!(SHOP.run(|_| panic!("on purpose")).await, Err::<(), _>(Busy));
            assert_eq!(use_once().await, Ok(1), "after a panic the work goes on with a new one");
            let goes_by = Instant::now() + IDLE * 5;
            while SHOP.floor().threads > 0 && Instant::now() < goes_by {
                tokio::time::sleep(SOON).await;
            }
            assert_eq!(SHOP.floor().threads, 0);
            assert_eq!(use_once().await, Ok(1));
        });
    }
}
