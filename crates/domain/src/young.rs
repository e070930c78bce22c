//! Young teachers (C-МОЛ, F-ОХВ-4): until when one is young, and which forms of support somebody has (D-РАСЧ-6). Whether
//! somebody is young on a day is [`crate::people::is_young`].

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    people::YoungRule,
    request::{RequestKind, RequestState, SupportRequest},
    route::{Route, RouteState, StepKind},
};

/// What ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum YoungEnd {
    /// The birthday.
    Age,
    /// The first years of work are over.
    Service,
}

/// The last day on which somebody who is young today is young, and what ends it.
pub fn young_until(
    rule: YoungRule,
    born: NaiveDate,
    teaching_since: NaiveDate,
) -> Option<(NaiveDate, YoungEnd)> {
    let year = born.year().checked_add(rule.age_below)?;
    // Born on 29 February one has had one's birthday on 1 March.
    let birthday = NaiveDate::from_ymd_opt(year, born.month(), born.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
    let service_ends = teaching_since.checked_add_months(Months::new(rule.service_months))?;
    let (end, by) =
        if birthday <= service_ends { (birthday, YoungEnd::Age) } else { (service_ends, YoungEnd::Service) };
    Some((end.checked_sub_days(Days::new(1))?, by))
}

/// A form of support (C-МОЛ-1, C-МОЛ-4, C-МОЛ-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SupportForm {
    Mentor,
    Tutor,
    Consultation,
    LessonVisit,
    /// A route that a methodist agreed.
    Route,
    /// An event of such a route.
    Event,
}

/// The forms of support somebody has or had, each once; none means that they count as not supported (D-РАСЧ-6).
pub fn support(requests: &[SupportRequest], routes: &[Route]) -> Vec<SupportForm> {
    let given = |request: &&SupportRequest| is_given(request.state);
    let by_requests = requests.iter().filter(given).map(|request| form(request.kind));
    let agreed = || routes.iter().filter(|route| is_led(route.state));
    let route = agreed().next().map(|_| SupportForm::Route);
    let mut events = agreed().flat_map(|route| &route.steps).filter(|step| step.kind == StepKind::Event);
    let event = events.next().map(|_| SupportForm::Event);
    let mut forms: Vec<SupportForm> = by_requests.chain(route).chain(event).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn is_given(state: RequestState) -> bool {
    matches!(state, RequestState::Accepted | RequestState::Active | RequestState::Completed)
}

fn is_led(state: RouteState) -> bool {
    matches!(state, RouteState::Agreed | RouteState::Active | RouteState::Completed)
}

fn form(kind: RequestKind) -> SupportForm {
    match kind {
        RequestKind::Mentoring | RequestKind::YoungMentoring | RequestKind::Management => SupportForm::Mentor,
        RequestKind::Tutor => SupportForm::Tutor,
        RequestKind::Consultation => SupportForm::Consultation,
        RequestKind::LessonVisit => SupportForm::LessonVisit,
    }
}
