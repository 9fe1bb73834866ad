//! What can be read in a pasted text: the address of a view, the checksum of a citation, and numbers such as “52 of 66”. A
//! citation, the code of an embed or a sentence may be pasted whole. An address is read, never fetched.

use std::cmp::Reverse;

use super::lang::Lang;
use super::view::View;

/// What surrounds an address in HTML, in BibTeX and in sentences, beside white space.
const AROUND: [char; 11] = ['"', '\'', '<', '>', '{', '}', '`', '“', '”', '«', '»'];
/// What may follow an address or a word in a sentence.
const AFTER: [char; 6] = ['.', ',', ';', ':', ')', ']'];
/// How the words for a checksum begin, in the citations of all languages.
const CHECKED: [&str; 4] = ["check", "comprobaci", "control", "contrôl"];
/// A checksum is one of so many words after that: “checksum of the numbers: 1a2b3c4d”.
const NEAR: usize = 4;
/// Digits of a checksum.
const DIGITS: usize = 8;
/// Numbers cited together that are looked for.
const MOST: usize = 5;

/// The address in a text: the first one of a view with numbers, else the first one; empty where there is none.
#[must_use]
pub fn address(text: &str) -> String {
    let text = plain(text);
    let found = addresses(&text);
    let first = found.iter().find(|address| view(address).is_some()).or_else(|| found.first());
    first.map(|address| (*address).to_owned()).unwrap_or_default()
}

/// The view and the query of an address, whatever host and form it has.
#[must_use]
pub fn view(address: &str) -> Option<(View, String)> {
    let address = address.split('#').next()?.trim();
    match address.split_once("://") {
        Some((_, rest)) => of_path(&rest[rest.find('/')?..]),
        None => of_path(address).or_else(|| of_path(after_host(address)?)),
    }
}

/// What follows a host that is written without its scheme.
fn after_host(address: &str) -> Option<&str> {
    let (host, _) = address.split_once('/')?;
    host.contains('.').then(|| &address[host.len()..])
}

fn of_path(address: &str) -> Option<(View, String)> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = format!("/{}", path.trim_matches('/'));
    let (_, plain) = Lang::of_path(&path);
    let plain = plain.strip_prefix("/embed").filter(|rest| rest.starts_with('/')).unwrap_or(plain);
    let view = View::of_file(plain).map(|(view, _)| view).or_else(|| Some(View::of_path(plain)?.1))?;
    // What is published of commitments is no number.
    let has_numbers = !matches!(view, View::Commitments | View::Commitment(_));
    has_numbers.then(|| (view, query.to_owned()))
}

/// A text without the escapes of HTML; code that was copied as HTML is escaped twice.
fn plain(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&amp;", "&");
    text.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
}

/// All addresses of a text, in its order.
fn addresses(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || AROUND.contains(&c));
    let words = words.map(|word| word.trim_start_matches(['(', '[']).trim_end_matches(AFTER));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_alone = words.len() == 1;
    words.into_iter().filter_map(|word| address_in(word, is_alone)).collect()
}

/// The address in a word. Among others a word without a scheme is one only where it leads to a view: “and/or” is none.
fn address_in(word: &str, is_alone: bool) -> Option<&str> {
    let start = ["https://", "http://"].into_iter().filter_map(|scheme| word.find(scheme)).min();
    if let Some(start) = start {
        return Some(&word[start..]);
    }
    let is_address = if is_alone {
        word.starts_with('/') || word.contains("://") || view(word).is_some()
    } else {
        word.contains('/') && view(word).is_some()
    };
    is_address.then_some(word)
}

/// A text without its addresses.
fn rest(text: &str) -> String {
    let mut text = plain(text);
    let mut found: Vec<String> = addresses(&text).into_iter().map(str::to_owned).collect();
    // One may begin as another does.
    found.sort_by_key(|address| Reverse(address.len()));
    for address in found {
        text = text.replace(&address, " ");
    }
    text
}

