//! The machine-readable contract, OpenAPI 3.1: made from the domain's types, committed as `docs/openapi.json`.

mod examples;
mod operation;
mod operations;
pub mod schema;

use utoipa::openapi::{
    InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, ServerBuilder,
    security::{ApiKey, ApiKeyValue, SecurityScheme},
    tag::TagBuilder,
};

use crate::auth;

const TAGS: [(&str, &str); 12] = [
    ("system", "The system in force and this document. Public."),
    ("session", "Signing in and out; the workspace of who is signed in."),
    ("diagnoses", "Instruments, diagnoses, answers."),
    ("witnesses", "Other witnesses than the person, re-diagnoses, outer results, assigned diagnoses."),
    ("catalogue", "Programmes and mentors to choose from."),
    ("routes", "Individual routes (ИОМ)."),
    ("requests", "Support requests and the inbox."),
    ("desk", "Teachers one has, the load of methodists, young teachers."),
    ("wellbeing", "A self-check that stays on the device, and closed requests to a psychologist."),
    ("notices", "What somebody was told in the app."),
    ("pairs", "Pairs of who helps and who is helped."),
    ("units", "Figures of regions, municipalities and schools."),
];

/// The document.
pub fn document() -> OpenApi {
    let info = InfoBuilder::new()
        .title("«Маршрут»: platform API")
        .version(domain::contract::CONTRACT_VERSION.to_string())
        .description(Some(include_str!("openapi/about.md")))
        .license(Some(
            LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build(),
        ));
    let mut components = schema::components();
    let cookie = ApiKeyValue::with_description(auth::COOKIE, "The session cookie of `POST /session`.");
    components.add_security_scheme(operation::SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    let mut paths = PathsBuilder::new();
    for told in operations::all() {
        let (path, method) = (told.path, told.method.clone());
        paths = paths.path(path, PathItem::new(method, told.build()));
    }
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([ServerBuilder::new()
            .url("/")
            .description(Some("Where the app is served from."))
            .build()]))
        .paths(paths.build())
        .components(Some(components))
        .tags(Some(TAGS.map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build())))
        .build()
}

/// The document as the file in `docs/` has it. Words of Rust in the types' comments become words of JSON.
pub fn text() -> Result<String, serde_json::Error> {
    let text = document().to_pretty_json()? + "\n";
    Ok(text.replace("`None`", "`null`").replace("[`MAX_REQUESTS`]", "50").replace("[`MAX_UNREAD`]", "100"))
}
