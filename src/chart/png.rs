//! SVG → PNG with the bundled fonts only, so that the same picture has the same bytes on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb};

use super::error::ChartError;
use super::measure_text::Face;
use super::paint::Theme;

/// The widest picture, in px.
pub const MAX_WIDTH: u32 = 4096;
/// The highest picture, in px: a narrow one with twenty series in full width.
const MAX_HEIGHT: u32 = 4 * MAX_WIDTH;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in [Face::Regular, Face::Bold, Face::Serif] {
        fonts.load_font_data(face.bytes().to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    fonts.set_serif_family("Noto Serif");
    Arc::new(fonts)
});

/// A PNG of an SVG, `width` px wide.
///
/// # Errors
/// A width of 0 or above [`MAX_WIDTH`], a picture that would be too high, or text that is not SVG.
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, ChartError> {
    if !(1..=MAX_WIDTH).contains(&width) {
        return Err(ChartError::Width(width));
    }
    let tree = Tree::from_str(svg, &options())?;
    let size = tree.size();
    let scale = f64::from(width) / f64::from(size.width());
    let height = height(f64::from(size.height()) * scale);
    let mut pixels = Some(height)
        .filter(|height| *height <= MAX_HEIGHT)
        .and_then(|height| Pixmap::new(width, height))
        .ok_or(ChartError::Size(width, height))?;
    #[expect(clippy::cast_possible_truncation, reason = "the renderer counts in f32")]
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| ChartError::Png(error.to_string()))
}

/// A PNG of an SVG, as large as fits into `width` by `height` px, in the middle, on the paper of a theme.
///
/// # Errors
/// A size of 0 or above [`MAX_WIDTH`], or text that is not SVG.
pub fn png_in(svg: &str, (width, height): (u32, u32), theme: Theme) -> Result<Vec<u8>, ChartError> {
    if !(1..=MAX_WIDTH).contains(&width) {
        return Err(ChartError::Width(width));
    }
    let tree = Tree::from_str(svg, &options())?;
    let mut pixels = Some(height)
        .filter(|height| *height <= MAX_HEIGHT)
        .and_then(|height| Pixmap::new(width, height))
        .ok_or(ChartError::Size(width, height))?;
    if let Some(paper) = color(theme.palette().bg) {
        pixels.fill(paper);
    }
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "the renderer counts in f32; sizes are small")]
    let (width, height) = (width as f32, height as f32);
    let scale = (width / size.width()).min(height / size.height());
    let (x, y) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(x, y), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| ChartError::Png(error.to_string()))
}

/// A colour such as `#00558C`.
fn color(hex: &str) -> Option<Color> {
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some(Color::from_rgba8(byte(1)?, byte(3)?, byte(5)?, 255))
}

/// Bundled fonts, and nothing from outside: an SVG may not name files.
fn options() -> Options<'static> {
    Options {
        font_family: "Noto Sans".into(),
        fontdb: Arc::clone(&FONTS),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked: at least 1, and the cast saturates"
)]
fn height(px: f64) -> u32 {
    px.round().max(1.0) as u32
}
