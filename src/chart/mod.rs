//! To be written.
use app::model::answer::{Answer, Figure, Series};
#[derive(Clone, Copy, Debug)]
pub enum Theme { Light }
impl Theme { pub fn from_word(_: &str) -> Option<Self> { Some(Self::Light) } }
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct ChartError;
pub fn figure(_: &Answer, _: &str) -> Figure { Figure { title: String::new(), subtitle: String::new(), source: String::new(), wide: String::new(), narrow: String::new() } }
pub fn picture(_: &Answer, _: Theme) -> String { String::new() }
pub fn png(_: &str, _: u32) -> Result<Vec<u8>, ChartError> { Err(ChartError) }
pub fn spark(_: &Series, _: &str) -> String { String::new() }
