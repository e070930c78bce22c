//! Pages in wasm modules of their own, a few pages together: those that are used together, and those that share the
//! charts. With the feature `split` (the release pipeline) a module is fetched when one of its pages is opened, and
//! kept for later by the service worker; without it all are part of the one module.

use leptos::prelude::AnyView;

use super::guarded;
#[cfg(feature = "split")]
use crate::pages::account::not_loaded;

macro_rules! modules {
    ($($module:ident, $Module:ident { $($name:ident = $Page:ident($page:path)),* $(,)? })*) => {$(
        #[derive(Clone, Copy, Debug)]
        enum $Module {
            $($Page),*
        }

        fn $module(which: $Module) -> AnyView {
            match which {
                $($Module::$Page => guarded($page)),*
            }
        }

        #[cfg(feature = "split")]
        mod $module {
            use leptos::{prelude::AnyView, wasm_split::SplitLoaderError};

            // Fallible: a module that cannot be fetched (no network yet) must not end the app.
            #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, preload(fetch), fallible)]
            pub fn fetched(which: super::$Module) -> Result<AnyView, SplitLoaderError> {
                Ok(super::$module(which))
            }

            pub async fn prefetch() {
                // Tried again, and then reported, when the page is shown.
                let _ = fetch().await;
            }
        }

        $(
            #[cfg(feature = "split")]
            #[derive(Debug)]
            pub struct $Page;

            #[cfg(feature = "split")]
            impl leptos_router::LazyRoute for $Page {
                fn data() -> Self {
                    Self
                }

                async fn view(_this: Self) -> AnyView {
                    $module::fetched($Module::$Page).await.unwrap_or_else(|_| not_loaded())
                }

                async fn preload() {
                    $module::prefetch().await;
                }
            }

            #[cfg(feature = "split")]
            pub fn $name() -> leptos_router::Lazy<$Page> {
                leptos_router::Lazy::new()
            }

            #[cfg(not(feature = "split"))]
            pub fn $name() -> fn() -> AnyView {
                || $module($Module::$Page)
            }
        )*
    )*};
}

modules! {
    own_diagnosis, OwnDiagnosis {
        diagnosis = Diagnosis(crate::pages::teacher::DiagnosisPage),
        statement = Statement(crate::pages::teacher::StatementPage),
        recheck = Recheck(crate::pages::teacher::RecheckPage),
    }
    own_work, OwnWork {
        route = Route(crate::pages::teacher::RoutePage),
        route_draft = RouteDraft(crate::pages::teacher::RouteDraftPage),
        route_edit = RouteEdit(crate::pages::teacher::RouteEditPage),
        route_print = RoutePrint(crate::pages::teacher::RoutePrintPage),
        case_print = CasePrint(crate::pages::teacher::CasePrintPage),
        route_history = RouteHistory(crate::pages::teacher::RouteHistoryPage),
        closed_route = ClosedRoute(crate::pages::teacher::ClosedRoutePage),
        case_history = CaseHistory(crate::pages::teacher::RouteHistoryPage),
        closed_case = ClosedCase(crate::pages::teacher::ClosedRoutePage),
        step = Step(crate::pages::teacher::StepPage),
        help = Help(crate::pages::teacher::HelpPage),
        ask = Ask(crate::pages::teacher::AskPage),
        pairs = Pairs(crate::pages::pairs::PairsPage),
        pair = Pair(crate::pages::pairs::PairPage),
        wellbeing = Wellbeing(crate::pages::teacher::WellbeingPage),
        notices = Notices(crate::pages::account::NoticesPage),
        sync = Sync(crate::pages::account::SyncPage),
        me = Me(crate::pages::account::MePage),
    }
    figures, Figures {
        result = Result(crate::pages::teacher::ResultPage),
        unit = Unit(crate::pages::manager::UnitPage),
    }
    gathering, Gathering {
        campaigns = Campaigns(crate::pages::campaigns::CampaignsPage),
        campaign = Campaign(crate::pages::campaigns::CampaignPage),
        imports = Imports(crate::pages::centre::ImportsPage),
    }
    desk, Desk {
        teachers = Teachers(crate::pages::desk::TeachersPage),
        teacher = Teacher(crate::pages::desk::TeacherPage),
        methodists = Methodists(crate::pages::desk::MethodistsPage),
        methodist = Methodist(crate::pages::desk::MethodistPage),
        young = Young(crate::pages::desk::YoungPage),
        staff = Staff(crate::pages::desk::StaffPage),
    }
    cases, Cases {
        inbox = Inbox(crate::pages::methodist::InboxPage),
        letters = Letters(crate::pages::psychologist::LettersPage),
        review = Review(crate::pages::methodist::ReviewPage),
        witnesses = Witnesses(crate::pages::methodist::WitnessesPage),
        lesson = Lesson(crate::pages::methodist::LessonPage),
    }
}
