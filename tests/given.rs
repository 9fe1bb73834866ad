//! What is given to others beside pages: the version, the manual, completions, the check that a container is well.

use std::fs;

use crate::browser::Server as Process;
use crate::support::{run, stderr, stdout};

#[test]
fn the_version_says_what_tells_two_binaries_apart() {
    let short = stdout(&run(["-V"]));
    assert_eq!(short.trim(), format!("ogp-dashboard {}", env!("CARGO_PKG_VERSION")));
    let long = stdout(&run(["--version"]));
    for line in [short.trim(), "build: ", "system: ", "pages: ", "engines: memory"] {
        assert!(long.lines().any(|found| found.starts_with(line)), "{line}: {long}");
    }
}

#[test]
fn shells_complete_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(["completions", shell]);
        assert!(output.status.success(), "{shell}: {}", stderr(&output));
        let script = stdout(&output);
        assert!(script.contains("releases") && script.contains("public-url"), "{shell}");
    }
    assert_eq!(run(["completions", "cmd"]).status.code(), Some(2));
}

#[test]
fn each_command_has_a_page_of_the_manual() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("man");
    let output = run(["manual", place.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let help = stdout(&run(["--help"]));
    let commands = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"serve") && commands.contains(&"health"), "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let page = fs::read_to_string(place.join(format!("ogp-dashboard-{command}.1"))).unwrap();
        assert!(page.contains(".SH OPTIONS") && page.contains(".SH NAME"), "{command}");
        // The folder that is meant without `--store` is another one for everybody.
        assert!(!page.contains(env!("CARGO_MANIFEST_DIR")) && !page.contains("/store]"), "{command}: {page}");
    }
    assert!(place.join("ogp-dashboard.1").is_file());
}

#[test]
fn the_check_tells_a_server_that_serves_from_none() {
    let server = Process::start(&["--demo"]);
    let output = run(["health", &server.at("")]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("simulated-"), "{}", stdout(&output));
    let nowhere = server.at("");
    drop(server);
    let output = run(["health", &nowhere, "--timeout", "2s"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("is it running?"), "{}", stderr(&output));
}
