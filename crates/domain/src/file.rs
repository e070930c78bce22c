//! Files beside a step: a photo or a scan of what came of it. What a file is, its first bytes say and nothing else: a name
//! or a header can be anything. The phone asks before it keeps one, the server before it stores it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{FileId, RouteId, StepId};

/// The largest file, in bytes: 10 MiB.
pub const FILE_MAX: usize = 10 * 1024 * 1024;
/// The most files beside one step.
pub const FILES_OF_STEP: usize = 5;
const NAME_MAX: usize = 200;

/// What is taken: pictures that every browser shows, and PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/webp")]
    WebP,
    #[serde(rename = "application/pdf")]
    Pdf,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {FILE_MAX} bytes")]
    TooLarge,
    /// A photo as newer phones keep them: most computers do not show it.
    #[error("the file is a HEIC or AVIF picture")]
    Heic,
    #[error("the file is neither a picture nor a PDF")]
    Unknown,
    #[error("a name has 1 to {NAME_MAX} characters, no slashes and no control characters")]
    Name,
}

/// A file as it is told of; its bytes are fetched on their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepFile {
    pub id: FileId,
    pub route: RouteId,
    pub step: StepId,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    pub media_type: MediaType,
    /// In bytes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_485_760))]
    pub size: u32,
    pub at: DateTime<Utc>,
}

impl MediaType {
    /// By the first bytes; some 32 of them are enough.
    pub fn of(bytes: &[u8]) -> Result<Self, FileFault> {
        let brand = bytes.get(4..8).is_some_and(|tag| tag == b"ftyp");
        match bytes {
            [] => Err(FileFault::Empty),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Self::Pdf),
            _ if brand => Err(FileFault::Heic),
            _ => Err(FileFault::Unknown),
        }
    }

    /// The contract's word, which is the media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// What a saved file ends with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Pdf => "pdf",
        }
    }
}

/// What a file is, if it is taken: by its size and its first bytes.
pub fn check(first: &[u8], size: usize) -> Result<MediaType, FileFault> {
    if size > FILE_MAX {
        return Err(FileFault::TooLarge);
    }
    MediaType::of(first)
}

/// A name as it is kept.
pub fn check_name(name: &str) -> Result<(), FileFault> {
    let sound = |c: char| !c.is_control() && c != '/' && c != '\\';
    let length = name.chars().count();
    if (1..=NAME_MAX).contains(&length) && !name.trim().is_empty() && name.chars().all(sound) {
        Ok(())
    } else {
        Err(FileFault::Name)
    }
}

/// A name that is taken, made of any.
pub fn fitting_name(name: &str) -> String {
    let sound = |c: char| if c.is_control() || c == '/' || c == '\\' { '_' } else { c };
    let fitting: String = name.chars().map(sound).take(NAME_MAX).collect();
    if fitting.trim().is_empty() { "file".to_owned() } else { fitting }
}
