//! SVG → PNG with the bundled fonts only, so that the same picture has the same bytes on every machine.

use std::io::Write;
use std::sync::{Arc, LazyLock};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb};

use super::error::ChartError;
use super::measure_text::Face;
use super::paint::Theme;

/// The widest picture, in px.
pub const MAX_WIDTH: u32 = 4096;
/// The highest picture, in px: a narrow one with twenty series in full width.
const MAX_HEIGHT: u32 = 4 * MAX_WIDTH;
/// The height of what is painted at once, in px.
const STRIP: u32 = 256;
/// How well pixels are packed, from 1 to 9: more takes twice the time for a twentieth less.
const LEVEL: u8 = 4;

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
    #[expect(clippy::cast_possible_truncation, reason = "the renderer counts in f32")]
    let scale = scale as f32;
    encoded(&painted(&tree, (width, height), Transform::from_scale(scale, scale), None)?, (width, height))
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
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "the renderer counts in f32; sizes are small")]
    let (wide, high) = (width as f32, height as f32);
    let scale = (wide / size.width()).min(high / size.height());
    let (x, y) = ((wide - size.width() * scale) / 2.0, (high - size.height() * scale) / 2.0);
    let to_middle = Transform::from_scale(scale, scale).post_translate(x, y);
    let paper = color(theme.palette().bg);
    encoded(&painted(&tree, (width, height), to_middle, paper)?, (width, height))
}

/// Paints a picture in strips, from above, side by side in several threads. Where it is cut does not hang on how many there are.
fn painted(
    tree: &Tree,
    (width, height): (u32, u32),
    transform: Transform,
    paper: Option<Color>,
) -> Result<Vec<Pixmap>, ChartError> {
    if !(1..=MAX_HEIGHT).contains(&height) {
        return Err(ChartError::Size(width, height));
    }
    let tops: Vec<u32> = (0..height).step_by(STRIP as usize).collect();
    let strip = |top: u32| {
        let mut pixels =
            Pixmap::new(width, STRIP.min(height - top)).ok_or(ChartError::Size(width, height))?;
        paper.into_iter().for_each(|paper| pixels.fill(paper));
        #[expect(
            clippy::cast_precision_loss,
            reason = "the renderer counts in f32; a picture is not as high"
        )]
        let above = top as f32;
        resvg::render(tree, transform.post_translate(0.0, -above), &mut pixels.as_mut());
        Ok(pixels)
    };
    tops.into_par_iter().map(strip).collect()
}

/// A picture as PNG. Drawings are plain colours: without filters for its lines it is packed in half of the time, and smaller.
fn encoded(strips: &[Pixmap], (width, height): (u32, u32)) -> Result<Vec<u8>, ChartError> {
    let is_opaque = strips.iter().all(|strip| strip.pixels().iter().all(|pixel| pixel.is_opaque()));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let write = || {
        let mut header = encoder.write_header()?;
        let mut lines = header.stream_writer()?;
        for strip in strips {
            lines.write_all(&samples(strip, is_opaque))?;
        }
        lines.finish()
    };
    write().map_err(|error: EncodingError| ChartError::Png(error.to_string()))?;
    Ok(bytes)
}

/// Red, green and blue of each pixel, and how opaque it is where not all are.
fn samples(strip: &Pixmap, is_opaque: bool) -> Vec<u8> {
    let pixels = strip.pixels().iter();
    if is_opaque {
        return pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    }
    let colors = pixels.map(|pixel| pixel.demultiply());
    colors.flat_map(|color| [color.red(), color.green(), color.blue(), color.alpha()]).collect()
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
