//! Who counts: `--engine`.

use std::sync::Arc;

use clap::Args;

use crate::analysis::{Engine, Memory};

#[derive(Debug, Args)]
pub(super) struct EngineArgs {
    /// Who counts the release: `memory`, this process, or `spark://HOST:PORT`, a cluster behind a Spark Connect server, which reads
    /// the release from its store.
    #[arg(long, value_name = "ENGINE", default_value = "memory", value_parser = which)]
    engine: Which,
    /// The store as the cluster sees it, such as `s3a://bucket/store`. Without it: the path that it has here.
    #[arg(long, value_name = "URI")]
    engine_store: Option<String>,
}

/// What `--engine` names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Which {
    Memory,
    #[cfg(feature = "spark")]
    Spark(String),
}

impl EngineArgs {
    /// Whether somebody else counts.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.engine != Which::Memory
    }

    /// The engine.
    pub(super) fn engine(&self) -> Arc<dyn Engine> {
        match &self.engine {
            Which::Memory => Arc::new(Memory),
            #[cfg(feature = "spark")]
            Which::Spark(address) => {
                Arc::new(crate::analysis::Spark::new(address, self.engine_store.as_deref()))
            }
        }
    }
}

fn which(text: &str) -> Result<Which, String> {
    if text == "memory" {
        return Ok(Which::Memory);
    }
    let address = text.strip_prefix("spark://").map(|rest| rest.trim_end_matches('/')).unwrap_or_default();
    let port = address.rsplit_once(':').and_then(|(host, port)| (!host.is_empty()).then_some(port));
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    if port.is_none_or(|port| port.parse::<u16>().is_err()) || !address.bytes().all(fits) {
        return Err("it must be memory, or a cluster such as spark://127.0.0.1:15002".into());
    }
    cluster(address)
}

#[cfg(feature = "spark")]
fn cluster(address: &str) -> Result<Which, String> {
    Ok(Which::Spark(address.into()))
}

#[cfg(not(feature = "spark"))]
fn cluster(_: &str) -> Result<Which, String> {
    Err("this program was compiled without the feature `spark`; make one that has it with \
         `cargo xtask bundle && cargo install --locked --path . --features spark`"
        .into())
}
