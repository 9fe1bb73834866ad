//! What was measured, as medians beside their budgets.

use std::fmt::Write;

use serde_json::{Value, json};

use super::sample::median;

/// What a page may cost; a kB is 1,000 bytes.
const PAINT_MS: f64 = 1000.0;
const SHIFT: f64 = 0.0;
const BLOCKED_MS: f64 = 100.0;
const BYTES: f64 = 150_000.0;
const WASM_BYTES: u64 = 100_000;
const CHANGE_MS: f64 = 100.0;

/// One visit with an empty cache.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Visit {
    /// Milliseconds until the first byte of the answer.
    pub(super) answered: f64,
    /// Milliseconds until the first text or picture stood.
    pub(super) first_paint: f64,
    /// Milliseconds until the largest one stood.
    pub(super) largest_paint: f64,
    /// Sum of the layout shifts.
    pub(super) shift: f64,
    /// Milliseconds of long tasks beyond 50 each.
    pub(super) blocked: f64,
    /// Bytes over the network, headers and all resources included.
    pub(super) bytes: f64,
    /// Requests.
    pub(super) requests: f64,
}

impl Visit {
    /// From what the page says of itself; `None` where it has painted nothing.
    pub(super) fn of(seen: &Value) -> Option<Self> {
        let number = |name: &str| seen[name].as_f64();
        let visit = Self {
            answered: number("answered")?,
            first_paint: number("first")?,
            largest_paint: number("paint")?,
            shift: number("shift")?,
            blocked: number("blocked")?,
            bytes: number("bytes")?,
            requests: number("requests")?,
        };
        (visit.largest_paint > 0.0).then_some(visit)
    }
}

/// The visits of a page.
pub(super) struct Page {
    pub(super) path: &'static str,
    pub(super) visits: Vec<Visit>,
    /// Milliseconds until the largest text or picture stood, on a slow link; no budget.
    pub(super) slow: f64,
}

impl Page {
    fn median(&self, of: impl Fn(&Visit) -> f64) -> f64 {
        median(self.visits.iter().map(of).collect())
    }

    /// Each number with its name and its budget.
    fn numbers(&self) -> [(&'static str, f64, f64); 4] {
        [
            ("largest paint in ms", self.median(|visit| visit.largest_paint), PAINT_MS),
            ("layout shift", self.median(|visit| visit.shift), SHIFT),
            ("blocked in ms", self.median(|visit| visit.blocked), BLOCKED_MS),
            ("bytes", self.median(|visit| visit.bytes), BYTES),
        ]
    }
}

/// Changes of the live filter.
pub(super) struct Live {
    /// Milliseconds from the change of a control until the new figure was painted.
    pub(super) changes: Vec<f64>,
}

/// Everything.
pub(super) struct Report {
    /// Name of the export; `None`: the sample.
    pub(super) data: Option<String>,
    pub(super) runs: usize,
    pub(super) pages: Vec<Page>,
    pub(super) live: Live,
    /// Bytes of the wasm as brotli.
    pub(super) wasm: u64,
}

impl Report {
    /// A sentence for each budget that is not kept.
    pub(super) fn missed(&self) -> Vec<String> {
        let mut missed = Vec::new();
        for page in &self.pages {
            let past = page.numbers().into_iter().filter(|(_, number, budget)| number > budget);
            missed.extend(past.map(|(name, number, budget)| {
                format!("{}: {name} {number:.3}, at most {budget}", page.path)
            }));
        }
        if self.wasm > WASM_BYTES {
            missed.push(format!("wasm: {} bytes as brotli, at most {WASM_BYTES}", self.wasm));
        }
        let change = median(self.live.changes.clone());
        if self.live.changes.is_empty() || change > CHANGE_MS {
            missed.push(format!("live filter: {change:.1} ms, at most {CHANGE_MS}"));
        }
        missed
    }

