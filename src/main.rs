//! Mounts the app over the shell that `index.html` painted, nothing else.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(marshrut::App);
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(painted) = document.and_then(|document| document.get_element_by_id("boot-shell")) {
        painted.remove();
    }
}
