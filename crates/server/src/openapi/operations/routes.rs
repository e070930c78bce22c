//! Routes: making, moving and marking one; what became of those that have ended.

use domain::{
    contract::{
        calendar::{CalendarAddress, SetCalendarAddress},
        command::{MoveRoute, RemoveFile, SetStepResult},
        problem::ProblemKind as Kind,
        route::{RouteChanges, RouteHistory, RouteView, StepFiles},
    },
    file::StepFile,
    route::{ClosedRoute, Route},
};
use utoipa::openapi::{
    HttpMethod, KnownFormat, Object, Required, ResponseBuilder, SchemaFormat, Type,
    path::{ParameterBuilder, ParameterIn},
    schema::ObjectBuilder,
};

use super::super::{
    examples::{FILE, ROUTE, STEP},
    operation::{Told, public, read, write},
};

pub fn all() -> Vec<Told> {
    let text = utoipa::openapi::ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
    let calendar = ResponseBuilder::new().description("The file.").content("text/calendar", text);
    let person = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
    vec![
        read("/api/v1/routes", "listRoutes", "routes", "The routes of a person")
            .about("The newest first; drafts that were thrown away are left out. Reads by others are written to the audit log.")
            .query("person", "Whose; one's own if not given.", false, person)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<RouteHistory>(200, "The routes.", "route_history"),
        read("/api/v1/routes/{id}/closed", "getClosedRoute", "routes", "A route that has ended, as it stood")
            .about("Made when it ended and never changed: with the competences before and after, programmes and people by name.")
            .id("id", "The route.", ROUTE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<ClosedRoute>(200, "The copy.", "closed_route"),
        read("/api/v1/routes/{id}/changes", "listRouteChanges", "routes", "Who changed what in a route")
            .about("By version, the newest first, at most 200. Changes of state are in the route's own history.")
            .id("id", "The route.", ROUTE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<RouteChanges>(200, "The changes.", "route_changes"),
        read("/api/v1/routes/{id}", "getRoute", "routes", "A route with its author and diagnosis")
            .about("For its person, their methodist and mentor; reads by others are written to the audit log.")
            .id("id", "The route.", ROUTE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<RouteView>(200, "The route. The ETag is its version.", "route_view"),
        read("/api/v1/routes/{id}/calendar.ics", "getRouteCalendar", "routes", "The steps of a route as a calendar file")
            .about("iCalendar (RFC 5545): an event for each step. For whom the route is; reads by others are written to the audit log.")
            .id("id", "The route.", ROUTE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .answers(200, calendar),
        write(HttpMethod::Put, "/api/v1/routes/{id}", "putRoute", "routes", "Make a route, or edit one")
            .about(
                "Its owner edits a draft, their methodist one that was proposed. The whole route is sent; its state, history, owner and results are the server's and ignored. Every \
                 fault is named with its field.",
            )
            .id("id", "Made by the client, UUIDv7.", ROUTE)
            .precondition()
            .takes::<Route>("route_sent")
            .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
            .gives::<Route>(200, "Edited.", "route_edited")
            .gives::<Route>(201, "Made.", "route_created"),
        write(HttpMethod::Post, "/api/v1/routes/{id}/transitions", "moveRoute", "routes", "Move a route to its next state")
            .about("`propose`, `withdraw`, `complete`, `archive` are its owner's; `agree`, `return` (with a comment) the methodist's; \
                 `close`, with a word on what was reached, both's. A route that has ended refuses every write.")
            .id("id", "The route.", ROUTE)
            .takes::<MoveRoute>("move_route")
            .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
            .gives::<Route>(200, "Moved.", "route_moved"),
        write(
            HttpMethod::Put,
            "/api/v1/routes/{id}/steps/{step}/result",
            "setStepResult",
            "routes",
            "Mark a step as done, or take the mark back",
        )
        .about("A formal step needs a document. A programme that is done counts in the indicators.")
        .id("id", "The route.", ROUTE)
        .id("step", "The step.", STEP)
        .takes::<SetStepResult>("set_step_result")
        .problems(&[Kind::NotFound, Kind::Conflict])
        .gives::<Route>(200, "The route with the mark.", "route_marked"),
    ]
    .into_iter()
    .chain(files())
    .chain(calendars())
    .collect()
}

fn files() -> Vec<Told> {
    let id = || {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
    };
    let name = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(200));
    let bytes = utoipa::openapi::ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
    let file = ["image/jpeg", "image/png", "image/webp", "application/pdf"]
        .into_iter()
        .fold(ResponseBuilder::new().description("The bytes, as an attachment."), |response, kind| {
            response.content(kind, bytes.clone())
        });
    vec![
        read("/api/v1/routes/{id}/files", "listRouteFiles", "routes", "The files beside the steps of a route")
            .id("id", "The route.", ROUTE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<StepFiles>(200, "What is told of each.", "step_files"),
        read("/api/v1/files/{id}", "getFile", "routes", "A file beside a step")
            .about("To be saved, never shown as a page. For whom its route is; reads by others are written to the audit log.")
            .id("id", "The file.", FILE)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .answers(200, file),
        write(HttpMethod::Put, "/api/v1/files/{id}", "putFile", "routes", "Put a photo or PDF beside a step")
            .about(
                "JPEG, PNG, WebP or PDF of at most 10 MiB, five beside a step; what a file is, its first bytes say. Repeated \
                 with the same bytes it changes nothing; with others, 409. A route takes files while it is walked.",
            )
            .id("id", "Made by the client, UUIDv7.", FILE)
            .query("route", "The route.", true, id())
            .query("step", "The step.", true, id())
            .query("name", "What it is called, without slashes.", true, name)
            .takes_bytes()
            .problems(&[Kind::NotFound, Kind::Conflict])
            .gives::<StepFile>(200, "It was there already.", "step_file")
            .gives::<StepFile>(201, "Stored.", "step_file"),
        write(HttpMethod::Post, "/api/v1/files/{id}/remove", "removeFile", "routes", "Take a file away")
            .about("Its bytes are gone for good. Repeated it changes nothing; 409 once the route has ended.")
            .id("id", "The file.", FILE)
            .takes::<RemoveFile>("remove_file")
            .problems(&[Kind::NotFound, Kind::Conflict])
            .gives::<StepFile>(200, "Taken away.", "step_file"),
    ]
}

fn calendars() -> Vec<Told> {
    let text = utoipa::openapi::ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
    let file = ResponseBuilder::new().description("iCalendar (RFC 5545).").content("text/calendar", text);
    let token = ParameterBuilder::new()
        .name("token")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some("The secret, and `.ics`."))
        .schema(Some(Object::with_type(Type::String)))
        .example(Some(serde_json::json!(
            "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9.ics"
        )));
    vec![
        read("/api/v1/calendar", "getCalendarAddress", "routes", "Whether one's terms have an address for a calendar")
            .gives::<CalendarAddress>(200, "Since when.", "calendar_address"),
        write(HttpMethod::Put, "/api/v1/calendar", "setCalendarAddress", "routes", "Give one's terms another address, or none")
            .about("The secret is made by the client and shown there once; only its hash is kept. The address before stops working.")
            .takes::<SetCalendarAddress>("set_calendar_address")
            .gives::<CalendarAddress>(200, "Done.", "calendar_address"),
        public("/api/v1/calendar/{token}", "getCalendar", "routes", "Steps and meetings of a person as a calendar file")
            .about("For calendars, which cannot sign in: whoever knows the secret may read it.")
            .parameter(token.build())
            .problems(&[Kind::NotFound])
            .answers(200, file),
    ]
}
