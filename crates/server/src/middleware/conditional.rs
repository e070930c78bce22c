//! Reads of the API: an ETag for every 200, 304 for what the client has already (RFC 9110 §13), and compression.
//! An ETag made here is of the bytes before compression and stands for every coding of them, so it is weak (RFC 9110
//! §8.8.1). A route's version is its own, strong one: it says what a write was made from.

use std::io::Write;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::problem::Refusal;

/// Smaller bodies are sent as they are.
const WORTH_COMPRESSING: usize = 1024;
/// No answer of ours is larger.
const BODY_MAX: usize = 16 * 1024 * 1024;

/// Answers conditionally and compressed.
pub async fn reads(request: Request, next: Next) -> Response {
    // HEAD has lost its body by now, and with it what an ETag would be made of.
    let is_read = *request.method() == Method::GET;
    let wanted = request.headers().get(header::IF_NONE_MATCH).cloned();
    let coding = Coding::accepted(request.headers());
    let (mut parts, body) = next.run(request).await.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_MAX).await else { return Refusal::internal().into_response() };
    if is_read && parts.status == StatusCode::OK {
        let tag = parts.headers.entry(header::ETAG).or_insert_with(|| etag(&bytes)).clone();
        if wanted.is_some_and(|wanted| is_among(&tag, &wanted)) {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(header::CONTENT_TYPE);
            parts.headers.remove(header::CONTENT_LENGTH);
            return Response::from_parts(parts, Body::empty());
        }
    }
    parts.headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    // Pictures and PDF are compressed by themselves.
    let dense = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let dense = dense.is_some_and(|kind| kind.starts_with("image/") || kind == "application/pdf");
    let compressed = (bytes.len() >= WORTH_COMPRESSING && !dense)
        .then(|| coding.map(|coding| (coding, coding.apply(&bytes))));
    let Some(Some((coding, Ok(body)))) = compressed else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

/// A content coding (RFC 9110 §8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The best one that a client takes.
    pub fn accepted(headers: &HeaderMap) -> Option<Self> {
        let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
        let takes = |name: &str| {
            accepted.split(',').any(|one| {
                let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
                coding.trim() == name && !matches!(weight.trim(), "q=0" | "q=0.0")
            })
        };
        [Self::Brotli, Self::Gzip].into_iter().find(|coding| takes(coding.name()))
    }

    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Compresses for sending at once: two milliseconds for what matters most, an instrument.
    fn apply(self, bytes: &Bytes) -> std::io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Brotli => {
                let params = BrotliEncoderParams { quality: 5, size_hint: bytes.len(), ..Default::default() };
                brotli::BrotliCompress(&mut bytes.as_ref(), &mut out, &params)?;
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(&mut out, Compression::default());
                encoder.write_all(bytes)?;
                encoder.finish()?;
            }
        }
        Ok(out)
    }
}

/// A weak ETag of bytes.
pub fn etag(bytes: &[u8]) -> HeaderValue {
    let tag = URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..16]);
    HeaderValue::try_from(format!("W/\"{tag}\"")).unwrap_or_else(|_| HeaderValue::from_static("W/\"0\""))
}

/// Whether a tag is in an `If-None-Match`, by weak comparison.
pub fn is_among(tag: &HeaderValue, wanted: &HeaderValue) -> bool {
    let (Ok(tag), Ok(wanted)) = (tag.to_str(), wanted.to_str()) else { return false };
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    wanted.trim() == "*" || wanted.split(',').any(|one| strong(one) == strong(tag))
}
