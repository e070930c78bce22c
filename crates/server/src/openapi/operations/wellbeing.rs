//! The self-check, and closed requests to a psychologist (C-ВЫГ).

use domain::{
    contract::{
        problem::ProblemKind as Kind,
        wellbeing::{MoveWellbeing, Wellbeing, WellbeingQueue, WellbeingStanding},
    },
    wellbeing::WellbeingRequest,
};
use utoipa::openapi::HttpMethod;

use super::super::{
    examples::REQUEST,
    operation::{Told, read, write},
};

pub fn all() -> Vec<Told> {
    vec![
        read("/api/v1/wellbeing", "getWellbeing", "wellbeing", "The self-check, what may help, own closed requests")
            .about("The check is worked on the device: no path takes its answers.")
            .gives::<Wellbeing>(200, "All of it.", "wellbeing"),
        read("/api/v1/wellbeing/requests", "getWellbeingQueue", "wellbeing", "What waits for a psychologist")
            .about("Of the units that the psychologist answers for; each read is written to the audit log.")
            .problems(&[Kind::Forbidden])
            .gives::<WellbeingQueue>(200, "The queue.", "wellbeing_queue"),
        write(
            HttpMethod::Put,
            "/api/v1/wellbeing/requests/{id}",
            "putWellbeingRequest",
            "wellbeing",
            "Write to a psychologist",
        )
        .about(
            "State, psychologist, history and author are the server's and ignored. Repeated with the same words it \
             changes nothing; with others, 409. The answer repeats nothing that was confided.",
        )
        .id("id", "Made by the client, UUIDv7.", REQUEST)
        .takes::<WellbeingRequest>("wellbeing_sent")
        .problems(&[Kind::NotFound, Kind::Conflict])
        .gives::<WellbeingStanding>(200, "It was there already.", "wellbeing_standing")
        .gives::<WellbeingStanding>(201, "Sent.", "wellbeing_standing"),
        write(
            HttpMethod::Post,
            "/api/v1/wellbeing/requests/{id}/transitions",
            "moveWellbeingRequest",
            "wellbeing",
            "Take a closed request on, close it, or take it back",
        )
        .about("`withdraw` is its author's and wipes its words; `take`, with an answer, and `close` a psychologist's.")
        .id("id", "The request.", REQUEST)
        .takes::<MoveWellbeing>("move_wellbeing")
        .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
        .gives::<WellbeingStanding>(200, "Moved.", "wellbeing_taken"),
    ]
}
