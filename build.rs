//! Link arguments of the wasm build; nothing is generated here.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // wasm-split-cli cuts the module along its relocations, so the linker has to keep them.
    let wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if wasm && std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
