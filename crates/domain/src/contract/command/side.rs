//! Writes beside the workspace.

use super::{CommentObservation, MovePair, MoveRequest, RemoveFile, ToWire, Wire, json};
use crate::{
    contract::{calendar::SetCalendarAddress, paths, wellbeing::MoveWellbeing},
    ids::PersonId,
    pair::act::PairAct,
    request::RequestTransition,
    side::SideCommand,
};

impl ToWire for SideCommand {
    fn command(&self) -> String {
        json(self)
    }

    fn wire(&self) -> Wire {
        match self {
            Self::PutRecheck { recheck } => Wire::put(paths::recheck(recheck.id), recheck),
            Self::PutObservation { observation } => {
                Wire::put(paths::observation(observation.id), observation)
            }
            Self::CommentObservation { observation, text } => Wire::put(
                paths::observation_comment(*observation),
                &CommentObservation { text: text.clone() },
            ),
            Self::PutCampaign { campaign } => Wire::put(paths::campaign(campaign.id), campaign),
            Self::PutMove { order } => Wire::put(paths::moves(order.id), order),
            Self::Remind { reminder } => Wire::post(paths::REMINDERS.to_owned(), reminder),
            Self::PutWellbeing { request } => Wire::put(paths::wellbeing_request(request.id), request),
            Self::MoveWellbeing { request, transition, comment, .. } => {
                let body = MoveWellbeing { transition: *transition, comment: comment.clone() };
                Wire::post(paths::wellbeing_transitions(*request), &body)
            }
            Self::PassRequest { request, assignee, until, comment } => {
                let transition =
                    if until.is_some() { RequestTransition::Defer } else { RequestTransition::Assign };
                let (assignee, until, comment) = (*assignee, *until, comment.clone());
                Wire::post(
                    paths::request_transitions(*request),
                    &MoveRequest { transition, assignee, until, comment },
                )
            }
            Self::PutFile { file } => Wire::put_file(paths::file_upload(file), file.id),
            Self::RemoveFile { file, .. } => Wire::post(paths::file_removal(*file), &RemoveFile {}),
            Self::SetCalendar { token } => {
                Wire::put(paths::CALENDAR.to_owned(), &SetCalendarAddress { token: token.clone() })
            }
            Self::Pair { pair, act, .. } => match &**act {
                PairAct::Plan(plan) => Wire::put(paths::pair_plan(*pair), plan),
                PairAct::Meet(meeting) => Wire::put(paths::pair_meeting(*pair, meeting.id), meeting),
                PairAct::Feedback(feedback) => Wire::put(paths::pair_feedback(*pair), feedback),
                PairAct::Move { transition, comment } => {
                    let body = MovePair { transition: *transition, comment: comment.clone() };
                    Wire::post(paths::pair_transitions(*pair), &body)
                }
            },
        }
    }

    fn changes(&self, author: PersonId) -> Vec<String> {
        match self {
            Self::PutRecheck { .. } | Self::CommentObservation { .. } => vec![paths::witnesses(author)],
            Self::PutObservation { observation } => vec![paths::witnesses(observation.person)],
            Self::PutCampaign { .. } => vec![paths::CAMPAIGNS.to_owned()],
            Self::PutWellbeing { .. } | Self::MoveWellbeing { .. } => {
                vec![paths::WELLBEING.to_owned(), paths::WELLBEING_QUEUE.to_owned()]
            }
            Self::Pair { pair, .. } => vec![paths::pair(*pair)],
            Self::PutFile { file } => vec![paths::route_files(file.route)],
            Self::RemoveFile { route, .. } => vec![paths::route_files(*route)],
            Self::PutMove { order } => {
                let to = order.to.map(paths::methodist_teachers);
                [paths::METHODISTS.to_owned()].into_iter().chain(to).collect()
            }
            Self::Remind { .. } | Self::PassRequest { .. } => Vec::new(),
            Self::SetCalendar { .. } => vec![paths::CALENDAR.to_owned()],
        }
    }

    fn answered_as(&self) -> Option<String> {
        match self {
            Self::Pair { pair, .. } => Some(paths::pair(*pair)),
            _ => None,
        }
    }
}
