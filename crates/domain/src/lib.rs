//! Types and rules of «Маршрут», and the platform API contract that the app and the server share.
//!
//! Values in, values out: time is always an argument, randomness too; there is no I/O, no clock and no DOM here, so
//! the phone (offline) and the server (the authority) run the same code. Words for the screen are not here either:
//! rules answer with typed reasons, the app words them.

pub mod access;
pub mod assignment;
pub mod calendar;
pub mod campaign;
pub mod contract;
pub mod deficit;
pub mod desk;
pub mod diagnosis;
pub mod draft;
pub mod file;
pub mod ids;
pub mod indicator;
pub mod instrument;
pub mod life;
pub mod matching;
pub mod movement;
pub mod notice;
pub mod observation;
pub mod outer;
pub mod pair;
pub mod people;
pub mod programme;
pub mod recheck;
pub mod reminder;
pub mod request;
pub mod route;
pub mod score;
pub mod side;
pub mod system;
pub mod wellbeing;
pub mod witness;
pub mod workspace;
pub mod young;

pub use ids::{
    CampaignId, CompetenceId, DiagnosisId, FileId, GoalId, ImportId, InstrumentId, MeetingId, MoveId,
    NoticeId, ObservationId, PairId, PersonId, ProgrammeId, RecheckId, RequestId, RouteId, StatementId,
    StepId, UnitId,
};
