//! Writes the pages to `target/pages`, with the stylesheet beside them, to look at them in a browser:
//! `cargo test --release -p app --features ssr -- --ignored write_pages`.

use std::path::Path;

use crate::every_page::ADDRESSES;
use crate::made::Made;
use crate::render::render;

const STYLES: [&str; 7] = ["tokens", "base", "parts", "chart", "pages", "responsive", "print"];

#[test]
#[ignore = "writes files to look at"]
fn write_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = root.join("target/pages");
    std::fs::create_dir_all(folder.join("pkg")).unwrap();
    let css =
        STYLES.map(|name| std::fs::read_to_string(root.join("style").join(format!("{name}.css"))).unwrap());
    std::fs::write(folder.join("pkg/app.css"), css.concat()).unwrap();
    for (name, made) in [
        ("some", Made { sample: true, ..Made::default() }),
        ("many", Made { last: 2026, ..Made::default() }),
        ("empty", Made { empty: true, ..Made::default() }),
        ("broken", Made { broken: true, ..Made::default() }),
    ] {
        for (index, address) in ADDRESSES.iter().enumerate() {
            let html = render(made.shared(), address).html;
            std::fs::write(folder.join(format!("{name}-{index}.html")), html).unwrap();
        }
    }
}
