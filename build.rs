//! Tells cargo that the binary holds the front end. Builds nothing: `cargo xtask bundle` does.

fn main() {
    // Of a folder that is missing, cargo believes that it changed every time. Where it cannot be made, that is all that happens.
    drop(std::fs::create_dir_all("target/site"));
    println!("cargo::rerun-if-changed=target/site");
    if !std::path::Path::new("target/site/assets.json").is_file() {
        println!(
            "cargo::warning=this binary will have no style and no scripts; `cargo xtask bundle`, run before, makes them"
        );
    }
}
