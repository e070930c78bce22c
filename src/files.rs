//! Files beside steps on their way to the server: chosen, checked, kept on the device, sent by the outbox like any other
//! write. What they are is [`domain::file`]'s to say; the bytes wait in [`crate::storage::blobs`].

mod upload;

use domain::{
    FileId, PersonId, RouteId, StepId,
    file::{self, FileFault, StepFile},
};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

pub use upload::{Sending, upload};

use crate::{platform, storage::blobs};

/// Why a chosen file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceFault {
    #[error(transparent)]
    Refused(#[from] FileFault),
    #[error("the browser did not read the file")]
    Unreadable,
    #[error(transparent)]
    NotKept(#[from] blobs::NotKept),
}

/// Keeps a chosen file on the device; what comes back is given to the outbox.
pub async fn keep(
    person: PersonId,
    chosen: &File,
    route: RouteId,
    step: StepId,
) -> Result<StepFile, ChoiceFault> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of bytes")]
    let size = chosen.size() as usize;
    // Before a large one is read.
    if size > file::FILE_MAX {
        return Err(FileFault::TooLarge.into());
    }
    let buffer = JsFuture::from(chosen.array_buffer()).await.map_err(|_| ChoiceFault::Unreadable)?;
    let bytes = Uint8Array::new(&buffer);
    let first = bytes.subarray(0, bytes.length().min(32)).to_vec();
    let media_type = file::check(&first, size)?;
    let id = FileId(platform::new_id());
    blobs::put(person, id, &bytes).await?;
    let (name, size) = (file::fitting_name(&chosen.name()), bytes.length());
    Ok(StepFile { id, route, step, name, media_type, size, at: platform::now() })
}