/// The checksum in a text: what a citation calls so, also where it has a digit too many or too few, else what looks like one.
#[must_use]
pub fn checksum(text: &str) -> Option<String> {
    let text = rest(text).to_lowercase();
    // Ids of releases have a hyphen or other lengths.
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let after = |at: usize| words.iter().skip(at + 1).take(NEAR).find(|word| is_meant(word));
    let names =
        words.iter().enumerate().filter(|(_, word)| CHECKED.iter().any(|name| word.starts_with(*name)));
    let named = names.map(|(at, _)| at).find_map(after);
    let is_alone = words.len() == 1;
    let found = named.or_else(|| words.iter().find(|word| is_checksum(word, is_alone)));
    found.map(|word| (*word).to_owned())
}

/// Whether a word after “checksum” is meant to be one.
fn is_meant(word: &str) -> bool {
    is_checksum(word, true)
        || (word.len().abs_diff(DIGITS) <= 2
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether a word can only be a checksum; among others, a number or a word with the letters of one may be something else.
fn is_checksum(word: &str, is_alone: bool) -> bool {
    let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
    word.len() == DIGITS
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && (is_alone || (has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)))
}

/// The numbers in a text that was pasted whole, without those of its addresses and dates.
#[must_use]
pub fn figures_beside(text: &str) -> Vec<(u32, u32)> {
    pairs(&rest(text).replace('/', ";"))
}

/// Pairs of numbers with a word for “of” between them, in any of the languages, in the order of the text.
#[must_use]
pub fn figures(text: &str) -> Vec<(u32, u32)> {
    pairs(&rest(text))
}

fn pairs(text: &str) -> Vec<(u32, u32)> {
    const OF: [&str; 5] = ["of", "de", "sur", "/", "out"];
    let plain = numbers_whole(text);
    let words: Vec<&str> =
        plain.split_whitespace().filter(|word| !matches!(*word, "the" | "los" | "las" | "les")).collect();
    let mut pairs = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Ok(k) = word.parse::<u32>() else { continue };
        let skip = words.iter().skip(at + 1).take_while(|word| OF.contains(word)).count();
        let n = words.get(at + 1 + skip).and_then(|word| word.parse::<u32>().ok());
        if let (Some(n), 1..=2) = (n, skip) {
            pairs.push((k, n));
        }
    }
    pairs.truncate(MOST);
    pairs
}

/// A text with white space in place of punctuation, and each number as one word.
fn numbers_whole(text: &str) -> String {
    let joined: Vec<char> = text.to_lowercase().replace('/', " / ").chars().collect();
    let mut plain = String::new();
    for (at, c) in joined.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| joined.get(at)).is_some_and(char::is_ascii_digit);
        let within = digit(at.checked_sub(1)) && digit(Some(at + 1));
        // Groups of thousands are written with a comma, a full stop or a narrow space.
        let group = within
            && matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}')
            && (2..=3).all(|step| digit(Some(at + step)))
            && !digit(Some(at + 4));
        if group {
            continue;
        }
        // No part of “12.5” or “51%” is a whole number.
        let kept = c.is_alphanumeric() || matches!(c, '/' | '%') || (within && matches!(c, ',' | '.'));
        plain.push(if kept { *c } else { ' ' });
    }
    plain
}

