//! When two people last had to do with each other: what one of them did for the other, as the records have it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::PersonId,
    request::SupportRequest,
    route::{Route, RouteTransition},
};

/// One time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Touch {
    pub on: NaiveDate,
    pub kind: TouchKind,
}

/// In what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TouchKind {
    RouteAgreed,
    RouteReturned,
    RequestAnswered,
    LessonVisited,
}

/// What somebody did for a teacher, the latest first: by the teacher's routes and requests, and the days of visited lessons.
/// `day` is the region's calendar day of an instant.
pub fn contacts(
    by: PersonId,
    routes: &[Route],
    requests: &[SupportRequest],
    lessons: &[NaiveDate],
    day: impl Fn(DateTime<Utc>) -> NaiveDate,
) -> Vec<Touch> {
    let of_route = routes.iter().flat_map(|route| &route.history).filter(|event| event.actor == by);
    let decided = of_route.filter_map(|event| {
        let kind = match event.transition {
            RouteTransition::Agree => TouchKind::RouteAgreed,
            RouteTransition::Return => TouchKind::RouteReturned,
            _ => return None,
        };
        Some(Touch { on: day(event.at), kind })
    });
    let of_request =
        requests.iter().flat_map(|request| &request.history).filter(|event| event.actor == Some(by));
    let answered = of_request.map(|event| Touch { on: day(event.at), kind: TouchKind::RequestAnswered });
    let visited = lessons.iter().map(|on| Touch { on: *on, kind: TouchKind::LessonVisited });
    let mut all: Vec<Touch> = decided.chain(answered).chain(visited).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.dedup();
    all
}
