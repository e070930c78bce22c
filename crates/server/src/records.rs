//! A population as values: what the demo generator makes and what storage takes in. One struct for each table that
//! has no type of its own in `domain`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    CompetenceId, DiagnosisId, NoticeId, PersonId, ProgrammeId, RouteId, UnitId,
    campaign::Campaign,
    diagnosis::Diagnosis,
    notice::NoticeKind,
    observation::Observation,
    pair::Pair,
    people::{PersonName, Role, UnitKind},
    programme::Programme,
    request::SupportRequest,
    route::{Route, RouteChange},
    wellbeing::WellbeingRequest,
};
use uuid::Uuid;

use crate::storage::{
    files::Kept,
    imports::{OuterResult, Taken},
};

/// Everything a region has on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Population {
    /// Parents before children.
    pub units: Vec<Unit>,
    pub people: Vec<Person>,
    pub accounts: Vec<Account>,
    pub grants: Vec<GrantRow>,
    pub assignments: Vec<Assignment>,
    pub teams: Vec<Team>,
    pub mentors: Vec<Mentor>,
    pub programmes: Vec<Programme>,
    pub diagnoses: Vec<Diagnosis>,
    pub routes: Vec<Route>,
    /// What versions of routes changed.
    pub changes: Vec<(RouteId, RouteChange)>,
    pub files: Vec<KeptFile>,
    pub requests: Vec<SupportRequest>,
    pub wellbeing: Vec<WellbeingRequest>,
    pub pairs: Vec<Pair>,
    pub enrolments: Vec<Enrolment>,
    pub imports: Vec<(Taken, Vec<OuterResult>)>,
    pub observations: Vec<Observation>,
    pub campaigns: Vec<Assigned>,
    pub notices: Vec<Told>,
}

/// A file beside a step, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    pub kept: Kept,
    pub bytes: Vec<u8>,
}

/// A campaign with those who are to take it, and the diagnosis by which each did.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    pub campaign: Campaign,
    pub people: Vec<(PersonId, Option<DiagnosisId>)>,
}

/// A unit of the organisation tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub kind: UnitKind,
    pub name: String,
    /// ШНОР.
    pub low_results: bool,
}

/// A working teacher or manager: педагогический работник (F-ОХВ-1) or, by `manager`, управленческий (F-ОХВ-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: PersonName,
    pub born: NaiveDate,
    pub teaching_since: NaiveDate,
    /// Where they work: a school, or a municipality or the region for its specialists.
    pub unit: UnitId,
    /// «учитель математики», «директор».
    pub position: String,
    /// Key of the subject, empty for managers who do not teach.
    pub subject: String,
    /// «высшая», «первая».
    pub category: Option<String>,
    /// Управленческие кадры.
    pub manager: bool,
    /// Counted as staff (педагоги and управленческие кадры of a school); specialists of methodical services are not.
    pub staff: bool,
}

/// A sign-in. The hash is argon2id in PHC form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub person: PersonId,
    pub login: String,
    pub password_hash: String,
    /// Shown on the sign-in page of demo data.
    pub demo_role: Option<Role>,
}

/// A role over a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRow {
    pub person: PersonId,
    pub role: Role,
    pub unit: UnitId,
}

/// A teacher assigned to a methodist (D-NSO-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub methodist: PersonId,
    pub person: PersonId,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// The management team of a school (D-NSO-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    pub id: Uuid,
    pub school: UnitId,
    pub members: Vec<PersonId>,
}

/// Someone who takes pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentor {
    pub person: PersonId,
    /// Pairs at one time.
    pub capacity: u32,
    /// What they are strong in, whole per cent.
    pub strengths: Vec<(CompetenceId, u8)>,
}

/// Someone on a programme (D-РАСЧ-3, D-РАСЧ-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    pub id: Uuid,
    pub person: PersonId,
    pub programme: ProgrammeId,
    /// The diagnosis it was chosen by.
    pub diagnosis: Option<DiagnosisId>,
    /// The management team it was taken with.
    pub team: Option<Uuid>,
    pub started_on: NaiveDate,
    pub completed_on: Option<NaiveDate>,
    /// Kind and number of the document.
    pub document: Option<String>,
}

/// A notice to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: NoticeId,
    pub at: DateTime<Utc>,
    pub person: PersonId,
    pub kind: NoticeKind,
    pub about: Option<PersonId>,
    pub thing: Option<Uuid>,
    pub due_on: Option<NaiveDate>,
    pub note: String,
    pub read_at: Option<DateTime<Utc>>,
}
