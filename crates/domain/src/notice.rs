//! In-app notices (C-ДЕФ-5): what somebody else did, or what a day brings, told to the person it concerns. A notice
//! repeats nothing that has a rule of its own: it says what happened, to what, by whom, and leads there.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{ids::NoticeId, people::PersonCard};

/// What is told. A new kind needs a variant here and its words in the app, nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// To the methodist: a route waits for a decision.
    RouteProposed,
    RouteReturned,
    RouteAgreed,
    /// To the methodist: every step is done.
    RouteCompleted,
    /// To the methodist: the teacher ended it early.
    RouteClosed,
    /// To the teacher: their methodist ended it early.
    RouteClosedByMethodist,
    /// To the teacher: the methodist changed something in what was proposed.
    RouteRevised,
    /// The methodist asks to go on with the route, or to make one.
    RouteReminder,
    /// A step ends in a few days.
    StepDueSoon,
    /// To the methodist: somebody of theirs asks for help.
    RequestSent,
    /// To whom a request was passed.
    RequestAssigned,
    /// To whom has not answered a request yet.
    RequestReminder,
    RequestAccepted,
    RequestDeclined,
    /// To the author: the one asked wants to know more.
    RequestQuestion,
    /// To whom asked: the author has told more.
    RequestDetails,
    /// To the author: the one asked is busy until a day.
    RequestDeferred,
    /// To the author: who helped does so no more, the request waits for somebody else.
    RequestReturned,
    /// To the author: somebody else has the request now.
    RequestHandedOver,
    RequestCancelled,
    RequestCompleted,
    MeetingPlanned,
    /// To the learner of a pair: the plan waits for their consent.
    PairPlanned,
    /// Both of a pair have agreed to the plan.
    PairAgreed,
    /// The mentor has closed the pair with a summary.
    PairCompleted,
    /// A pair ends before its term.
    PairEndsEarly,
    /// The methodist asks to take a diagnosis.
    DiagnosisReminder,
    /// A diagnosis was assigned, to be taken until a day.
    CampaignAssigned,
    CampaignDue,
    /// The result of an outer test is here.
    OuterResult,
    LessonObserved,
    /// To the methodist: somebody new is theirs.
    TeacherAssigned,
    /// To the methodist: somebody is theirs no longer.
    TeacherMoved,
    /// To the teacher: this is their methodist from now on.
    MethodistChanged,
    /// To a young teacher: these forms of support are there (C-МОЛ-1).
    SupportOffered,
}

impl NoticeKind {
    /// Whether the one who is told has something to do, rather than only to know.
    pub fn asks(self) -> bool {
        use NoticeKind as K;
        matches!(
            self,
            K::RouteProposed
                | K::RouteReturned
                | K::RouteReminder
                | K::StepDueSoon
                | K::RequestSent
                | K::RequestAssigned
                | K::RequestReminder
                | K::RequestQuestion
                | K::RequestDetails
                | K::RequestDeferred
                | K::PairPlanned
                | K::DiagnosisReminder
                | K::CampaignAssigned
                | K::CampaignDue
                | K::SupportOffered
        )
    }
}

/// One notice as its person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    pub id: NoticeId,
    pub at: DateTime<Utc>,
    pub kind: NoticeKind,
    /// Who did it, or whom it is about; `null` where the calendar did.
    pub person: Option<PersonCard>,
    /// The route, request or other thing that `kind` speaks of.
    pub thing: Option<Uuid>,
    /// Until when, where a day is meant.
    pub due_on: Option<NaiveDate>,
    /// What was written with it: a comment, a title.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub note: String,
    pub read: bool,
}

/// How many notices of a kind came in the last days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindCount {
    pub kind: NoticeKind,
    pub count: u32,
    pub unread: u32,
}

/// Days that the digest looks back.
pub const DIGEST_DAYS: i64 = 7;

/// Since when the digest counts.
pub fn digest_since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - TimeDelta::days(DIGEST_DAYS)
}

/// The order of a digest: what asks for an act first, then what has not been read, then the greater number; equal ones
/// by kind, so that the order does not jump.
pub fn digest_order(counts: &mut [KindCount]) {
    counts.sort_by_key(|c| {
        (
            !(c.kind.asks() && c.unread > 0),
            !c.kind.asks(),
            std::cmp::Reverse(c.unread),
            std::cmp::Reverse(c.count),
            c.kind,
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_an_act_stands_first() {
        use NoticeKind as K;
        let of = |kind, count, unread| KindCount { kind, count, unread };
        let mut counts = [
            of(K::RequestAccepted, 9, 9),
            of(K::RouteReturned, 2, 0),
            of(K::RouteAgreed, 1, 0),
            of(K::StepDueSoon, 1, 1),
        ];
        digest_order(&mut counts);
        let order = counts.map(|c| c.kind);
        assert_eq!(order, [K::StepDueSoon, K::RouteReturned, K::RequestAccepted, K::RouteAgreed]);
    }
}
