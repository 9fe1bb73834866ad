//! What can go wrong between an answer and a picture.

use super::png::MAX_WIDTH;

/// Why a drawing or a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The drawing could not be written.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
    /// A width outside what is allowed.
    #[error("a picture is 1 to {MAX_WIDTH} pixels wide, not {0}")]
    Width(u32),
    /// The picture would be too high.
    #[error("the picture would be too large: {0} × {1} pixels")]
    Size(u32, u32),
    /// The SVG could not be read.
    #[error("the chart is not valid SVG: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The PNG could not be written.
    #[error("the PNG could not be written: {0}")]
    Png(String),
}