    /// For programs.
    pub(super) fn json(&self) -> Value {
        let pages: Vec<Value> = self
            .pages
            .iter()
            .map(|page| {
                json!({
                    "path": page.path,
                    "answered_ms": page.median(|visit| visit.answered),
                    "first_contentful_paint_ms": page.median(|visit| visit.first_paint),
                    "largest_contentful_paint_ms": page.median(|visit| visit.largest_paint),
                    "largest_contentful_paint_slow_link_ms": page.slow,
                    "cumulative_layout_shift": page.median(|visit| visit.shift),
                    "total_blocking_time_ms": page.median(|visit| visit.blocked),
                    "transferred_bytes": page.median(|visit| visit.bytes),
                    "requests": page.median(|visit| visit.requests),
                })
            })
            .collect();
        json!({
            "data": self.data.as_deref().unwrap_or("sample"),
            "runs": self.runs,
            "budgets": {
                "largest_contentful_paint_ms": PAINT_MS,
                "cumulative_layout_shift": SHIFT,
                "total_blocking_time_ms": BLOCKED_MS,
                "transferred_bytes": BYTES,
                "wasm_brotli_bytes": WASM_BYTES,
                "live_filter_ms": CHANGE_MS,
            },
            "pages": pages,
            "wasm_brotli_bytes": self.wasm,
            "live_filter_ms": { "median": median(self.live.changes.clone()), "all": self.live.changes },
            "missed": self.missed(),
        })
    }

    /// For people.
    pub(super) fn markdown(&self) -> String {
        let mut text = format!(
            "# First visits in headless Chromium\n\nData: {}. Release build on loopback, empty cache, medians of {} visits; the \
             last column is one visit at 1.6 Mbit/s and 150 ms.\n\n\
             | page | first byte | largest paint | layout shift | blocked | transferred | requests | slow link |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|\n",
            self.data.as_deref().unwrap_or("sample"),
            self.runs,
        );
        for page in &self.pages {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "| `{}` | {:.0} ms | {:.0} ms | {:.3} | {:.0} ms | {:.1} kB | {:.0} | {:.0} ms |",
                page.path,
                page.median(|visit| visit.answered),
                page.median(|visit| visit.largest_paint),
                page.median(|visit| visit.shift),
                page.median(|visit| visit.blocked),
                page.median(|visit| visit.bytes) / 1000.0,
                page.median(|visit| visit.requests),
                page.slow,
            );
        }
        let _ = writeln!(
            text,
            "| at most | | {PAINT_MS} ms | {SHIFT} | {BLOCKED_MS} ms | {:.0} kB | | |\n\n\
             Wasm as brotli: {:.1} kB, at most {} kB. A changed filter shows its new figure after {:.0} ms (median of {}), at \
             most {CHANGE_MS} ms.",
            BYTES / 1000.0,
            f64::from(u32::try_from(self.wasm).unwrap_or(u32::MAX)) / 1000.0,
            WASM_BYTES / 1000,
            median(self.live.changes.clone()),
            self.live.changes.len(),
        );
        let missed = self.missed();
        let outcome = if missed.is_empty() { "Every budget is kept.".into() } else { missed.join("\n- ") };
        let _ =
            writeln!(text, "\n{}{outcome}", if missed.is_empty() { "" } else { "Past the budget:\n\n- " });
        text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Live, Page, Report, Visit};

    fn report(paint: f64, change: f64) -> Option<Report> {
        let seen = json!({ "answered": 3, "first": 40, "paint": paint, "shift": 0, "blocked": 0, "bytes": 90_000, "requests": 4 });
        let visits = vec![Visit::of(&seen)?; 3];
        let pages = vec![Page { path: "/", visits, slow: 900.0 }];
        Some(Report { data: None, runs: 3, pages, live: Live { changes: vec![change] }, wasm: 70_000 })
    }

    #[test]
    fn a_missed_budget_is_said() {
        assert_eq!(report(200.0, 50.0).map(|report| report.missed()), Some(Vec::new()));
        let slow = report(1200.0, 150.0).map(|report| (report.missed(), report.markdown()));
        assert!(slow.is_some_and(|(missed, text)| missed.len() == 2 && text.contains("Past the budget")));
    }

    #[test]
    fn a_page_that_painted_nothing_is_not_fast() {
        assert!(report(0.0, 50.0).is_none());
    }
}
