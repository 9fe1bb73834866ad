//! Everything that computes passes here: so many questions at once, so many that wait, and no more. Who comes to a full queue
//! hears so at once, which is worth more than an answer that comes after everybody has left.

use std::sync::Arc;

use app::source::Failure;
use prometheus_client::metrics::counter::Counter;
use tokio::sync::Semaphore;
use tracing::Span;

use super::incident;
use super::limits::Limits;

/// The queue. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// A permit for each question that may be computed now.
    places: Arc<Semaphore>,
    /// A permit for each that may wait.
    queue: Arc<Semaphore>,
    most: (usize, usize),
    /// How many were turned away.
    pub(super) refused: Counter,
}

impl Work {
    pub(super) fn new(limits: &Limits) -> Self {
        let most = (limits.work, limits.waiting);
        Self {
            places: Arc::new(Semaphore::new(most.0)),
            queue: Arc::new(Semaphore::new(most.1)),
            most,
            refused: Counter::default(),
        }
    }

    /// Runs what computes outside of the async runtime, as Polars demands, when its turn comes. A panic becomes a [`Failure`].
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let place = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => place,
            Err(_) => {
                let Ok(_waiting) = self.queue.try_acquire() else {
                    self.refused.inc();
                    return Err(Failure::Busy);
                };
                Arc::clone(&self.places).acquire_owned().await.map_err(incident::report)?
            }
        };
        let span = Span::current();
        let done = tokio::task::spawn_blocking(move || {
            // Who asked may have left; the place is taken until the work is done.
            let _place = place;
            span.in_scope(|| incident::caught(work))
        });
        done.await.map_err(incident::report)?.map_err(|id| Failure::Defect { id })
    }

    /// How many questions are computed, and how many wait.
    pub(super) fn depth(&self) -> (usize, usize) {
        let (running, waiting) = self.most;
        (
            running.saturating_sub(self.places.available_permits()),
            waiting.saturating_sub(self.queue.available_permits()),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use app::source::Failure;

    use super::{Limits, Work};

    /// One question is computed, one waits, the third is turned away; and when the first is done, the second gets its turn.
    #[tokio::test]
    async fn a_full_queue_says_so_at_once() {
        let work = Work::new(&Limits { work: 1, waiting: 1, ..Limits::default() });
        let (end, ended) = mpsc::channel::<()>();
        let (begin, begun) = tokio::sync::oneshot::channel();
        let first = tokio::spawn({
            let work = work.clone();
            async move {
                let job = move || {
                    begin.send(()).expect("the test listens");
                    ended.recv().expect("the test says when");
                };
                work.run(job).await
            }
        });
        begun.await.expect("the first has begun");
        let second = tokio::spawn({
            let work = work.clone();
            async move { work.run(|| 2).await }
        });
        while work.depth() != (1, 1) {
            tokio::task::yield_now().await;
        }
        assert_eq!(work.run(|| 3).await, Err(Failure::Busy));
        assert_eq!(work.refused.get(), 1);
        end.send(()).expect("the first waits");
        assert_eq!(first.await.expect("it ended"), Ok(()));
        assert_eq!(second.await.expect("it ended"), Ok(2));
        assert_eq!(work.depth(), (0, 0));
    }

    #[tokio::test]
    async fn a_panic_leaves_the_place_to_the_next() {
        let work = Work::new(&Limits { work: 1, waiting: 0, ..Limits::default() });
        let failed = work.run(|| panic!("a defect")).await;
        assert!(matches!(failed, Err(Failure::Defect { .. })), "{failed:?}");
        assert_eq!(work.run(|| 1).await, Ok(1));
    }
}
