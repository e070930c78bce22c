//! The desk of a methodist, the load of all of them, and the support of young teachers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    assignment::LoadLimit,
    desk::{TeacherRow, TeacherStage, Touch},
    ids::{InstrumentId, MoveId},
    indicator::{Counted, Standing},
    life::DeficitLife,
    people::{PersonCard, UnitRef},
    request::SupportRequest,
    young::{SupportForm, YoungEnd},
};

/// `GET /teachers`: everybody one has, as methodist or as mentor, by name; 500 at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Teachers {
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub items: Vec<TeacherRow>,
    /// How many one has as their methodist.
    pub assigned: u32,
    pub limit: LoadLimit,
}

/// `GET /teachers/{id}`: one of them. Reading it is written to the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeacherFile {
    pub row: TeacherRow,
    /// The last day as a young teacher; `null` for others.
    pub young_until: Option<NaiveDate>,
    /// Names the competences.
    pub instrument: InstrumentId,
    /// Deficits, lifted ones too.
    pub deficits: Vec<DeficitLife>,
    /// Steps of the latest route that is not archived.
    pub steps: Vec<StepInBrief>,
    /// The newest first, at most 20; to a mentor those that were passed to them.
    pub requests: Vec<SupportRequest>,
    /// Visited lessons, the newest first, at most 20.
    pub lessons: Vec<LessonInBrief>,
    /// What the two had to do with each other, the latest first, at most 10.
    pub contacts: Vec<Touch>,
    /// People named in the requests and lessons.
    pub people: Vec<PersonCard>,
}

/// A step in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepInBrief {
    pub title: String,
    pub until: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// A visited lesson in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonInBrief {
    pub on: NaiveDate,
    pub lesson: String,
    pub observer: crate::ids::PersonId,
}

/// `GET /methodists`: whom the service has and how much each has (C-АДР-10, D-NSO-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Methodists {
    pub limit: LoadLimit,
    /// The most loaded first.
    pub items: Vec<MethodistLoad>,
    /// Teachers of the service's units who are nobody's today, by school and name; 500 at most.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub unassigned: Vec<Placed>,
    pub unassigned_total: u32,
    /// The latest moves first, at most 20.
    pub moves: Vec<MoveDone>,
}

/// A methodist with their load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodistLoad {
    pub person: PersonCard,
    /// Where they serve.
    pub places: Vec<UnitRef>,
    /// Today, wherever the people work.
    pub load: u32,
    /// The greatest load that is planned from today on.
    pub peak: u32,
}

/// A teacher with what is known of their methodists: no stages, no results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Placed {
    pub person: PersonCard,
    /// Since when they are this methodist's; `null` for nobody's.
    pub since: Option<NaiveDate>,
    /// When that ends, where it does.
    pub until: Option<NaiveDate>,
}

/// `GET /methodists/{id}/teachers`: whom a methodist has in the service's units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodistTeachers {
    pub methodist: MethodistLoad,
    pub limit: LoadLimit,
    /// By school and name.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub items: Vec<Placed>,
}

/// A move that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoveDone {
    pub id: MoveId,
    pub at: DateTime<Utc>,
    /// Who moved them.
    pub by: PersonCard,
    /// `null`: nobody's from that day on.
    pub to: Option<PersonCard>,
    pub from_on: NaiveDate,
    /// Whom it changed something for.
    pub people: u32,
}

/// What `PUT /moves/{id}` is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moved {
    pub id: MoveId,
    /// Whom it changed something for.
    pub people: u32,
    /// Who was there already.
    pub unchanged: u32,
}

/// What `POST /reminders` is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reminded {
    pub told: u32,
    /// Told the same by the same person within a day.
    pub already: u32,
}

/// `GET /young`: the young teachers one may see by name, and numbers of the units one answers for (C-МОЛ-1, C-МОЛ-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungTeachers {
    /// Younger than this many full years (H-17).
    pub age_below: u32,
    /// In the first so many months of work.
    pub service_months: u32,
    pub clause: String,
    /// Of one's own school, or assigned to one: who is not supported first; 500 at most.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub people: Vec<YoungTeacher>,
    /// Each unit that one's role is over, with those right below it.
    pub units: Vec<YoungUnit>,
}

/// A young teacher with what supports them: forms, never results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungTeacher {
    pub person: PersonCard,
    /// The last day as a young teacher.
    pub until: NaiveDate,
    pub ends_by: YoungEnd,
    /// None: not supported yet (D-РАСЧ-6).
    pub forms: Vec<SupportForm>,
    pub methodist: Option<String>,
}

/// The young of a unit, with those right below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungUnit {
    pub whole: YoungFigure,
    pub below: Vec<YoungFigure>,
}

/// The young of a unit in numbers (D-NSO-6); `null` where fewer than five people would be told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungFigure {
    pub unit: UnitRef,
    pub counted: Option<Counted>,
    pub standing: Standing,
    pub target: Option<u32>,
}

/// `GET /staff`: the schools that one leads, each with who is supported there (C-ДЕФ-4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Staff {
    pub schools: Vec<SchoolStaff>,
}

/// Teachers of a school whose diagnosis found something to work on, and how that goes: names and statuses, no competences,
/// no levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SchoolStaff {
    pub school: UnitRef,
    /// Who has no route first, then by name.
    pub items: Vec<SupportedTeacher>,
    /// Of the staff, who have no finished diagnosis.
    pub not_diagnosed: u32,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportedTeacher {
    pub person: PersonCard,
    pub stage: TeacherStage,
    pub young: bool,
    /// «И. П. Орлова».
    pub methodist: Option<String>,
}
