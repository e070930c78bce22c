//! The few icons of the app, drawn with one pen.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Home,
    Diagnosis,
    Route,
    Help,
    Bell,
    Inbox,
    Unit,
    Person,
    People,
    Left,
    Check,
    More,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11l8-7 8 7v9H4z",
            Self::Diagnosis => "M4 19V5m0 14h16M8 15v-4m5 4V8m5 7v-6",
            Self::Route => {
                "M3.5 5a2.5 2.5 0 105 0 2.5 2.5 0 10-5 0M15.5 19a2.5 2.5 0 105 0 2.5 2.5 0 10-5 0M6 8v6a4 4 0 004 4h5"
            }
            Self::Help => "M4 5h16v11H9l-5 4z",
            Self::Bell => "M6 17V11a6 6 0 0112 0v6l2 2H4zM10 21h4",
            Self::Inbox => "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
            Self::Unit => "M4 20V9l8-5 8 5v11zM9 20v-6h6v6",
            Self::Person => "M8 8a4 4 0 108 0 4 4 0 10-8 0M4 21c1-5 4-7 8-7s7 2 8 7",
            Self::People => {
                "M5 8a3.5 3.5 0 107 0 3.5 3.5 0 10-7 0M2 20c.6-4 3-6.500 6.500-6.500s5.900 2.500 6.500 6.500M15 5a3.500 3.500 0 010 6.500M17 14c2.700.5 4.500 2.700 5 6"
            }
            Self::Left => "M15 5l-7 7 7 7",
            Self::Check => "M5 13l4 4L19 7",
            Self::More => "M5 12h.01M12 12h.01M19 12h.01",
        }
    }
}

/// An icon that only repeats a word beside it.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=shape.path()></path></svg> }
}
