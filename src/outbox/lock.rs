//! One tab at a time sends: Web Locks where the browser has them. Without them tabs may send the same command twice,
//! which the server's idempotency makes harmless.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request(
        name: &str,
        callback: &Closure<dyn FnMut() -> js_sys::Promise>,
    ) -> Result<js_sys::Promise, JsValue>;
}

/// Runs the work while holding the lock of this name. Waits while another tab holds it.
pub async fn hold(name: &str, work: impl Future<Output = ()> + 'static) {
    let mut work = Some(future_to_promise_later(work));
    let callback = Closure::new(move || match work.take() {
        Some(start) => start(),
        None => js_sys::Promise::resolve(&JsValue::UNDEFINED),
    });
    // Released when the work's promise ends; it never rejects.
    let held = request(name, &callback).ok().or_else(|| {
        let run: &js_sys::Function = callback.as_ref().unchecked_ref();
        run.call0(&JsValue::NULL).ok().map(js_sys::Promise::from)
    });
    if let Some(held) = held {
        drop(JsFuture::from(held).await);
    }
}

fn future_to_promise_later(work: impl Future<Output = ()> + 'static) -> impl FnOnce() -> js_sys::Promise {
    move || {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    }
}
