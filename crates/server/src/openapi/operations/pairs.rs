//! Pairs: who helps and who is helped.

use domain::{
    contract::{
        command::MovePair,
        help::{Help, PairView},
        problem::ProblemKind as Kind,
    },
    pair::{Feedback, Meeting, PairPlan},
};
use utoipa::openapi::HttpMethod;

use crate::openapi::{
    examples::{MEETING, PAIR},
    operation::{Told, read, write},
};

const REFUSED: [Kind; 3] = [Kind::Forbidden, Kind::NotFound, Kind::Conflict];

pub fn all() -> Vec<Told> {
    let put = |path, id, summary| write(HttpMethod::Put, path, id, "pairs", summary).problems(&REFUSED);
    vec![
        read("/api/v1/help", "getHelp", "pairs", "One's pairs, and what one may ask for")
            .gives::<Help>(200, "Open pairs first.", "help"),
        read("/api/v1/pairs/{id}", "getPair", "pairs", "A pair")
            .about("For the two of it and the learner's methodist.")
            .id("id", "The pair.", PAIR)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<PairView>(200, "The pair.", "pair_view"),
        put("/api/v1/pairs/{id}/plan", "putPlan", "Write the plan")
            .about("The mentor's. A changed plan needs the consent of the other anew.")
            .id("id", "The pair.", PAIR)
            .takes::<PairPlan>("pair_plan")
            .gives::<PairView>(200, "The pair with it.", "pair_view"),
        put("/api/v1/pairs/{id}/meetings/{meeting}", "putMeeting", "Plan, move or write down a meeting")
            .about("Either side's; the later write stays.")
            .id("id", "The pair.", PAIR)
            .id("meeting", "Made by the client, UUIDv7.", MEETING)
            .takes::<Meeting>("meeting")
            .gives::<PairView>(200, "The pair with it.", "pair_view"),
        put("/api/v1/pairs/{id}/feedback", "putFeedback", "Say how the work was")
            .about("Each side's own, also after the end.")
            .id("id", "The pair.", PAIR)
            .takes::<Feedback>("feedback")
            .gives::<PairView>(200, "The pair with it.", "pair_view"),
        write(HttpMethod::Post, "/api/v1/pairs/{id}/transitions", "movePair", "pairs", "Agree, complete or end a pair")
            .about(
                "`agree` is the written consent of a side; `complete` is the mentor's, with a summary; `end_early` needs \
                 a reason and takes effect after three working days (ТК РФ, ст. 351.8), at once where not both agreed.",
            )
            .id("id", "The pair.", PAIR)
            .takes::<MovePair>("move_pair")
            .problems(&REFUSED)
            .gives::<PairView>(200, "Moved.", "pair_view"),
    ]
}
