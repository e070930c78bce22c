//! Entries that an older build left behind: they hold the command but not what is sent. Reading one needs the types of
//! all commands, so it is done in a module that loads when there is such an entry.

use domain::{side::SideCommand, workspace::Command};

use super::entry::{Entry, SentAs};

/// The module that knows all commands cannot be had now.
#[derive(Clone, Copy, Debug)]
pub struct NotHere;

/// What is sent for it; `None` where this build does not know the command.
#[cfg(feature = "split")]
pub async fn read(entry: &Entry) -> Result<Option<SentAs>, NotHere> {
    split::read_now(entry.clone()).await.map_err(|_| NotHere)
}

/// What is sent for it; `None` where this build does not know the command.
#[cfg(not(feature = "split"))]
pub fn read(entry: &Entry) -> std::future::Ready<Result<Option<SentAs>, NotHere>> {
    std::future::ready(Ok(read_now(entry)))
}

fn read_now(entry: &Entry) -> Option<SentAs> {
    let own = || entry.read::<Command>().map(|command| SentAs::of(&command, entry.author));
    let side = || entry.read::<SideCommand>().map(|command| SentAs::of(&command, entry.author));
    own().or_else(side)
}

#[cfg(feature = "split")]
mod split {
    use leptos::wasm_split::SplitLoaderError;

    use super::{Entry, SentAs};

    #[leptos::wasm_split::wasm_split(own_work, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn read_now(entry: Entry) -> Result<Option<SentAs>, SplitLoaderError> {
        Ok(super::read_now(&entry))
    }
}
