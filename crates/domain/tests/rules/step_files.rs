//! Files beside a step are what their first bytes say.

use domain::file::{FILE_MAX, FileFault, MediaType, check, check_name, fitting_name};
use proptest::{collection::vec, prelude::*};

const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 0, 16];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const WEBP: &[u8] = b"RIFF\x10\0\0\0WEBPVP8 ";
const PDF: &[u8] = b"%PDF-1.7\n";
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0";

#[test]
fn each_kind_is_known_by_its_first_bytes() {
    for (bytes, kind) in
        [(JPEG, MediaType::Jpeg), (PNG, MediaType::Png), (WEBP, MediaType::WebP), (PDF, MediaType::Pdf)]
    {
        assert_eq!(check(bytes, 1000), Ok(kind));
        let word = serde_json::to_value(kind).expect("a word");
        assert_eq!(word, kind.as_str());
    }
    assert_eq!(check(HEIC, 1000), Err(FileFault::Heic), "named, for there is a remedy");
    assert_eq!(check(b"", 0), Err(FileFault::Empty));
    assert_eq!(check(JPEG, FILE_MAX), Ok(MediaType::Jpeg), "the boundary is taken");
    assert_eq!(check(JPEG, FILE_MAX + 1), Err(FileFault::TooLarge));
}

#[test]
fn what_a_browser_would_run_is_taken_under_no_name() {
    for bytes in ["<svg xmlns=", "<!doctype html>", "GIF89a", "MZ\u{90}", "PK\u{3}\u{4}", "фото.jpg"] {
        assert_eq!(check(bytes.as_bytes(), bytes.len()), Err(FileFault::Unknown), "{bytes}");
    }
}

proptest! {
    /// However it is called and whatever follows: the beginning decides.
    #[test]
    fn what_follows_the_first_bytes_changes_nothing(rest in vec(any::<u8>(), 0..64)) {
        for bytes in [JPEG, PNG, WEBP, PDF] {
            let long: Vec<u8> = bytes.iter().chain(&rest).copied().collect();
            prop_assert_eq!(check(&long, long.len()), check(bytes, bytes.len()));
        }
    }

    #[test]
    fn any_name_can_be_made_one_that_is_taken(name in any::<String>()) {
        let fitting = fitting_name(&name);
        prop_assert_eq!(check_name(&fitting), Ok(()), "{:?}", fitting);
        if check_name(&name).is_ok() {
            prop_assert_eq!(fitting, name);
        }
    }
}
