//! A teacher's workspace (their current diagnosis, route and requests) and the commands that change it. The app
//! applies pending commands to the cached workspace, the server applies the same ones to its records: one rule, so
//! what is shown offline is what will be.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    diagnosis::{Answer, Diagnosis, DiagnosisError},
    ids::{DiagnosisId, InstrumentId, RequestId, RouteId, StatementId, StepId},
    instrument::Instrument,
    people::PersonCard,
    request::{RequestError, RequestTransition, SupportRequest},
    route::{Route, RouteError, RouteTransition, StepResult},
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
    /// Own requests, newest first, at most 50.
    pub requests: Vec<SupportRequest>,
    /// People named in the requests.
    pub people: Vec<PersonCard>,
}

/// One write of one person. Its HTTP form is in [`crate::contract::command`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
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
    },
    SetStepResult {
        route: RouteId,
        step: StepId,
        result: Option<StepResult>,
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
    /// Applies one command of the owner. A refused command changes nothing.
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
                let instrument = instrument.ok_or(CommandError::NoInstrument)?;
                self.diagnosis(*diagnosis)?.answer(instrument, statement.clone(), *answer).map_err(Into::into)
            }
            Command::FinishDiagnosis { diagnosis, finished_at } => {
                let instrument = instrument.ok_or(CommandError::NoInstrument)?;
                self.diagnosis(*diagnosis)?.finish(instrument, *finished_at).map_err(Into::into)
            }
            Command::PutRoute { route, .. } => self.put_route(route, today),
            Command::MoveRoute { route, transition, comment, at } => {
                let actor = self.person.id;
                self.route(*route)?.transition(*transition, actor, comment, *at)?;
                if self
                    .route
                    .as_ref()
                    .is_some_and(|r| !r.state.is_open() && *transition == RouteTransition::Archive)
                {
                    self.route = None;
                }
                Ok(())
            }
            Command::SetStepResult { route, step, result } => {
                self.route(*route)?.set_result(*step, result.clone(), today).map_err(Into::into)
            }
            Command::PutRequest { request } => {
                request.check()?;
                if !self.requests.iter().any(|r| r.id == request.id) {
                    self.requests.insert(0, (**request).clone());
                }
                Ok(())
            }
            Command::MoveRequest { request, transition, comment, at } => {
                let actor = self.person.id;
                let request =
                    self.requests.iter_mut().find(|r| r.id == *request).ok_or(CommandError::Unknown)?;
                request.transition(*transition, actor, None, comment, *at).map_err(Into::into)
            }
        }
    }

    fn diagnosis(&mut self, id: DiagnosisId) -> Result<&mut Diagnosis, CommandError> {
        self.diagnosis.as_mut().filter(|d| d.id == id).ok_or(CommandError::Unknown)
    }

    fn route(&mut self, id: RouteId) -> Result<&mut Route, CommandError> {
        self.route.as_mut().filter(|r| r.id == id).ok_or(CommandError::Unknown)
    }

    fn put_route(&mut self, edited: &Route, today: NaiveDate) -> Result<(), CommandError> {
        match &mut self.route {
            Some(route) if route.id == edited.id => route.edit(edited, today)?,
            _ => self.route = Some(Route::create(edited, self.person.id, today)?),
        }
        Ok(())
    }
}
