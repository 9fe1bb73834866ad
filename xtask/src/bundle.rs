//! The front end: `app` as wasm with its glue, and the style sheet, handed to [`crate::site`] for writing.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::cargo;
use crate::site::{self, Front};
use crate::{css, setup};

/// Where cargo leaves the wasm.
const COMPILED: &str = "target/wasm/wasm32-unknown-unknown/wasm/app.wasm";

/// What the last bundle was made from; outside the site, since it is of no use to the server.
const STAMP: &str = "target/wasm/bundle.stamp";

/// Compiles and writes the front end. Quick when nothing changed.
pub(crate) fn run() -> Result<()> {
    setup::wasm_target()?;
    cargo::step("Compiling the front end (wasm)", || cargo::run(&mut cargo::cargo_client("build")))?;
    let root = cargo::root();
    let wasm = fs::read(root.join(COMPILED)).with_context(|| format!("cannot read {COMPILED}"))?;
    let stylesheet = css::join(&root.join("style"))?;
    let stamp = stamp(&[&wasm, stylesheet.as_bytes()])?;
    let site = root.join(site::FOLDER);
    if fs::read_to_string(root.join(STAMP)).is_ok_and(|last| last == stamp) && site::is_whole(&site) {
        eprintln!("  the bundle is up to date");
        return Ok(());
    }
    cargo::step("Bundling and compressing the front end", || {
        let (glue, wasm) = bind(&root.join(COMPILED))?;
        site::write(&site, &Front { glue, wasm, stylesheet })
    })?;
    fs::write(root.join(STAMP), stamp).with_context(|| format!("cannot write {STAMP}"))
}

/// A hash of the inputs and of this program, so that a change of the bundler makes a new bundle too.
fn stamp(inputs: &[&[u8]]) -> Result<String> {
    let program = fs::read(env::current_exe()?)?;
    let parts: Vec<_> = inputs.iter().chain([&program.as_slice()]).map(|part| site::hash(&[*part])).collect();
    Ok(site::hash(&[parts.concat().as_bytes()]))
}

/// What wasm-bindgen makes of the compiled wasm: the glue and the wasm that goes with it.
fn bind(compiled: &Path) -> Result<(String, Vec<u8>)> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Leptos passes the address of the wasm. Without a default the glue names no file, so any name will do.
        .omit_default_module_path(true)
        .generate_output()
        .context("wasm-bindgen cannot read the wasm")?;
    // Every crate with bindings is listed, mostly with nothing.
    let mut snippets =
        output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    if let Some(name) = snippets.next().or_else(|| output.local_modules().keys().next()) {
        bail!("{name} brings JavaScript of its own, which this bundler does not carry");
    }
    let wasm = output.wasm_mut().emit_wasm();
    Ok((output.js().to_owned(), wasm))
}
