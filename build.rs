//! Tells cargo that the binary holds the front end. Builds nothing: `cargo xtask bundle` does.

fn main() {
    println!("cargo::rerun-if-changed=target/site");
}
