//! A teacher's screens.

mod ask;
mod diagnosis;
mod help;
mod parts;
mod recheck;
mod result;
mod route;
mod route_draft;
mod route_edit;
mod route_history;
mod route_print;
mod statement;
mod step;
mod today;
mod wellbeing;

pub use ask::AskPage;
pub use diagnosis::DiagnosisPage;
pub use help::HelpPage;
pub use parts::use_give;
pub use recheck::RecheckPage;
pub use result::ResultPage;
pub use route::RoutePage;
pub use route::beside::Beside as RouteFiles;
pub use route::changes::Changes as RouteChanges;
pub use route::conflict::{Conflict as RouteConflict, is_collision};
pub use route_draft::RouteDraftPage;
pub use route_edit::RouteEditPage;
pub use route_history::{ClosedRoutePage, RouteHistoryPage};
pub use route_print::{CasePrintPage, RoutePrintPage};
pub use statement::StatementPage;
pub use step::StepPage;
pub use today::TodayPage;
pub use wellbeing::WellbeingPage;
