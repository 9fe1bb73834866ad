//! Which encoding of an asset a request gets: `Accept-Encoding` as RFC 9110 (section 12.5.3) defines it.

/// The encodings that the bundle holds, the smallest first: at equal weights the first one wins.
const BEST_FIRST: [Encoding; 3] = [Encoding::Brotli, Encoding::Gzip, Encoding::Identity];

/// How the bytes of an asset are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The value of `Content-Encoding`; identity has none.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Where the bundle keeps this encoding of a file.
    pub(super) fn twin(self, path: &str) -> String {
        match self {
            Self::Brotli => format!("{path}.br"),
            Self::Gzip => format!("{path}.gz"),
            Self::Identity => path.to_owned(),
        }
    }

    fn is_called(self, name: &str) -> bool {
        let names: &[&str] = match self {
            Self::Brotli => &["br"],
            Self::Gzip => &["gzip", "x-gzip"],
            Self::Identity => &["identity"],
        };
        names.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// The available encoding with the greatest weight; `None` where the request accepts none of them.
pub(super) fn choose(
    accept_encoding: Option<&str>,
    available: impl Fn(Encoding) -> bool,
) -> Option<Encoding> {
    let wishes: Vec<_> = accept_encoding.unwrap_or_default().split(',').filter_map(wish).collect();
    let mut best = None;
    for encoding in BEST_FIRST.into_iter().filter(|encoding| available(*encoding)) {
        let weight = weight(encoding, &wishes);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, encoding));
        }
    }
    best.map(|(_, encoding)| encoding)
}

/// The weight of an encoding in thousandths: by its name, else by `*`. Identity needs no mention: it is then the last resort.
fn weight(encoding: Encoding, wishes: &[(&str, u16)]) -> u16 {
    let named = wishes.iter().find(|(name, _)| encoding.is_called(name));
    let any = wishes.iter().find(|(name, _)| *name == "*");
    let unnamed = u16::from(encoding == Encoding::Identity);
    match (named, any) {
        (Some((_, weight)), _) => *weight,
        // `*` speaks of identity only to forbid it; nobody asks for the larger copy.
        (None, Some((_, weight))) if encoding == Encoding::Identity => (*weight).min(1),
        (None, Some((_, weight))) => *weight,
        (None, None) => unnamed,
    }
}

/// One element of the header. What cannot be read asks for nothing.
fn wish(element: &str) -> Option<(&str, u16)> {
    let mut parts = element.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let quality = match parts.next() {
        None => 1.0,
        Some(parameter) => {
            parameter.strip_prefix(['q', 'Q'])?.trim().strip_prefix('=')?.trim().parse::<f32>().ok()?
        }
    };
    (0.0..=1.0).contains(&quality).then(|| (name, (quality * 1000.0).round() as u16))
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Brotli, Gzip, Identity};
    use super::choose;

    #[test]
    fn weights_decide_then_size() {
        for (header, expected) in [
            ("gzip, deflate, br, zstd", Some(Brotli)),
            ("gzip", Some(Gzip)),
            ("x-gzip", Some(Gzip)),
            ("BR", Some(Brotli)),
            ("br;q=0.5, gzip", Some(Gzip)),
            ("br ; q = 0.500 , gzip;Q=0.4", Some(Brotli)),
            ("br;q=0, gzip;q=0.001", Some(Gzip)),
            ("identity, gzip;q=0.5", Some(Identity)),
            ("*", Some(Brotli)),
            ("br;q=0, *", Some(Gzip)),
            ("*;q=0.1, gzip;q=0.2", Some(Gzip)),
            ("gzip;q=0, br;q=0", Some(Identity)),
            ("zstd", Some(Identity)),
            ("", Some(Identity)),
            ("*;q=0", None),
            ("identity;q=0", None),
            ("identity;q=0, gzip", Some(Gzip)),
            ("*;q=0, identity", Some(Identity)),
        ] {
            assert_eq!(choose(Some(header), |_| true), expected, "{header}");
        }
        assert_eq!(choose(None, |_| true), Some(Identity));
    }

    #[test]
    fn what_cannot_be_read_asks_for_nothing() {
        for header in ["br;q=2", "br;q=-1", "br;q=x", "br;q", "br;level=1", ";q=1", "br;q=NaN"] {
            assert_eq!(choose(Some(header), |_| true), Some(Identity), "{header}");
        }
    }

    #[test]
    fn a_missing_twin_is_no_choice() {
        let only_gzip = |encoding: Encoding| encoding != Brotli;
        assert_eq!(choose(Some("br, gzip"), only_gzip), Some(Gzip));
    }
}
