//! A teacher's workspace (their current diagnosis, route and requests) and the commands that change it. The app
//! applies pending commands to the cached workspace, the server applies the same ones to its records: one rule, so
//! what is shown offline is what will be.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    campaign::{Purpose, Stage},
    diagnosis::{Answer, Diagnosis, DiagnosisError},
    ids::{CampaignId, DiagnosisId, InstrumentId, NoticeId, RequestId, RouteId, StatementId, StepId},
    instrument::Instrument,
    people::PersonCard,
    request::{RequestError, RequestTransition, SupportRequest},
    route::{Remark, Route, RouteError, RouteTransition, StepResult},
};

/// Everything a teacher's own screens need, in one round trip. Rests in the device's storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Workspace {
    pub person: PersonCard,
    /// The assigned methodist.
    pub methodist: Option<PersonCard>,
    /// The instrument to use for a new diagnosis.
    pub instrument: InstrumentId,
    /// The latest diagnosis, finished or not.
    pub diagnosis: Option<Diagnosis>,
    /// The latest route that is not archived.
    pub route: Option<Route>,
    /// Own requests, newest first, at most [`MAX_REQUESTS`].
    pub requests: Vec<SupportRequest>,
    /// People named in the requests.
    pub people: Vec<PersonCard>,
    /// Diagnoses that somebody assigned and that are not finished, the nearest date first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assigned: Vec<AssignedDiagnosis>,
    /// Own notices that were not read yet, newest first, at most [`MAX_UNREAD`]: ids rather than a number, so that
    /// reading the same one twice counts once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<NoticeId>,
}

/// A diagnosis to take until a day (C-ДИАГ-4, C-ДИАГ-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignedDiagnosis {
    pub campaign: CampaignId,
    pub purpose: Purpose,
    pub due_on: NaiveDate,
    /// Who assigned it: «И. П. Орлова».
    pub by: String,
    pub message: String,
    pub stage: Stage,
}

/// How many requests a workspace holds.
pub const MAX_REQUESTS: usize = 50;

/// How many unread notices a workspace names; the bell shows «99+» above.
pub const MAX_UNREAD: usize = 100;

/// A write that changes somebody's workspace: by its owner, or (a transition) by those who answer. What is kept beside
/// the workspace has [`SideCommand`](crate::side::SideCommand). The HTTP form is in [`crate::contract::command`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    StartDiagnosis {
        id: DiagnosisId,
        instrument: InstrumentId,
        started_at: DateTime<Utc>,
    },
    Answer {
        diagnosis: DiagnosisId,
        statement: StatementId,
        answer: Answer,
    },
    FinishDiagnosis {
        diagnosis: DiagnosisId,
        finished_at: DateTime<Utc>,
    },
    /// A new route (`base` is `None`) or an edit of version `base`.
    PutRoute {
        route: Box<Route>,
        base: Option<u32>,
    },
    MoveRoute {
        route: RouteId,
        transition: RouteTransition,
        comment: String,
        at: DateTime<Utc>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        remarks: Vec<Remark>,
    },
    SetStepResult {
        route: RouteId,
        step: StepId,
        result: Option<Box<StepResult>>,
    },
    PutRequest {
        request: Box<SupportRequest>,
    },
    MoveRequest {
        request: RequestId,
        transition: RequestTransition,
        comment: String,
        at: DateTime<Utc>,
    },
    /// These notices were seen.
    ReadNotices {
        notices: Vec<NoticeId>,
    },
}

