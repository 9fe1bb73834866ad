//! The rules of the style sheet that a page needs, and no others: a page for other sites has them inside.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use app::model::query::Word;

use super::Colours;
use crate::chart::Theme;

/// Sheets of the pages, of which rules are taken by their classes, in the order of their layers.
static SHEETS: LazyLock<[String; 3]> = LazyLock::new(|| {
    [
        include_str!("../../../style/parts.css"),
        include_str!("../../../style/chart.css"),
        include_str!("../../../style/views.css"),
    ]
    .map(small)
});
static TOKENS: LazyLock<String> = LazyLock::new(|| small(include_str!("../../../style/tokens.css")));
static OWN: LazyLock<String> = LazyLock::new(|| small(include_str!("../../../style/embed.css")));

/// Classes that pages for other sites style in their own way.
const NOT_SHARED: [&str; 7] = ["sub", "source", "scroll", "foot", "brand", "wide", "narrow"];

/// The word of a theme in the attribute `data-theme`.
pub(super) fn word(theme: Theme) -> &'static str {
    theme.word()
}

/// The style of a document with this content.
pub(super) fn of(body: &str, colours: Colours) -> String {
    let used = classes_of(body);
    let shared = |selector: &str| {
        let classes = classes(selector);
        !classes.is_empty() && classes.iter().all(|class| used.contains(class) && !NOT_SHARED.contains(class))
    };
    let mut style: String = SHEETS.iter().map(|sheet| pick(sheet, &shared)).collect();
    style.push_str(&pick(&OWN, &|selector| classes(selector).iter().all(|class| used.contains(class))));
    tokens(&style, colours) + &style
}

/// The tokens that a style uses, of the themes that can be shown.
fn tokens(style: &str, colours: Colours) -> String {
    let shown = |selector: &str| match (selector.split_once("[data-theme=\""), colours) {
        (Some((_, theme)), Some(chosen)) => theme.starts_with(chosen.word()),
        (Some(_), None) => false,
        (None, Some(_)) => !selector.contains(":not([data-theme])"),
        (None, None) => true,
    };
    let chosen = pick(&TOKENS, &shown);
    let mut kept = String::new();
    for part in chosen.split_inclusive(['{', '}', ';']) {
        let name = part.strip_prefix("--").and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
        let is_used = |name: &str| {
            let used = |text: &str| {
                text.match_indices(name)
                    .any(|(at, _)| text[..at].ends_with("var(--") && text[at + name.len()..].starts_with(')'))
            };
            used(style) || used(&chosen)
        };
        if name.is_none_or(is_used) {
            kept.push_str(part);
        } else if part.ends_with('}') {
            kept.push('}');
        }
    }
    kept.replace(";}", "}")
}

/// The rules with a selector that is wanted, without the layers around them.
fn pick(sheet: &str, wanted: &dyn Fn(&str) -> bool) -> String {
    let mut picked = String::new();
    let mut rest = sheet;
    while let Some(at) = rest.find(['{', ';']) {
        let prelude = &rest[..at];
        if rest[at..].starts_with(';') {
            // A statement, such as the order of layers.
            rest = &rest[at + 1..];
            continue;
        }
        let Some(end) = matching(&rest[at..]) else { break };
        let inside = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if prelude.starts_with("@layer") {
            picked.push_str(&pick(inside, wanted));
        } else if prelude.starts_with('@') {
            let inside = pick(inside, wanted);
            if !inside.is_empty() {
                picked += &format!("{prelude}{{{inside}}}");
            }
        } else {
            let selectors: Vec<&str> = prelude.split(',').filter(|selector| wanted(selector)).collect();
            if !selectors.is_empty() {
                picked += &format!("{}{{{inside}}}", selectors.join(","));
            }
        }
    }
    picked
}

/// Where the brace ends that a text begins with.
fn matching(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// A sheet without comments and needless space.
fn small(sheet: &str) -> String {
    let mut bare = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let mut small = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    for (long, short) in
        [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (": ", ":"), (", ", ",")]
    {
        small = small.replace(long, short);
    }
    small.replace(";}", "}")
}

/// The classes in the attributes of a content.
fn classes_of(body: &str) -> BTreeSet<&str> {
    let attributes = body.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    attributes.flat_map(str::split_whitespace).collect()
}

/// The classes that a selector names.
fn classes(selector: &str) -> Vec<&str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    selector.split('.').skip(1).filter_map(|rest| rest.split(ends).next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{classes, of, pick, small};
    use crate::chart::Theme;

    #[test]
    fn takes_the_rules_that_are_wanted_and_what_stands_around_them() {
        let sheet = small(
            "@layer a, b;\n@layer a {\n .x, .y { top: 0; }\n .z { left: 0 } @media print { .x a:hover { top: 1px } } }",
        );
        let x = |selector: &str| classes(selector) == ["x"];
        assert_eq!(pick(&sheet, &x), ".x{top:0}@media print{.x a:hover{top:1px}}");
    }

    #[test]
    fn has_only_tokens_and_themes_that_can_be_seen() {
        let body = r#"<p class="badge badge-up">"#;
        let auto = of(body, None);
        assert!(
            auto.contains("prefers-color-scheme:dark") && !auto.contains("data-theme=\"dark\""),
            "{auto}"
        );
        assert!(auto.contains("--accent:#00558C") && !auto.contains("--s4:"), "{auto}");
        let dark = of(body, Some(Theme::Dark));
        assert!(dark.contains("data-theme=\"dark\"") && !dark.contains("prefers-color-scheme"), "{dark}");
        assert!(dark.contains(".badge-up{") && !dark.contains(".badge-none"), "{dark}");
    }
}
