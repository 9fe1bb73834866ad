//! The smaller twins of an asset. Made once here at the highest level, so that the server never compresses them.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli at its highest level.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &parameters)?;
    Ok(small)
}

/// Gzip at its highest level, without a time, so that the same input gives the same bytes.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::gzip;

    #[test]
    fn twins_hold_the_same_bytes() -> anyhow::Result<()> {
        let text = "open government ".repeat(500);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut super::brotli(text.as_bytes())?.as_slice(), &mut plain)?;
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        flate2::read::GzDecoder::new(gzip(text.as_bytes())?.as_slice()).read_to_string(&mut plain)?;
        assert_eq!(plain, text);
        Ok(())
    }
}
