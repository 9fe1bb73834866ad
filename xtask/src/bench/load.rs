//! Clients that ask a server, and what came of it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Connections at a time.
pub(crate) const CLIENTS: u64 = 8;
/// Failures that are told.
const FAILURES: usize = 20;

/// What came of the requests.
#[derive(Default)]
pub(crate) struct Tally {
    done: AtomicU64,
    /// The first failures, in words, and how many there were.
    failed: AtomicU64,
    failures: Mutex<Vec<String>>,
    micros: Mutex<Vec<u32>>,
}

impl Tally {
    /// Requests that were answered or failed.
    pub(crate) fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Those that failed.
    pub(crate) fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }

    /// Times in milliseconds that so many of a hundred requests stayed below.
    pub(crate) fn quantiles<const N: usize>(&self, of: [usize; N]) -> [f64; N] {
        let mut micros = self.micros.lock().map(|all| all.clone()).unwrap_or_default();
        micros.sort_unstable();
        of.map(|of| micros.get(micros.len() * of / 100).copied().unwrap_or_default() as f64 / 1000.0)
    }

    /// An error that tells the first failures, where there is one.
    pub(crate) fn ensure_none_failed(&self) -> Result<()> {
        match self.failed() {
            0 => Ok(()),
            failed => {
                let failures = self.failures.lock().map(|all| all.join("\n  ")).unwrap_or_default();
                bail!("{failed} requests failed, among them:\n  {failures}")
            }
        }
    }

    fn ask(&self, agent: &ureq::Agent, address: &str) {
        let begun = Instant::now();
        let read = agent.get(address).call().and_then(|mut answer| answer.body_mut().read_to_vec());
        let micros = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
        self.done.fetch_add(1, Ordering::Relaxed);
        if let Ok(mut all) = self.micros.lock() {
            all.push(micros);
        }
        if let Err(error) = read {
            self.failed.fetch_add(1, Ordering::Relaxed);
            if let Ok(mut failures) = self.failures.lock()
                && failures.len() < FAILURES
            {
                failures.push(format!("{address}: {error}"));
            }
        }
    }
}

/// Clients that ask while something runs: as fast as they can, or together at a rate.
pub(crate) fn load<T>(
    tally: &Tally,
    address: &(impl Fn(u64) -> String + Sync),
    rate: Option<f64>,
    meanwhile: impl FnOnce() -> T,
) -> T {
    let (over, turn, begun) = (AtomicBool::new(false), AtomicU64::new(0), Instant::now());
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let agent = ureq::Agent::new_with_defaults();
                while !over.load(Ordering::Relaxed) {
                    let turn = turn.fetch_add(1, Ordering::Relaxed);
                    if let Some(rate) = rate {
                        let due = Duration::from_secs_f64(turn as f64 / rate);
                        thread::sleep(due.saturating_sub(begun.elapsed()));
                    }
                    tally.ask(&agent, &address(turn));
                }
            });
        }
        let outcome = meanwhile();
        over.store(true, Ordering::Relaxed);
        outcome
    })
}
