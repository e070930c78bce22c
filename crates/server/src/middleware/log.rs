//! One line for each request, as `key=value`, on standard error: what was asked for as a template (no ids, no
//! query), what came of it, how long it took. No personal data, so no addresses and no names either.

use std::{fmt::Display, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Writes the line.
pub async fn requests(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let path = path.as_deref().unwrap_or("static");
    if path != "static" || status >= 500 {
        let micros = start.elapsed().as_micros();
        eprintln!("level=info event=request method={method} path={path} status={status} us={micros}");
    }
    response
}

/// Writes down what went wrong inside; the client learns only that something did.
pub fn fault(error: &dyn Display) {
    eprintln!("level=error event=fault error={:?}", error.to_string());
}

/// Writes down something about the server itself.
pub fn event(name: &str, detail: &dyn Display) {
    eprintln!("level=info event={name} detail={:?}", detail.to_string());
}
