//! Sending one kept file, in the module of the pages that choose files: the main module only asks for it.

use std::pin::Pin;

use domain::{FileId, PersonId, contract::problem::ProblemKind};

use crate::{
    api::{self, ApiError, Reply},
    storage::blobs,
};

/// One file to send.
#[derive(Clone, Debug)]
pub struct Sending {
    pub person: PersonId,
    pub file: FileId,
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    /// Everything that still waits, this one too; the rest is swept away.
    pub waiting: Vec<FileId>,
}

type Answer = Pin<Box<dyn Future<Output = Result<Reply, ApiError>>>>;

/// Sends it. Where the module is not here yet, the network is not either.
pub async fn upload(sending: Sending) -> Result<Reply, ApiError> {
    #[cfg(feature = "split")]
    let answer = split::begin(sending).await.map_err(|_| ApiError::Offline)?;
    #[cfg(not(feature = "split"))]
    let answer = begin(sending);
    answer.await
}

fn begin(sending: Sending) -> Answer {
    Box::pin(async move {
        let Sending { person, file, path, headers, waiting } = sending;
        // What has arrived needs no room; a failure leaves it for the next time.
        let _ = blobs::keep_only(person, &waiting).await;
        match blobs::get(person, file).await {
            Ok(Some(bytes)) => api::send_bytes(&path, &headers, &bytes).await,
            Ok(None) | Err(blobs::NotKept) => Err(gone()),
        }
    })
}

/// The browser has thrown the bytes away: only the person can give them again.
fn gone() -> ApiError {
    ApiError::refused(ProblemKind::NotFound, crate::text::route::files::GONE)
}

#[cfg(feature = "split")]
mod split {
    use leptos::wasm_split::SplitLoaderError;

    use super::{Answer, Sending};

    #[leptos::wasm_split::wasm_split(own_work, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn begin(sending: Sending) -> Result<Answer, SplitLoaderError> {
        Ok(super::begin(sending))
    }
}
