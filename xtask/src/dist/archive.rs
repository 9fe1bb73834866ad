//! Files as one compressed archive, without anything of the machine or the moment.

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

use super::Files;

/// Packs files below a folder, in the order of their names, all of one time and owned by nobody in particular.
pub(super) fn pack(folder: &str, files: &Files, time: u64) -> Result<Vec<u8>> {
    // The header of gzip has a time and a system of its own; both stay unsaid.
    let sink = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let mut archive = Builder::new(sink);
    for (name, (is_program, bytes)) in files {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(if *is_program { 0o755 } else { 0o644 });
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        header.set_username("root")?;
        header.set_groupname("root")?;
        archive.append_data(&mut header, format!("{folder}/{name}"), bytes.as_slice())?;
    }
    Ok(archive.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use tar::Archive;

    use super::{Files, pack};

    fn files() -> Files {
        let file = |name: &str, program, text: &str| (name.to_owned(), (program, text.as_bytes().to_vec()));
        Files::from([file("man/b.1", false, "manual"), file("a", true, "program")])
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(pack("x", &files(), 7).unwrap(), pack("x", &files(), 7).unwrap());
        assert_ne!(pack("x", &files(), 7).unwrap(), pack("x", &files(), 8).unwrap());
    }

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let bytes = pack("x", &files(), 1_700_000_000).unwrap();
        let mut archive = Archive::new(GzDecoder::new(bytes.as_slice()));
        let seen: Vec<_> = archive
            .entries()
            .unwrap()
            .map(|entry| {
                let mut entry = entry.unwrap();
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                let header = entry.header();
                let name = entry.path().unwrap().display().to_string();
                (name, header.mode().unwrap(), header.mtime().unwrap(), text)
            })
            .collect();
        let expected = [
            ("x/a".to_owned(), 0o755, 1_700_000_000, "program".to_owned()),
            ("x/man/b.1".to_owned(), 0o644, 1_700_000_000, "manual".to_owned()),
        ];
        assert_eq!(seen, expected);
    }
}
