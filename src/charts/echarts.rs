//! The little of ECharts' own interface that charming lacks, and the script itself: loaded once, on the first chart.

use std::cell::RefCell;

use charming::Chart;
use js_sys::{Function, Promise, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::Look;

#[wasm_bindgen]
extern "C" {
    /// One drawn chart.
    pub type Instance;

    #[wasm_bindgen(js_namespace = echarts, js_name = init, catch)]
    fn init_js(element: &HtmlElement, theme: &JsValue, options: &JsValue) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, js_name = setOption, catch)]
    fn set_option_js(this: &Instance, options: &JsValue, not_merge: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub fn resize(this: &Instance);

    #[wasm_bindgen(method)]
    pub fn dispose(this: &Instance);

    #[wasm_bindgen(method)]
    pub fn on(this: &Instance, event: &str, handler: &Function);

    #[wasm_bindgen(method, js_name = getDataURL)]
    pub fn data_url(this: &Instance) -> String;
}

/// Why there is no chart: the script did not load, or ECharts refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the chart cannot be drawn")]
pub struct Undrawn;

/// Draws into an element, as SVG and in Russian.
pub fn init(element: &HtmlElement) -> Result<Instance, Undrawn> {
    #[derive(Serialize)]
    struct Init {
        renderer: &'static str,
        locale: &'static str,
    }
    let options = to_js(&Init { renderer: "svg", locale: "RU" })?;
    init_js(element, &JsValue::NULL, &options).map_err(|_| Undrawn)
}

impl Instance {
    /// Replaces everything that is drawn. `label` is what a screen reader says of it.
    pub fn show(&self, chart: &Chart, look: &Look, label: &str) -> Result<(), Undrawn> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Text<'a> {
            color: &'a str,
            font_family: &'a str,
        }
        #[derive(Serialize)]
        struct Label<'a> {
            description: &'a str,
        }
        #[derive(Serialize)]
        struct Aria<'a> {
            enabled: bool,
            label: Label<'a>,
        }
        let options = to_js(chart)?;
        let aria = to_js(&Aria { enabled: true, label: Label { description: label } })?;
        let text = to_js(&Text { color: &look.ink, font_family: &look.font })?;
        let put = |to: &JsValue, key: &str, value: &JsValue| Reflect::set(to, &key.into(), value);
        put(&options, "aria", &aria).map_err(|_| Undrawn)?;
        put(&options, "textStyle", &text).map_err(|_| Undrawn)?;
        // The tooltip is HTML and does not take the chart's style over.
        if let Some(tooltip) = Reflect::get(&options, &"tooltip".into()).ok().filter(JsValue::is_object) {
            put(&tooltip, "textStyle", &text).map_err(|_| Undrawn)?;
        }
        self.set_option_js(&options, true).map_err(|_| Undrawn)
    }
}

/// The script, once for the whole app; a failed load may be tried again.
pub async fn load() -> Result<(), Undrawn> {
    thread_local!(static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) });
    if is_loaded() {
        return Ok(());
    }
    let promise = LOADING.with(|loading| loading.borrow_mut().get_or_insert_with(add_script).clone());
    let loaded = JsFuture::from(promise).await.is_ok() && is_loaded();
    if loaded {
        Ok(())
    } else {
        LOADING.with(|loading| loading.borrow_mut().take());
        Err(Undrawn)
    }
}

/// Whether the script is here already.
pub fn is_loaded() -> bool {
    let window = web_sys::window();
    window.is_some_and(|window| Reflect::has(&window, &"echarts".into()) == Ok(true))
}

fn add_script() -> Promise {
    Promise::new(&mut |resolve, reject| {
        let added = web_sys::window().and_then(|window| window.document()).and_then(|document| {
            let meta = document.query_selector("meta[name=echarts]").ok().flatten();
            let address = meta.and_then(|meta| meta.get_attribute("content")).filter(|a| !a.is_empty());
            let script: web_sys::HtmlScriptElement = document.create_element("script").ok()?.unchecked_into();
            script.set_src(address.as_deref().unwrap_or("/echarts.js"));
            script.set_onload(Some(&resolve));
            script.set_onerror(Some(&reject));
            document.head()?.append_child(&script).ok()
        });
        if added.is_none() {
            let _ = reject.call0(&JsValue::NULL);
        }
    })
}

fn to_js(value: &impl Serialize) -> Result<JsValue, Undrawn> {
    value.serialize(&Serializer::json_compatible()).map_err(|_| Undrawn)
}
