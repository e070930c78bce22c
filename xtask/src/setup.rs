//! Checks what the other tasks need and installs what is missing, each thing once: tools live in the user's cache in
//! folders named by version, so a fresh checkout finds them. Says what it does; silent when there is nothing to do.
//! It never touches the system beyond Debian packages, and those only as root.

pub mod debian;
pub mod node;
pub mod python;
pub mod rust;
pub mod tools;
pub mod wasm;

use anyhow::Result;

/// All of it, as `test` needs it.
pub fn everything() -> Result<()> {
    rust::components()?;
    for_app()?;
    debian::browser()
}

/// What the app's build needs.
pub fn for_app() -> Result<()> {
    rust::linker()?;
    node::runtime()?;
    wasm::Toolchain::ready()?;
    for tool in tools::ALL {
        tools::ensure(tool)?;
    }
    node::packages("xtask/web")
}
