//! Every operation of the API: what it is for, what it takes, what it answers.

mod desk;
mod notices;
mod pairs;
mod routes;
mod wellbeing;
mod witnesses;

use domain::{
    contract::{
        command::{FinishDiagnosis, MoveRequest, StartDiagnosis},
        inbox::Inbox,
        instruments::{InstrumentList, OwnDiagnoses},
        page::PAGE_MAX,
        problem::ProblemKind as Kind,
        route::Mentors,
        session::{Session, SignIn, SystemInForce},
        unit::Dashboard,
    },
    diagnosis::{Answer, Diagnosis},
    instrument::Instrument,
    request::SupportRequest,
    workspace::Workspace,
};
use utoipa::openapi::{HttpMethod, Object, Ref, ResponseBuilder, Type, schema::ObjectBuilder};

use crate::handlers::programmes::CURSOR_MAX;

use super::{
    examples::{DIAGNOSIS, REQUEST, UNIT},
    operation::{Told, public, read, write},
    schema::PROGRAMME_PAGE,
};

/// All of them, by noun.
pub fn all() -> Vec<Told> {
    [
        system(),
        session(),
        diagnoses(),
        witnesses::all(),
        catalogue(),
        routes::all(),
        requests(),
        pairs::all(),
        wellbeing::all(),
        notices::all(),
        desk::all(),
        units(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn system() -> Vec<Told> {
    let document = ResponseBuilder::new().description("This document.");
    let any = utoipa::openapi::ContentBuilder::new().schema(Some(Object::with_type(Type::Object))).build();
    vec![
        public("/api/v1/system", "getSystem", "system", "The system in force")
            .about("Names of bodies and levels, glossary, indicators with their targets; and what the sign-in page needs.")
            .gives::<SystemInForce>(200, "The system.", "system"),
        public("/api/v1/openapi.json", "getOpenApi", "system", "This document")
            .answers(200, document.content("application/json", any)),
    ]
}

fn session() -> Vec<Told> {
    let cookie = utoipa::openapi::header::HeaderBuilder::new()
        .description(Some("The session: `session=…; HttpOnly; SameSite=Lax`, `Secure` behind https."))
        .schema(Object::with_type(Type::String))
        .build();
    let mut sign_in = public("/api/v1/session", "signIn", "session", "Sign in")
        .about("Answers with the session cookie. After five wrong tries of a login within 15 minutes it has to wait.")
        .problems(&[Kind::Malformed, Kind::WrongPassword, Kind::CrossSite, Kind::TooLarge])
        .problems(&[Kind::UnsupportedMediaType, Kind::Invalid, Kind::TooManyRequests])
        .takes::<SignIn>("sign_in");
    sign_in.method = HttpMethod::Post;
    let mut sign_out = public("/api/v1/session", "signOut", "session", "Sign out")
        .about("Ends the session on the server and takes the cookie away; also when nobody was signed in.")
        .problems(&[Kind::CrossSite]);
    sign_out.method = HttpMethod::Delete;
    vec![
        read("/api/v1/session", "getSession", "session", "Who is signed in").gives::<Session>(
            200,
            "The person.",
            "session",
        ),
        sign_in.gives::<Session>(200, "Signed in.", "session").with_header(200, "Set-Cookie", cookie),
        sign_out.answers(204, ResponseBuilder::new().description("Signed out.")),
        read("/api/v1/workspace", "getWorkspace", "session", "Everything a teacher's own screens need")
            .gives::<Workspace>(200, "The workspace of who is signed in.", "workspace"),
    ]
}

fn diagnoses() -> Vec<Told> {
    let conflict = [Kind::Conflict, Kind::NotFound];
    vec![
        read("/api/v1/instruments", "listInstruments", "diagnoses", "What a new diagnosis may be taken with")
            .about("The one that fits who asks comes first: the managers', else the subject's, else the common one.")
            .gives::<InstrumentList>(200, "Instruments to choose from.", "instruments"),
        read("/api/v1/diagnoses", "listDiagnoses", "diagnoses", "One's own finished diagnoses")
            .about("Newest first, at most 50, each by the version it was taken with.")
            .gives::<OwnDiagnoses>(200, "The list.", "own_diagnoses"),
        read("/api/v1/instruments/{id}", "getInstrument", "diagnoses", "One version of an instrument")
            .about("A version never changes: it may be kept for ever.")
            .key("id", "Family and version.", "InstrumentId", "teacher-2026.1")
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<Instrument>(200, "The instrument.", "instrument"),
        read("/api/v1/diagnoses/{id}", "getDiagnosis", "diagnoses", "A diagnosis with its answers")
            .about("For its person, their methodist and mentor; reads by others are written to the audit log.")
            .id("id", "The diagnosis.", DIAGNOSIS)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<Diagnosis>(200, "The diagnosis.", "diagnosis"),
        write(HttpMethod::Put, "/api/v1/diagnoses/{id}", "startDiagnosis", "diagnoses", "Start a diagnosis")
            .about("Repeated, it changes nothing. 409 when it was started with another instrument.")
            .id("id", "Made by the client, UUIDv7.", DIAGNOSIS)
            .takes::<StartDiagnosis>("start_diagnosis")
            .problems(&conflict)
            .gives::<Diagnosis>(200, "It was there already.", "diagnosis_started")
            .gives::<Diagnosis>(201, "Started.", "diagnosis_started"),
        write(
            HttpMethod::Put,
            "/api/v1/diagnoses/{id}/answers/{statement}",
            "putAnswer",
            "diagnoses",
            "Answer one statement",
        )
        .about("Of two answers the later one by `answered_at` stays, in whatever order they arrive; the one that stands is answered.")
        .id("id", "The diagnosis.", DIAGNOSIS)
        .key("statement", "A statement of its instrument.", "StatementId", "methodical-assessment-1")
        .takes::<Answer>("answer")
        .problems(&conflict)
        .gives::<Answer>(200, "The answer that stands.", "answer"),
        write(HttpMethod::Post, "/api/v1/diagnoses/{id}/finish", "finishDiagnosis", "diagnoses", "Finish a diagnosis")
            .about("Every statement must have an answer, else 409. Finishing twice keeps the first time.")
            .id("id", "The diagnosis.", DIAGNOSIS)
            .takes::<FinishDiagnosis>("finish_diagnosis")
            .problems(&conflict)
            .gives::<Diagnosis>(200, "The finished diagnosis.", "diagnosis"),
    ]
}

fn catalogue() -> Vec<Told> {
    let limit = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(PAGE_MAX));
    let cursor = ObjectBuilder::new().schema_type(Type::String).max_length(Some(CURSOR_MAX));
    let competence = || Ref::from_schema_name("CompetenceId");
    vec![
        read("/api/v1/programmes", "listProgrammes", "catalogue", "The catalogue of programmes, by code")
            .query("competence", "Only programmes that develop it.", false, competence())
            .query(
                "limit",
                "Most items on the page; 100 if not given.",
                false,
                limit.default(Some(100.into())),
            )
            .query("cursor", "`next` of the page before.", false, cursor)
            .problems(&[Kind::Malformed])
            .gives_named(200, "A page.", PROGRAMME_PAGE, "programmes"),
        read("/api/v1/mentors", "suggestMentors", "catalogue", "Who could help with a competence")
            .about("At most ten, best first, each with the reasons.")
            .query("competence", "What help is wanted with.", true, competence())
            .problems(&[Kind::Malformed])
            .gives::<Mentors>(200, "Suggestions.", "mentors"),
    ]
}

fn requests() -> Vec<Told> {
    vec![
        read("/api/v1/requests/{id}", "getRequest", "requests", "A support request")
            .id("id", "The request.", REQUEST)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<SupportRequest>(200, "The request.", "request"),
        write(HttpMethod::Put, "/api/v1/requests/{id}", "putRequest", "requests", "Send a support request")
            .about(
                "State, history, author and assignee are the server's and ignored. Repeated with the same wish it \
                 changes nothing; with another, 409.",
            )
            .id("id", "Made by the client, UUIDv7.", REQUEST)
            .takes::<SupportRequest>("request_sent")
            .problems(&[Kind::NotFound, Kind::Conflict])
            .gives::<SupportRequest>(200, "It was there already.", "request_sent")
            .gives::<SupportRequest>(201, "Sent.", "request_sent"),
        write(
            HttpMethod::Post,
            "/api/v1/requests/{id}/transitions",
            "moveRequest",
            "requests",
            "Answer a request, or take it back",
        )
        .about(
            "`cancel`, `complete`, `give_details`, `pass_on` are its author's; `remind`, `hand_over`, `resume`, `return` \
             nobody's but the server's; the rest is for whom it was passed to, the author's methodist, and the municipal \
             service once it was handed over. Accepting a request for a mentor or tutor makes a pair.",
        )
        .id("id", "The request.", REQUEST)
        .takes::<MoveRequest>("move_request")
        .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
        .gives::<SupportRequest>(200, "Moved.", "request"),
        read("/api/v1/requests/{id}/helpers", "suggestHelpers", "requests", "Who could have a request")
            .about("For whoever may pass it on: at most ten, best first, each with the reasons.")
            .id("id", "The request.", REQUEST)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<Mentors>(200, "Suggestions.", "mentors"),
        read("/api/v1/inbox", "getInbox", "requests", "What waits for a methodist, mentor or municipal service")
            .about(
                "Routes: the longest waiting first. Requests: what is late first, then by the end of their term. At most \
                 100 of each kind; the totals count all.",
            )
            .problems(&[Kind::Forbidden])
            .gives::<Inbox>(200, "The inbox.", "inbox"),
    ]
}

fn units() -> Vec<Told> {
    vec![
        read("/api/v1/units/{id}/dashboard", "getDashboard", "units", "Figures of a region, municipality or school")
            .about(
                "Indicators against their targets, the units right below with the same, how far the staff has come, \
                 deficits by area. What tells of fewer than five people is suppressed.",
            )
            .id("id", "The unit.", UNIT)
            .problems(&[Kind::Malformed, Kind::Forbidden, Kind::NotFound])
            .gives::<Dashboard>(200, "The figures.", "dashboard"),
    ]
}
