//! What a chart must know of the page: real colours (ECharts reads no CSS), the font, the room there is; and when any
//! of it changes.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MediaQueryList, MutationObserver, MutationObserverInit};

/// Colours and sizes of the page as it is now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    pub ink: String,
    pub ink_2: String,
    pub line: String,
    pub card: String,
    pub route: String,
    pub met: String,
    pub risk: String,
    pub missed: String,
    pub font: String,
    /// Size of captions in pixels: grows with the large-type mode.
    pub small: f64,
    /// Width of the chart in pixels.
    pub width: f64,
}

impl Look {
    /// Whether the chart has the width of a phone.
    pub fn is_narrow(&self) -> bool {
        self.width < 480.0
    }

    /// Reads the page as a whole.
    pub fn of_page() -> Option<Self> {
        Self::of(&web_sys::window()?.document()?.body()?, false)
    }

    /// Reads the page around an element. Paper is white, whatever the screen: `print` asks for the light colours.
    pub fn of(element: &HtmlElement, print: bool) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let probe: HtmlElement = document.create_element("span").ok()?.unchecked_into();
        let style = |probe: &Element, property: &str| {
            let style = window.get_computed_style(probe).ok().flatten()?;
            style.get_property_value(property).ok()
        };
        let parent: &Element = element.as_ref();
        parent.append_child(&probe).ok()?;
        if print {
            probe.style().set_property("color-scheme", "light").ok()?;
        }
        // `light-dark()` and `var()` become a real colour only as the computed value of a property.
        let colour = |name: &str| {
            let set = probe.style().set_property("color", &format!("var({name})"));
            set.ok().and_then(|()| style(&probe, "color")).unwrap_or_default()
        };
        let look = Self {
            ink: colour("--ink"),
            ink_2: colour("--ink-2"),
            line: colour("--line"),
            card: colour("--card"),
            route: colour("--route"),
            met: colour("--met"),
            risk: colour("--risk"),
            missed: colour("--missed"),
            // ECharts puts it between double quotes when it writes SVG for the export.
            font: style(&probe, "font-family").unwrap_or_default().replace('"', "'"),
            small: root_pixels(&window) * 0.8125,
            width: f64::from(element.client_width()),
        };
        probe.remove();
        Some(look)
    }
}

fn root_pixels(window: &web_sys::Window) -> f64 {
    let root = window.document().and_then(|document| document.document_element());
    let style = root.and_then(|root| window.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0)
}

/// Whether to draw for paper; also changes when the theme or the size of type does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    count: u32,
    pub print: bool,
}

/// The theme of the page, for as long as the owner lives.
pub fn use_theme() -> Signal<Theme> {
    let theme = RwSignal::new(Theme::default());
    let watch = StoredValue::new_local(Watch::new(move |print| {
        let _ = theme.try_update(|theme| *theme = Theme { count: theme.count + 1, print });
    }));
    on_cleanup(move || {
        let _ = watch.try_update_value(Option::take);
    });
    theme.into()
}

/// Listens to the system's theme, to the choices on `<html>`, and to printing.
struct Watch {
    scheme: MediaQueryList,
    choices: MutationObserver,
    /// Kept because JS holds it.
    _changed: Closure<dyn Fn()>,
    print: Vec<WindowListenerHandle>,
}

impl Watch {
    fn new(tell: impl Fn(bool) + 'static) -> Option<Self> {
        let tell = Rc::new(tell);
        let window = web_sys::window()?;
        let scheme = window.match_media("(prefers-color-scheme: dark)").ok().flatten()?;
        let changed = {
            let tell = tell.clone();
            Closure::<dyn Fn()>::new(move || tell(false))
        };
        let handler = changed.as_ref().unchecked_ref();
        scheme.set_onchange(Some(handler));
        let choices = MutationObserver::new(handler).ok()?;
        let which = MutationObserverInit::new();
        which.set_attributes(true);
        which.set_attribute_filter(&js_sys::Array::of2(&"data-theme".into(), &"data-type".into()));
        let root = window.document()?.document_element()?;
        choices.observe_with_options(&root, &which).ok()?;
        let printing = |name: &'static str, on: bool| {
            let tell = tell.clone();
            window_event_listener_untyped(name, move |_| tell(on))
        };
        let print = vec![printing("beforeprint", true), printing("afterprint", false)];
        Some(Self { scheme, choices, _changed: changed, print })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.scheme.set_onchange(None);
        self.choices.disconnect();
        for handle in self.print.drain(..) {
            handle.remove();
        }
    }
}
