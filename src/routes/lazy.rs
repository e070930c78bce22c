//! Pages in wasm modules of their own. With the feature `split` (the release pipeline) they are fetched when they are
//! opened, and kept for later by the service worker; without it they are part of the one module.

#[cfg(feature = "split")]
macro_rules! lazy_pages {
    ($($name:ident = $route:ident($page:path)),* $(,)?) => {$(
        #[derive(Debug)]
        pub struct $route;

        #[leptos_router::lazy_route]
        impl leptos_router::LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            fn view(_this: Self) -> leptos::prelude::AnyView {
                super::guarded($page)
            }
        }

        pub fn $name() -> leptos_router::Lazy<$route> {
            leptos_router::Lazy::new()
        }
    )*};
}

#[cfg(not(feature = "split"))]
macro_rules! lazy_pages {
    ($($name:ident = $route:ident($page:path)),* $(,)?) => {$(
        pub fn $name() -> fn() -> leptos::prelude::AnyView {
            || super::guarded($page)
        }
    )*};
}

lazy_pages! {
    route = Route(crate::pages::teacher::RoutePage),
    step = Step(crate::pages::teacher::StepPage),
    help = Help(crate::pages::teacher::HelpPage),
    ask = Ask(crate::pages::teacher::AskPage),
    sync = Sync(crate::pages::account::SyncPage),
    me = Me(crate::pages::account::MePage),
    result = Result(crate::pages::teacher::ResultPage),
    route_draft = RouteDraft(crate::pages::teacher::RouteDraftPage),
    route_edit = RouteEdit(crate::pages::teacher::RouteEditPage),
    inbox = Inbox(crate::pages::methodist::InboxPage),
    review = Review(crate::pages::methodist::ReviewPage),
    unit = Unit(crate::pages::manager::UnitPage),
}
