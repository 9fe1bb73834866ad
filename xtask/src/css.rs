//! The style sheets, joined into one in a stated order and made smaller without changing what they mean.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The files of `style/` in the order of their layers. A file that does not exist yet is left out; one that is not listed is
/// a mistake, since its place in the order would be unknown.
const ORDER: [&str; 10] = [
    "tokens.css",
    "base.css",
    "parts.css",
    "chart.css",
    "pages.css",
    "views.css",
    "brief.css",
    "share.css",
    "responsive.css",
    "print.css",
];

/// Of the pages for other sites, which hold their style themselves.
const APART: [&str; 1] = ["embed.css"];

/// Joins the style sheets of a folder.
pub(crate) fn join(folder: &Path) -> Result<String> {
    refuse_unlisted(folder)?;
    let mut joined = String::new();
    for path in ORDER.iter().map(|name| folder.join(name)).filter(|path| path.is_file()) {
        let sheet = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined.push_str(&sheet);
        joined.push('\n');
    }
    Ok(minify(&joined))
}

fn refuse_unlisted(folder: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".css") && !ORDER.contains(&name.as_ref()) && !APART.contains(&name.as_ref()) {
            bail!("style/{name} has no place in the order: list it in ORDER in xtask/src/css.rs");
        }
    }
    Ok(())
}

/// Drops comments and needless space. Strings, `url(…)` and escapes stay as they are, and so does every space that could mean
/// something: between selectors, and around the operators of `calc`.
fn minify(sheet: &str) -> String {
    let mut small = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        let length = verbatim(rest);
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            if separates(&small, rest) {
                small.push_str("/**/");
            }
        } else if length > 0 {
            small.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if first.is_ascii_whitespace() {
            space(&mut small);
            rest = rest.trim_ascii_start();
        } else {
            if "{};".contains(first) && small.ends_with(' ') && !small.ends_with("\\ ") {
                small.pop();
            }
            if first == '}' && small.ends_with(';') {
                small.pop();
            }
            small.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    small.trim_end().to_owned()
}

/// One space, unless what came before already separates.
fn space(small: &mut String) {
    if !small.is_empty() && !small.ends_with(['{', '}', ';', ' ']) {
        small.push(' ');
    }
}

/// Whether a comment is all that stands between two words; without it `a/**/b` would become one.
fn separates(before: &str, after: &str) -> bool {
    let open =
        |edge: Option<char>| edge.is_none_or(|edge| edge.is_ascii_whitespace() || "{};".contains(edge));
    !open(before.chars().next_back()) && !open(after.chars().next()) && !after.starts_with("/*")
}

/// How many bytes from here on must not be touched: a string, an unquoted `url(…)` or an escape.
fn verbatim(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'\\') => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        Some(quote @ (b'"' | b'\'')) => until(bytes, 1, *quote),
        _ if rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url(")) => {
            if rest[4..].trim_ascii_start().starts_with(['"', '\'']) { 0 } else { until(bytes, 4, b')') }
        }
        _ => 0,
    }
}

/// The length up to and with the first `end` that is not escaped.
fn until(bytes: &[u8], from: usize, end: u8) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == end => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{join, minify};

    #[test]
    fn drops_what_means_nothing() {
        let sheet = "/* tokens */\n:root {\n  --gap: 1rem; /* step */\n}\n\na  :hover,\nb { color : red; }\n";
        assert_eq!(minify(sheet), ":root{--gap: 1rem}a :hover, b{color : red}");
    }

    #[test]
    fn keeps_strings_urls_escapes_and_sums() {
        for sheet in [
            r#"a::before{content:"/* no  comment */ \" ; }"}"#,
            "a{width:calc(100% - (2 * var(--gap)))}",
            "a{background:url(data:image/svg+xml;x  /*y*/)}",
            r".md\:wide\ {top:0}",
        ] {
            assert_eq!(minify(sheet), sheet);
        }
    }

    #[test]
    fn a_comment_still_separates() {
        assert_eq!(minify("a/**/b{}"), "a/**/b{}");
        assert_eq!(minify("a{} /* never closed"), "a{}");
    }

    #[test]
    fn a_missing_folder_is_an_empty_sheet() -> anyhow::Result<()> {
        assert_eq!(join(std::path::Path::new("no-such-folder"))?, "");
        Ok(())
    }
}
