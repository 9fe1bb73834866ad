//! Layers, lengths of files, no stray printing, nothing of the machine it was written on.

use super::{code_lines, files, folder_of, none, read, read_text};

/// The modules of the server, the lowest first. Each may use those before it, never those after it.
const LAYERS: [&str; 11] = [
    "fetch",
    "ingest",
    "simulation",
    "store",
    "analysis",
    "releases",
    "chart",
    "export",
    "web",
    "site",
    "cli",
];

/// What every module may use, and what uses none of the layers.
const BASE: &str = "reference";

/// What of the views only `web` may use; everything else of `app` is the shared vocabulary.
const VIEWS: [&str; 4] = ["app::pages", "app::parts", "app::islands", "app::document"];

/// A file longer than this has more than one reason.
const LINES: usize = 500;

#[test]
fn layers_only_use_what_is_below_them() {
    let mut broken = Vec::new();
    for (own, module) in LAYERS.iter().chain([&BASE]).enumerate() {
        let allowed = LAYERS.get(..=own).unwrap_or_default();
        for (place, line) in module_lines(module) {
            let used = used_modules(&line).into_iter().filter(|used| LAYERS.contains(&used.as_str()));
            let above = used.filter(|used| *module == BASE || !allowed.contains(&used.as_str()));
            broken.extend(above.map(|used| format!("{place}: {module} uses {used}")));
            if *module != "web" && VIEWS.iter().any(|view| line.contains(view)) {
                broken.push(format!("{place}: {module} uses the views"));
            }
        }
    }
    none(&broken, "a layer uses one above it:");
}

#[test]
fn every_module_has_its_layer() {
    let folders = files("src/", ".rs")
        .into_iter()
        .map(|path| folder_of(&path))
        .filter(|path| path.extension().is_none());
    let unknown = folders.filter(|path| !LAYERS.iter().chain([&BASE]).any(|layer| path.ends_with(layer)));
    none(
        &unknown.map(|path| path.display().to_string()).collect::<Vec<_>>(),
        "give these their place in LAYERS in tests/rules/code.rs and in ARCHITECTURE.md:",
    );
}

#[test]
fn the_vocabulary_knows_nothing_else() {
    let mut broken = Vec::new();
    for (place, line) in code_lines("app/src/model/") {
        broken.extend(
            used_modules(&line).iter().filter(|used| *used != "model").map(|used| format!("{place}: {used}")),
        );
    }
    none(&broken, "app::model uses more than itself:");
}

#[test]
fn files_are_short() {
    let long = files("", ".rs").into_iter().map(|path| (read_text(&path).lines().count(), path));
    let long: Vec<_> =
        long.filter(|(lines, _)| *lines > LINES).map(|(lines, path)| format!("{path}: {lines}")).collect();
    none(&long, "split these files; none may have more than 500 lines:");
}

#[test]
fn files_say_what_they_are_for() {
    let silent: Vec<_> =
        files("", ".rs").into_iter().filter(|path| !read_text(path).starts_with("//!")).collect();
    none(&silent, "these files do not open with `//!`:");
}

#[test]
fn only_the_command_line_prints() {
    let may_print = |place: &str| place.starts_with("src/main.rs") || place.starts_with("src/cli");
    let prints = |line: &str| ["println!", "print!", "dbg!"].iter().any(|name| line.contains(name));
    let broken = [code_lines("src/"), code_lines("app/src/")].concat();
    let broken = broken.into_iter().filter(|(place, line)| !may_print(place) && prints(line));
    none(&broken.map(|(place, _)| place).collect::<Vec<_>>(), "use `tracing`, or return what is to be said:");
}

#[test]
fn nothing_names_a_place_on_one_machine() {
    // Put together here, so that this file does not break its own rule.
    let places = ["root", "work", "home"].map(|folder| format!("/{folder}/"));
    let mut broken = Vec::new();
    for path in files("", "") {
        let bytes = read(&path);
        let text = String::from_utf8_lossy(&bytes);
        for (index, line) in text.lines().enumerate() {
            if places.iter().any(|place| starts_a_path(line, place)) {
                broken.push(format!("{path}:{}", index + 1));
            }
        }
    }
    none(&broken, "these lines name a path that exists on one machine only:");
}

/// Whether the place stands where a path begins, not inside an address such as `example.org/home/`.
fn starts_a_path(line: &str, place: &str) -> bool {
    let inside = |before: char| before.is_alphanumeric() || "._-~%}$*".contains(before);
    line.match_indices(place).any(|(at, _)| !line[..at].ends_with(inside))
}

/// The lines of a module: of its folder, and of the file that may stand for it.
fn module_lines(module: &str) -> Vec<(String, String)> {
    [code_lines(&format!("src/{module}/")), code_lines(&format!("src/{module}.rs"))].concat()
}

/// The modules after `crate::` in a line, also those of a list in braces.
fn used_modules(line: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        if line[..at].ends_with(|before: char| before.is_alphanumeric() || "_$".contains(before)) {
            continue;
        }
        let rest = &line[at + found.len()..];
        let names = rest.strip_prefix('{').map_or_else(|| vec![rest], first_level);
        used.extend(
            names
                .into_iter()
                .map(|name| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
        );
    }
    used
}

/// The elements of a list in braces, without what is inside braces of their own.
fn first_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut elements) = (0, 0, Vec::new());
    for (at, next) in list.char_indices() {
        match next {
            '{' => depth += 1,
            '}' if depth == 0 => {
                elements.push(&list[start..at]);
                return elements;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                elements.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    elements.push(&list[start..]);
    elements
}

#[test]
fn uses_are_found_however_they_are_written() {
    for (line, expected) in [
        ("use crate::web::Reply;", vec!["web"]),
        ("use crate::{chart::{self, draw}, web};", vec!["chart", "web"]),
        ("    crate::export::csv(&crate::analysis::ask())", vec!["export", "analysis"]),
        ("pub(in crate::store) fn x()", vec!["store"]),
        ("$crate::web!(); other_crate::web::x()", vec![]),
    ] {
        assert_eq!(used_modules(line), expected, "{line}");
    }
}

#[test]
fn paths_are_told_from_addresses() {
    let place = "/srv/";
    for (line, expected) in [("see /srv/x", true), ("\"/srv/x\"", true), ("https://example.org/srv/x", false)]
    {
        assert_eq!(starts_a_path(line, place), expected, "{line}");
    }
}
