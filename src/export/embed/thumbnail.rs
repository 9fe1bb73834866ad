//! The picture in place of a page for other sites, within the room that such a site has for it.

use super::super::options::{NARROW, Purpose, WIDTHS};
use super::{COLUMN, Embed};

/// A picture of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
    /// What the address of the picture says of its size.
    pub keys: String,
}

impl Embed {
    /// The whole picture where it fits, else the small card; `None` where there is less room than the narrowest picture takes.
    #[must_use]
    pub fn thumbnail(&self, max_width: Option<u32>, max_height: Option<u32>) -> Option<Thumbnail> {
        let width = max_width.map_or(COLUMN, |most| most.min(COLUMN));
        let height = self.picture_height(width);
        // A narrower picture would be another drawing with another height.
        if width >= NARROW && max_height.is_none_or(|most| height <= most) {
            return Some(Thumbnail { width, height, keys: format!("imWidth={width}") });
        }
        small(width, max_height)
    }
}

/// The small card, as large as fits.
fn small(width: u32, max_height: Option<u32>) -> Option<Thumbnail> {
    let (whole, high) = Purpose::Thumbnail.card()?;
    let width = width.min(max_height.map_or(whole, |most| most.min(high) * whole / high));
    let keys = format!("imType=thumbnail&imWidth={width}");
    WIDTHS.contains(&width).then(|| Thumbnail { width, height: width * high / whole, keys })
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn the_small_card_fits_or_is_left_out() {
        for (width, max_height, size) in [
            (500, None, Some((500, 262))),
            (600, Some(150), Some((285, 149))),
            (600, Some(u32::MAX), Some((600, 315))),
            (200, None, Some((200, 105))),
            (199, None, None),
            (600, Some(104), None),
            (1, Some(1), None),
        ] {
            let found = small(width, max_height).map(|found| (found.width, found.height));
            assert_eq!(found, size, "{width} by {max_height:?}");
        }
    }
}
