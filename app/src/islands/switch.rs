//! The links to the same page in other languages and colours, kept in step with an address that moved without a reload.

use web_sys::Element;

/// Links that lead to the same page.
pub(super) const LINKS: &str = ".languages a, .themes a";
/// The key that such a link has of its own.
const OWN: &str = "theme=";

/// Gives a link the query of `address`, all but its own theme.
pub(super) fn follow(link: &Element, address: &str) {
    let href = link.get_attribute("href").unwrap_or_default();
    let own = pairs(&href).filter(|pair| pair.starts_with(OWN));
    let keys = pairs(address).filter(|pair| !pair.starts_with(OWN)).chain(own);
    let mut moved = href.split('?').next().unwrap_or_default().to_owned();
    for (index, key) in keys.enumerate() {
        moved.push(if index == 0 { '?' } else { '&' });
        moved.push_str(key);
    }
    // An attribute with a fixed name can be set.
    let _ = link.set_attribute("href", &moved);
}

fn pairs(address: &str) -> impl Iterator<Item = &str> {
    address.split('?').nth(1).unwrap_or_default().split('&').filter(|pair| !pair.is_empty())
}
