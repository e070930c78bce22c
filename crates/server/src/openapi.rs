//! The machine-readable contract, OpenAPI 3.1: made from the domain's types, committed as `docs/openapi.json`.

pub mod schema;

use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder};

/// The document.
pub fn document() -> OpenApi {
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title("«Маршрут»: platform API").version("1").build())
        .components(Some(schema::components()))
        .build()
}

/// The document as the file in `docs/` has it.
pub fn text() -> Result<String, serde_json::Error> {
    Ok(document().to_pretty_json()? + "\n")
}
