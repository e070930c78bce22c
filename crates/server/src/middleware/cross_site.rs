//! Writes from other sites are refused: the browser says where a request comes from (Fetch Metadata, or `Origin`
//! where it is older). Programs that are no browser send neither and are let through: they have no cookie to steal.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::contract::problem::ProblemKind;

use crate::problem::Refusal;

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets a request through unless it is a write from elsewhere.
pub async fn refuse(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_same_site(request.headers()) {
        return next.run(request).await;
    }
    let detail = "Запись пришла с другого сайта и отклонена. Откройте «Маршрут» по его собственному адресу.";
    Refusal::new(ProblemKind::CrossSite, detail).into_response()
}

fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&SEC_FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    match text(&header::ORIGIN) {
        None => true,
        Some(origin) => {
            let origin: Option<Uri> = origin.parse().ok();
            let from = origin.as_ref().and_then(|uri| uri.authority()).map(Authority::as_str);
            from.is_some() && from == text(&header::HOST)
        }
    }
}
