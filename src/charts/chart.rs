//! One ECharts element: the script, the drawing, its size, its clicks, its end.

use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

use super::{
    Look,
    echarts::{self, Instance},
    look::use_theme,
};

/// Where a chart stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartState {
    /// The script is on its way.
    #[default]
    Loading,
    Drawn,
    /// It cannot be drawn here and now; the table says the same.
    Failed,
}

/// What a figure may ask its chart for.
#[derive(Clone, Copy, Debug)]
pub struct Handle {
    pub state: RwSignal<ChartState>,
    live: StoredValue<Option<Live>, LocalStorage>,
}

impl Handle {
    pub fn new() -> Self {
        Self { state: RwSignal::new(ChartState::Loading), live: StoredValue::new_local(None) }
    }

    /// The drawing as an SVG data address.
    pub fn data_url(self) -> Option<String> {
        self.live.try_with_value(|live| live.as_ref().map(|live| live.instance.data_url())).flatten()
    }
}

/// A chart of the given height. It takes part in the tab order; what it shows is said by `label` and by the table.
#[component]
pub fn Chart(
    /// Options for the page as it looks now; they may track signals.
    options: Callback<(Look,), charming::Chart>,
    /// Pixels.
    #[prop(into)]
    height: Signal<u32>,
    /// What a screen reader says.
    #[prop(into)]
    label: Signal<String>,
    /// Called with the index of the row that was clicked.
    #[prop(optional_no_strip)]
    on_pick: Option<Callback<usize>>,
    #[prop(default = Handle::new())] handle: Handle,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0);
    let theme = use_theme();
    let Handle { state, live } = handle;
    leptos::task::spawn_local(async move {
        if echarts::load().await.is_err() {
            let _ = state.try_set(ChartState::Failed);
        } else if state.try_get_untracked() == Some(ChartState::Loading) {
            let _ = state.try_set(ChartState::Drawn);
        }
    });
    Effect::new(move |_| {
        let (Some(element), ChartState::Drawn) = (element.get(), state.get()) else { return };
        if live.with_value(Option::is_none) {
            live.set_value(Live::new(&element, width, on_pick));
        }
        let (height, theme) = (height.get(), theme.get());
        // Before ECharts measures it; a style attribute would be refused by the CSP.
        let _ = (*element).style().set_property("height", &format!("{height}px"));
        width.track();
        let Some(look) = Look::of(&element, theme.print) else { return };
        let chart = options.run((look.clone(),));
        let drawn = live.with_value(|live| {
            let instance = &live.as_ref()?.instance;
            instance.resize();
            label.with(|label| instance.show(&chart, &look, label)).ok()
        });
        if drawn.is_none() {
            state.set(ChartState::Failed);
        }
    });
    on_cleanup(move || {
        let _ = live.try_update_value(Option::take);
    });
    view! { <div class="chart" node_ref=element tabindex="0" style:height=move || format!("{}px", height.get())></div> }
}

/// A drawing with everything that listens to it; dropped, it leaves nothing behind.
struct Live {
    instance: Instance,
    size: ResizeObserver,
    /// Kept because JS holds them.
    _resized: Closure<dyn Fn()>,
    _picked: Option<Closure<dyn Fn(JsValue)>>,
}

impl Live {
    fn new(element: &HtmlElement, width: RwSignal<i32>, on_pick: Option<Callback<usize>>) -> Option<Self> {
        let instance = echarts::init(element).ok()?;
        let measured = element.clone();
        let resized = Closure::<dyn Fn()>::new(move || {
            // A hidden chart has no width and keeps its drawing.
            let now = measured.client_width();
            if now > 0 && width.try_get_untracked() != Some(now) {
                let _ = width.try_set(now);
            }
        });
        let size = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        size.observe(element);
        let picked = on_pick.map(|on_pick| {
            let picked = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
                let index = js_sys::Reflect::get(&event, &"dataIndex".into()).ok().and_then(|i| i.as_f64());
                if let Some(index) = index.filter(|index| *index >= 0.0) {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
                    on_pick.run(index as usize);
                }
            });
            instance.on("click", picked.as_ref().unchecked_ref());
            picked
        });
        Some(Self { instance, size, _resized: resized, _picked: picked })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.size.disconnect();
        self.instance.dispose();
    }
}