/// Why a command cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    #[error(transparent)]
    Diagnosis(#[from] DiagnosisError),
    #[error(transparent)]
    Route(#[from] RouteError),
    #[error(transparent)]
    Request(#[from] RequestError),
    #[error("the thing this command is about is not here")]
    Unknown,
    #[error("the instrument is not on this device yet")]
    NoInstrument,
}

impl Workspace {
    /// Applies one command of the owner. A refused command changes nothing; a command that is here already (its
    /// receipt was lost, or it came twice) is no refusal and changes nothing either. Only transitions are refused the
    /// second time: their state has moved on.
    pub fn apply(
        &mut self,
        command: &Command,
        instrument: Option<&Instrument>,
        today: NaiveDate,
    ) -> Result<(), CommandError> {
        match command {
            Command::StartDiagnosis { id, instrument, started_at } => {
                if self.diagnosis.as_ref().is_none_or(|d| d.id != *id) {
                    self.diagnosis =
                        Some(Diagnosis::start(*id, self.person.id, instrument.clone(), *started_at));
                }
                Ok(())
            }
            Command::Answer { diagnosis, statement, answer } => {
                let (diagnosis, instrument) = self.diagnosis(*diagnosis, instrument)?;
                diagnosis.answer(instrument, statement.clone(), *answer).map_err(Into::into)
            }
            Command::FinishDiagnosis { diagnosis, finished_at } => {
                let (diagnosis, instrument) = self.diagnosis(*diagnosis, instrument)?;
                diagnosis.finish(instrument, *finished_at).map_err(Into::into)
            }
            Command::PutRoute { route, base } => self.put_route(route, *base, today),
            Command::MoveRoute { route, transition, comment, at, .. } => {
                self.move_route(*route, *transition, comment, *at)
            }
            Command::SetStepResult { route, step, result } => {
                self.route(*route)?.set_result(*step, result.as_deref().cloned(), today).map_err(Into::into)
            }
            Command::PutRequest { request } => self.put_request(request),
            Command::MoveRequest { request, transition, comment, at } => {
                self.move_request(*request, *transition, comment, *at)
            }
            Command::ReadNotices { notices } => {
                self.unread.retain(|id| !notices.contains(id));
                Ok(())
            }
        }
    }

    /// The diagnosis with the version of the instrument that it is taken with.
    fn diagnosis<'i>(
        &mut self,
        id: DiagnosisId,
        instrument: Option<&'i Instrument>,
    ) -> Result<(&mut Diagnosis, &'i Instrument), CommandError> {
        let diagnosis = self.diagnosis.as_mut().filter(|d| d.id == id).ok_or(CommandError::Unknown)?;
        let instrument = instrument.filter(|i| i.key().as_ref() == Ok(&diagnosis.instrument));
        Ok((diagnosis, instrument.ok_or(CommandError::NoInstrument)?))
    }

    fn route(&mut self, id: RouteId) -> Result<&mut Route, CommandError> {
        self.route.as_mut().filter(|r| r.id == id).ok_or(CommandError::Unknown)
    }

    fn put_route(&mut self, edited: &Route, base: Option<u32>, today: NaiveDate) -> Result<(), CommandError> {
        match &mut self.route {
            // A methodist's hand in somebody else's route.
            _ if edited.person != self.person.id && base.is_some() => {}
            // A later version than the edit was made from: the edit is in it, or the server will answer 412.
            Some(route) if route.id == edited.id && base.is_none_or(|base| base < route.version) => {}
            Some(route) if route.id == edited.id => route.edit(edited, today)?,
            _ => self.route = Some(Route::create(edited, self.person.id, today)?),
        }
        Ok(())
    }

    fn move_route(
        &mut self,
        id: RouteId,
        transition: RouteTransition,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), CommandError> {
        let actor = self.person.id;
        let route = self.route(id)?;
        if !transition.is_owners() {
            return Err(RouteError::NoSuchTransition { from: route.state, transition }.into());
        }
        route.transition(transition, actor, comment, at)?;
        if transition == RouteTransition::Archive {
            self.route = None;
        }
        Ok(())
    }

    fn put_request(&mut self, sent: &SupportRequest) -> Result<(), CommandError> {
        let request = SupportRequest::create(sent, self.person.id)?;
        if !self.requests.iter().any(|r| r.id == request.id) {
            self.requests.insert(0, request);
            self.requests.truncate(MAX_REQUESTS);
        }
        Ok(())
    }

    fn move_request(
        &mut self,
        id: RequestId,
        transition: RequestTransition,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), CommandError> {
        let actor = self.person.id;
        let request = self.requests.iter_mut().find(|r| r.id == id).ok_or(CommandError::Unknown)?;
        if !transition.is_authors() {
            return Err(RequestError::NoSuchTransition { from: request.state, transition }.into());
        }
        request.transition(transition, actor, None, comment, at).map_err(Into::into)
    }
}
