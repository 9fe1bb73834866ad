//! SVG → PNG with the bundled fonts only, so that the same picture has the same bytes on every machine.

use std::collections::BTreeMap;
use std::io::Write;
use std::num::NonZero;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, LazyLock};
use std::thread::{self, available_parallelism};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
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
/// How well pixels are packed, from 1 to 9: 4 takes half as long again for an eighth less, 6 four times as long for a sixth less.
const LEVEL: u8 = 2;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in [Face::Regular, Face::Bold, Face::Serif] {
        fonts.load_font_data(face.bytes().to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    fonts.set_serif_family("Noto Serif");
    Arc::new(fonts)
});

/// A PNG of an SVG, `width` px wide; what is transparent lies on white.
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
    picture(&tree, (width, height), Transform::from_scale(scale, scale), Color::WHITE)
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
    picture(&tree, (width, height), to_middle, color(theme.palette().bg).unwrap_or(Color::WHITE))
}

/// A picture on paper. It is painted in strips in several threads, and packed as they come, from above. Where it is cut does not hang on
/// how many threads there are.
fn picture(
    tree: &Tree,
    (width, height): (u32, u32),
    transform: Transform,
    paper: Color,
) -> Result<Vec<u8>, ChartError> {
    if !(1..=MAX_HEIGHT).contains(&height) {
        return Err(ChartError::Size(width, height));
    }
    let strip = |pixels: &mut Pixmap, top: u32| {
        pixels.fill(paper);
        #[expect(
            clippy::cast_precision_loss,
            reason = "the renderer counts in f32; a picture is not as high"
        )]
        let above = top as f32;
        resvg::render(tree, transform.post_translate(0.0, -above), &mut pixels.as_mut());
        let size = width as usize * STRIP.min(height - top) as usize;
        samples(&pixels.data()[..4 * size])
    };
    let next = AtomicU32::new(0);
    let threads = available_parallelism().map_or(1, NonZero::get).min(height.div_ceil(STRIP) as usize);
    thread::scope(|scope| {
        let (done, painted) = mpsc::channel();
        for _ in 0..threads {
            let (done, next, strip) = (done.clone(), &next, &strip);
            // One for all strips of a thread: new memory costs a part of what painting does.
            let mut pixels = Pixmap::new(width, STRIP.min(height)).ok_or(ChartError::Size(width, height))?;
            scope.spawn(move || {
                loop {
                    let top = next.fetch_add(STRIP, Ordering::Relaxed);
                    // Nobody listens where packing failed.
                    if top >= height || done.send((top, strip(&mut pixels, top))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        packed((width, height), painted)
    })
}

/// What is painted as PNG. Drawings are plain colours: without filters for its lines a picture is packed in half of the time, and smaller.
fn packed((width, height): (u32, u32), painted: Receiver<(u32, Vec<u8>)>) -> Result<Vec<u8>, ChartError> {
    let refused = |error: EncodingError| ChartError::Png(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let mut header = encoder.write_header().map_err(refused)?;
    let mut lines = header.stream_writer().map_err(refused)?;
    // Strips that are ready before those above them.
    let mut waiting: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let mut at = 0;
    for (top, strip) in painted {
        waiting.insert(top, strip);
        while let Some(strip) = waiting.remove(&at) {
            lines.write_all(&strip).map_err(|error| refused(error.into()))?;
            at += STRIP;
        }
    }
    lines.finish().map_err(refused)?;
    drop(header);
    Ok(bytes)
}

/// Red, green and blue of pixels that have four bytes each. On paper nothing is transparent.
fn samples(pixels: &[u8]) -> Vec<u8> {
    let mut samples = vec![0; pixels.len() / 4 * 3];
    let (fours, rest) = pixels.as_chunks::<16>();
    let (twelves, last) = samples.as_chunks_mut::<12>();
    // Four pixels at a time are three words.
    for (twelve, four) in twelves.iter_mut().zip(fours) {
        let four = u128::from_le_bytes(*four);
        let word = |place: u32| (four >> (32 * place)) as u32 & 0x00ff_ffff;
        let words = [word(0) | word(1) << 24, word(1) >> 8 | word(2) << 16, word(2) >> 16 | word(3) << 8];
        for (bytes, word) in twelve.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *bytes = word.to_le_bytes();
        }
    }
    for (sample, pixel) in last.as_chunks_mut::<3>().0.iter_mut().zip(rest.as_chunks::<4>().0) {
        sample.copy_from_slice(&pixel[..3]);
    }
    samples
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
