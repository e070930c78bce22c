//! Who may ask for which help, and who may give it (F-ОХВ-6, F-ОХВ-7, F-КАДР-3). Drawn from what the regulations say
//! of pairs; what is known of a person comes from the server.

use serde::{Deserialize, Serialize};

use super::{RequestKind, SupportRequest};
use crate::ids::CompetenceId;

/// What is known of the one who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthorFacts {
    /// A young teacher on the day (H-16, H-17).
    pub young: bool,
    /// Управленческие кадры.
    pub manager: bool,
    /// Deficits by the latest finished diagnosis.
    pub deficits: Vec<CompetenceId>,
}

/// What is known of the one who would help.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for by its own rule")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelperFacts {
    pub mentor: bool,
    pub methodist: bool,
    pub manager: bool,
    /// Teaches (ПР), also beside managing.
    pub teaches: bool,
    /// Masters the asked competence.
    pub masters: bool,
}

/// Why a kind of help does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("the author is no young teacher")]
    NotYoung,
    #[error("the author has no deficit in the competence")]
    NoDeficit,
    #[error("the author is no manager")]
    NotManager,
    #[error("neither a mentor nor a methodist")]
    NoHelper,
    #[error("the helper is no manager")]
    HelperNotManager,
    #[error("the helper is no teacher")]
    HelperNotTeacher,
    #[error("the helper does not master the competence")]
    HelperNotStrong,
}

impl AuthorFacts {
    /// Whether this person may ask for this kind of help with this competence.
    pub fn may_ask(&self, kind: RequestKind, competence: Option<&CompetenceId>) -> Result<(), Unfit> {
        match kind {
            RequestKind::YoungMentoring if !self.young => Err(Unfit::NotYoung),
            RequestKind::Management if !self.manager => Err(Unfit::NotManager),
            // With a competence it is «владеющий – осваивающий», without one the pair goes by subject.
            RequestKind::Mentoring => match competence {
                Some(competence) if !self.deficits.contains(competence) => Err(Unfit::NoDeficit),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }
}

impl HelperFacts {
    /// Whether this person may have the request.
    pub fn may_help(self, request: &SupportRequest) -> Result<(), Unfit> {
        if !self.mentor && !self.methodist {
            return Err(Unfit::NoHelper);
        }
        match request.kind {
            RequestKind::Management if !self.manager && !self.methodist => Err(Unfit::HelperNotManager),
            // F-КАДР-3: a tutor is a teacher; a methodist is one by position.
            RequestKind::Tutor if !self.teaches && !self.methodist => Err(Unfit::HelperNotTeacher),
            RequestKind::Mentoring if request.competence.is_some() && !self.masters && !self.methodist => {
                Err(Unfit::HelperNotStrong)
            }
            _ => Ok(()),
        }
    }
}