/// Whether a text gives a percentage.
#[must_use]
pub fn has_percentage(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains(|c: char| c.is_ascii_digit())
        && ["%", "percent", "per cent", "por ciento", "pour cent"].iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::{address, checksum, figures, figures_beside, has_percentage, view};

    #[test]
    fn numbers_are_found_among_words() {
        for (text, expected) in [
            ("52 of 66", vec![(52, 66)]),
            ("In 2014, 1,052 of the 2,066 commitments (51%)", vec![(1052, 2066)]),
            ("52 de 66; 3 sur 9; 4/5", vec![(52, 66), (3, 9), (4, 5)]),
            ("52 out of 66 members", vec![(52, 66)]),
            ("1\u{202f}052 sur 2\u{a0}066", vec![(1052, 2066)]),
            ("in 2012 and 2013", vec![]),
            ("51% of 66, 51 % of 66", vec![]),
            ("12.5 of 66", vec![]),
        ] {
            assert_eq!(figures(text), expected, "{text}");
        }
        assert_eq!(figures_beside("On 1/5, 8 of 16: https://example.org/4/5"), [(8, 16)]);
        assert!(has_percentage("87%") && has_percentage("87 por ciento") && !has_percentage("8 of 16"));
    }

    #[test]
    fn an_address_is_read_whatever_its_host_and_form() {
        for address in [
            "https://example.org/trends?area=gender",
            "/trends?area=gender#numbers",
            "trends?area=gender",
            "example.org/trends?area=gender",
            "http://localhost:3000/es/trends?area=gender",
            "https://example.org/embed/trends?area=gender",
            "https://example.org/trends.png?area=gender",
            "https://example.org/trends.csv-metadata.json?area=gender",
        ] {
            let (view, query) = view(address).expect(address);
            assert_eq!((view.path().as_str(), query.as_str()), ("/trends", "area=gender"), "{address}");
        }
        for address in [
            "",
            "https://example.org",
            "/commitments?q=x",
            "/commitments/a.csv",
            "javascript:alert(1)",
            "/data",
        ] {
            assert!(view(address).is_none(), "{address}");
        }
    }

    #[test]
    fn an_address_is_found_in_whatever_it_stands() {
        let expected = "https://example.org/embed/trends?area=gender&data=1a2b3c4d5e6f";
        for text in [
            "https://example.org/embed/trends?area=gender&data=1a2b3c4d5e6f",
            "<iframe src=\"https://example.org/embed/trends?area=gender&amp;data=1a2b3c4d5e6f\"\n title=\"8 of 16\"></iframe>\n<script async src=\"https://example.org/embed.js\"></script>",
            "&lt;iframe src=&quot;https://example.org/embed/trends?area=gender&amp;amp;data=1a2b3c4d5e6f&quot;&gt;&lt;/iframe&gt;",
            "Data: https://www.opengovpartnership.org/ (https://example.org/embed/trends?area=gender&data=1a2b3c4d5e6f).",
            "url = {https://example.org/embed/trends?area=gender&data=1a2b3c4d5e6f}",
            "8 sur 16\u{a0}: «\u{a0}https://example.org/embed/trends?area=gender&data=1a2b3c4d5e6f\u{a0}»",
        ] {
            assert_eq!(address(text), expected, "{text}");
        }
        assert_eq!(address("See /trends?area=gender, and/or the map."), "/trends?area=gender");
        assert_eq!(address("/data"), "/data");
        for text in ["", "45 of 52", "4/5", "87%", "1a2b3c4d", "<b>45 of 52</b>", "javascript:alert(1)"] {
            assert_eq!(address(text), "", "{text}");
        }
    }

    #[test]
    fn a_checksum_is_found_where_a_citation_has_it() {
        for (text, expected) in [
            ("1A2B3C4D", Some("1a2b3c4d")),
            ("00000000", Some("00000000")),
            ("OGP: “Gender”, data release sample-1a2b3c4d5e6f, check 00000000.", Some("00000000")),
            ("Versión de los datos 1a2b3c4d5e6f, comprobación 1a2b3c4d.", Some("1a2b3c4d")),
            (
                "Checksum of the numbers: 1a2b3c4. https://example.org/trends?data=1a2b3c4d5e6f",
                Some("1a2b3c4"),
            ),
            ("Suma de control de las cifras: 1a2b3c4d. https://example.org/trends", Some("1a2b3c4d")),
            ("Somme de contrôle des nombres\u{a0}: 1a2b3c4d. /trends", Some("1a2b3c4d")),
            ("@misc{ogp-1a2b3c4d, note = {checksum of the numbers 1a2b3c4d}}", Some("1a2b3c4d")),
            ("https://example.org/trends?data=1a2b3c4d", None),
            ("In 20141231 it was 45 of 52", None),
            ("", None),
        ] {
            assert_eq!(checksum(text).as_deref(), expected, "{text}");
        }
    }
}
