//! Addresses as they are typed.

/// An address on the web, without what follows its path.
pub(super) fn web_address(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]/_~%".contains(&byte);
    if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(fits) {
        return Err("it must be an address such as https://example.org/ogp".into());
    }
    Ok(url.into())
}

/// Scheme and host, without a path: addresses are made by putting paths behind it.
pub(super) fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    if host.is_empty() || !host.bytes().all(fits) {
        return Err("it must be a scheme and a host, such as https://example.org".into());
    }
    Ok(url.into())
}
