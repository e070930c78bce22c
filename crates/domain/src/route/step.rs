//! A step of a route: what, in which form, when, why, and with what result.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Evidence, RouteError, StepResult, validate};
use crate::{
    ids::{CompetenceId, ProgrammeId, StepId},
    programme::Programme,
};

/// One station of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: StepId,
    pub kind: StepKind,
    pub form: Form,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 300))]
    pub title: String,
    /// Competences it works on.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub competences: Vec<CompetenceId>,
    pub programme: Option<ProgrammeId>,
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 2000))]
    pub hours: u16,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Why it is here.
    pub reason: Reason,
    pub result: Option<StepResult>,
}

/// What kind of station it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A programme of additional professional education.
    Programme,
    /// Self-study.
    SelfStudy,
    /// Transfer into practice (C-ПЕР).
    Practice,
    /// The closing diagnosis (C-ИОМ-13).
    Diagnosis,
    /// Learning at the working place of others: стажировка.
    Internship,
    /// An event of horizontal learning (C-ИОМ-11).
    Event,
    /// Work with a mentor or tutor (C-ИОМ-12).
    Mentoring,
    /// Somebody else's lesson.
    LessonVisit,
    /// Work in a professional community (C-ИОМ-11).
    Community,
}

impl StepKind {
    pub const ALL: [Self; 9] = [
        Self::Programme,
        Self::Internship,
        Self::Event,
        Self::Mentoring,
        Self::LessonVisit,
        Self::SelfStudy,
        Self::Practice,
        Self::Community,
        Self::Diagnosis,
    ];

    /// The form a step of this kind usually has (C-ИОМ-3).
    pub fn usual_form(self) -> Form {
        match self {
            Self::Programme => Form::Formal,
            Self::SelfStudy => Form::Informal,
            _ => Form::NonFormal,
        }
    }
}

/// Kind of education (003 прил. 2 L329): formal ends with a document, non-formal is organised without one, informal
/// is one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Formal,
    NonFormal,
    Informal,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::Formal, Self::NonFormal, Self::Informal];
}

/// Why a step is in the route. The app words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reason {
    /// It closes these deficits; from the Федеральный реестр or not.
    ClosesDeficits {
        #[cfg_attr(feature = "openapi", schema(max_items = 40))]
        deficits: Vec<ClosedDeficit>,
        in_federal_register: bool,
    },
    /// No programme fits the deficit within the limits.
    NoProgrammeFits { deficit: ClosedDeficit },
    /// What was learnt is tried in class.
    TransfersToPractice { competence: CompetenceId },
    /// The closing diagnosis shows what has changed.
    ChecksResult,
    /// The owner put it in.
    AddedByOwner,
}

/// A deficit as it was when the step was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosedDeficit {
    pub competence: CompetenceId,
    /// The mean in tenths of a scale point, rounded: 18 is 1,8.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 90))]
    pub mean_tenths: u8,
}

/// What became of a programme after it was planned; of a step that is done, nothing that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeStanding {
    Offered,
    /// It is offered, but no longer part of the Федеральный реестр.
    LeftRegister,
    /// The catalogue has it no more.
    Withdrawn,
}

impl Step {
    /// Due before today and not done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.result.is_none() && self.until < today
    }

    /// The programme that is completed with the step. Education without a document completes none (F-ОХВ-10).
    pub fn completes(&self) -> Option<ProgrammeId> {
        self.programme.filter(|_| self.form == Form::Formal)
    }

    /// How the planned programme stands in the catalogue of today, where it still is or is no more.
    pub fn standing(&self, programme: Option<&Programme>) -> ProgrammeStanding {
        let planned = matches!(self.reason, Reason::ClosesDeficits { in_federal_register: true, .. });
        match programme {
            _ if self.programme.is_none() || self.result.is_some() => ProgrammeStanding::Offered,
            None => ProgrammeStanding::Withdrawn,
            Some(programme) if planned && !programme.in_federal_register => ProgrammeStanding::LeftRegister,
            Some(_) => ProgrammeStanding::Offered,
        }
    }

    /// Whether a result may stand at this step: a formal one needs a document, none may lie in the future, transfer
    /// into practice says in which format and what was tried, a visited lesson has its protocol (C-ПЕР-3).
    pub fn check_result(&self, result: &StepResult, today: NaiveDate) -> Result<(), RouteError> {
        let complete = |e: &Evidence| !e.kind.trim().is_empty() && !e.number.trim().is_empty();
        if result.done_on > today || result.evidence.as_ref().is_some_and(|e| e.issued_on > today) {
            return Err(RouteError::DoneInFuture);
        }
        if self.form == Form::Formal && !result.evidence.as_ref().is_some_and(complete) {
            return Err(RouteError::EvidenceMissing);
        }
        let faults = validate::result_faults(self.kind, result);
        if faults.is_empty() { Ok(()) } else { Err(RouteError::Invalid(faults)) }
    }
}
