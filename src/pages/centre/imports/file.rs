//! A chosen file as the API takes it: its name and its bytes in base64.

use domain::contract::import::ImportFile;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file, in bytes: in base64 it fits the body that the server takes.
const BYTES_MAX: f64 = 700.0 * 1024.0;

/// Why there is nothing to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    #[error("the file is too big")]
    TooBig,
    #[error("the browser did not read the file")]
    Unreadable,
}

/// Reads a file that was chosen.
pub async fn read(file: &File) -> Result<ImportFile, FileFault> {
    if file.size() > BYTES_MAX {
        return Err(FileFault::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileFault::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    // `btoa` takes each byte as a character of the same number.
    let text: String = bytes.into_iter().map(char::from).collect();
    let window = web_sys::window().ok_or(FileFault::Unreadable)?;
    let content = window.btoa(&text).map_err(|_| FileFault::Unreadable)?;
    Ok(ImportFile { name: file.name().chars().take(255).collect(), content })
}
