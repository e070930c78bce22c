//! Operations about witnesses, re-diagnoses, lessons, imports and campaigns.

use domain::{
    campaign::Campaign,
    contract::{
        campaign::{CampaignProgress, Campaigns},
        command::CommentObservation,
        import::{Import, ImportCheck, ImportFile, Imports},
        problem::ProblemKind as Kind,
        witness::Witnesses,
    },
    observation::Observation,
    recheck::Recheck,
};
use utoipa::openapi::HttpMethod::Put;

use crate::openapi::{
    examples::{CAMPAIGN, IMPORT, OBSERVATION, PERSON, RECHECK},
    operation::{Told, ask, read, write},
};

pub fn all() -> Vec<Told> {
    [witnesses(), imports(), campaigns()].into_iter().flatten().collect()
}

fn witnesses() -> Vec<Told> {
    vec![
        read("/api/v1/people/{id}/witnesses", "getWitnesses", "witnesses", "What is said of a person's competences")
            .about(
                "The person, tests and observers, the oldest first, each with the level of its own version; and the life \
                 of each deficit. For the person, their methodist and mentor; reads by others are written to the audit log.",
            )
            .id("id", "The person.", PERSON)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<Witnesses>(200, "Everything that was said.", "witnesses"),
        write(Put, "/api/v1/rechecks/{id}", "putRecheck", "witnesses", "Take a short re-diagnosis of one competence")
            .about("Every statement of the competence and no other. Given whole and never changed; `person` is ignored.")
            .id("id", "Made by the client, UUIDv7.", RECHECK)
            .takes::<Recheck>("recheck")
            .problems(&[Kind::NotFound, Kind::Conflict])
            .gives::<Recheck>(200, "It was there already.", "recheck")
            .gives::<Recheck>(201, "Taken.", "recheck"),
        write(Put, "/api/v1/observations/{id}", "putObservation", "witnesses", "Write the protocol of a visited lesson")
            .about("For the teacher's methodist and mentor. Written once; `observer` and `comment` are ignored.")
            .id("id", "Made by the client, UUIDv7.", OBSERVATION)
            .takes::<Observation>("observation")
            .problems(&[Kind::NotFound, Kind::Conflict])
            .gives::<Observation>(200, "It was there already.", "observation")
            .gives::<Observation>(201, "Written.", "observation"),
        write(
            Put,
            "/api/v1/observations/{id}/comment",
            "commentObservation",
            "witnesses",
            "Answer the protocol of one's own lesson",
        )
        .id("id", "The protocol.", OBSERVATION)
        .takes::<CommentObservation>("comment_observation")
        .problems(&[Kind::NotFound])
        .gives::<Observation>(200, "The protocol with the answer.", "observation"),
    ]
}

fn imports() -> Vec<Told> {
    vec![
        read("/api/v1/imports", "listImports", "witnesses", "Files of outer results that were taken in")
            .about("The newest first, at most 50.")
            .problems(&[Kind::Forbidden])
            .gives::<Imports>(200, "The imports.", "imports"),
        ask("/api/v1/imports/check", "checkImport", "witnesses", "Look at a file before it is taken in")
            .about("XLSX, or CSV in UTF-8 or Windows-1251. Changes nothing; all faults at once, by row and column.")
            .takes::<ImportFile>("import_file")
            .problems(&[Kind::Forbidden])
            .gives::<ImportCheck>(200, "What is in it.", "import_check"),
        write(Put, "/api/v1/imports/{id}", "putImport", "witnesses", "Take a file of outer results in")
            .about("All of it, or 422 and nothing. The same file again is answered with the first import and changes nothing.")
            .id("id", "Made by the client, UUIDv7.", IMPORT)
            .takes::<ImportFile>("import_file")
            .problems(&[Kind::Forbidden, Kind::Conflict])
            .gives::<Import>(200, "This file was taken in already.", "import")
            .gives::<Import>(201, "Taken in.", "import"),
    ]
}

fn campaigns() -> Vec<Told> {
    vec![
        read("/api/v1/campaigns", "listCampaigns", "witnesses", "Diagnoses that one assigned")
            .about("The newest first, at most 100, with numbers; and to whom more can be assigned.")
            .problems(&[Kind::Forbidden])
            .gives::<Campaigns>(200, "The campaigns.", "campaigns"),
        read("/api/v1/campaigns/{id}", "getCampaign", "witnesses", "How far everybody is")
            .about("For who assigned it. Statuses, never answers; above a school numbers only, small groups suppressed.")
            .id("id", "The campaign.", CAMPAIGN)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<CampaignProgress>(200, "The progress.", "campaign_progress"),
        write(Put, "/api/v1/campaigns/{id}", "putCampaign", "witnesses", "Assign a diagnosis to a group")
            .about("To the teachers one has, or to the staff of a unit, as they are on the day. `author` and `assigned_at` are ignored.")
            .id("id", "Made by the client, UUIDv7.", CAMPAIGN)
            .takes::<Campaign>("campaign")
            .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
            .gives::<Campaign>(200, "It was there already.", "campaign")
            .gives::<Campaign>(201, "Assigned.", "campaign"),
    ]
}
