//! What is measured on.

use std::fmt;
use std::fs;
use std::thread;

use anyhow::Result;
use serde::{Deserialize, Serialize};

/// As much as one has to know to place a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Machine {
    cores: usize,
    processor: Option<String>,
    gigabytes: Option<u64>,
    system: Option<String>,
}

impl Machine {
    /// This one.
    pub(super) fn here() -> Result<Self> {
        let kilobytes =
            value("/proc/meminfo", "MemTotal:").and_then(|text| text.trim_end_matches(" kB").parse().ok());
        Ok(Self {
            cores: thread::available_parallelism()?.get(),
            processor: value("/proc/cpuinfo", "model name")
                .map(|name| name.trim_start_matches([':', ' ']).into()),
            gigabytes: kilobytes.map(|kilobytes: u64| (kilobytes * 1024).div_ceil(1 << 30)),
            system: value("/etc/os-release", "PRETTY_NAME=").map(|name| name.trim_matches('"').into()),
        })
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cores", self.cores)?;
        if let Some(processor) = &self.processor {
            write!(f, " ({processor})")?;
        }
        if let Some(gigabytes) = self.gigabytes {
            write!(f, ", {gigabytes} GiB of memory")?;
        }
        self.system.as_ref().map_or(Ok(()), |system| write!(f, ", {system}"))
    }
}

/// What stands behind a name in a file of the system.
fn value(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()))
}
