//! Writes to what is kept beside the workspace: no screen of the first visit needs them, so their types stay out of
//! its module. What they lead to is read anew, or laid over by the screen that gave them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    assignment::Move,
    campaign::Campaign,
    file::StepFile,
    ids::{FileId, ObservationId, PairId, PersonId, RequestId, RouteId},
    observation::Observation,
    pair::act::PairAct,
    recheck::Recheck,
    reminder::Reminder,
    wellbeing::{WellbeingRequest, WellbeingTransition},
};

/// One write of one person beside the workspace. Its HTTP form is in [`crate::contract::command`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideCommand {
    /// A short re-diagnosis of one competence.
    PutRecheck {
        recheck: Box<Recheck>,
    },
    /// The protocol of somebody else's lesson.
    PutObservation {
        observation: Box<Observation>,
    },
    CommentObservation {
        observation: ObservationId,
        text: String,
    },
    /// Assigns a diagnosis to a group.
    PutCampaign {
        campaign: Box<Campaign>,
    },
    /// People go to another methodist.
    PutMove {
        order: Box<Move>,
    },
    /// A word to several people at once.
    Remind {
        reminder: Box<Reminder>,
    },
    PutWellbeing {
        request: Box<WellbeingRequest>,
    },
    MoveWellbeing {
        request: RequestId,
        transition: WellbeingTransition,
        comment: String,
        at: DateTime<Utc>,
    },
    /// Somebody else's request: assigned to a person, or put off until a day.
    PassRequest {
        request: RequestId,
        assignee: Option<PersonId>,
        until: Option<NaiveDate>,
        comment: String,
    },
    /// A file beside a step; its bytes wait elsewhere on the device.
    PutFile {
        file: Box<StepFile>,
    },
    RemoveFile {
        file: FileId,
        route: RouteId,
    },
    /// The secret of the calendar's address, or that there is none any more.
    SetCalendar {
        token: Option<String>,
    },
    /// Something done to a pair; its own screen lays it over the pair.
    Pair {
        pair: PairId,
        act: Box<PairAct>,
        at: DateTime<Utc>,
    },
}
