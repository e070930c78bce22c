//! Scans beside steps of the demo: a page that says that it is made up, for some of the documents that steps ended with.
//! Made of the ids that are there already, so that no dice are thrown.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, NaiveTime, Utc};
use domain::{
    FileId, PersonId,
    file::{MediaType, StepFile},
    ids::uuid_v7,
    route::{Route, Step},
};
use sha2::{Digest, Sha256};

use crate::{records::KeptFile, storage::files::Kept};

/// One in so many documents was scanned.
const ONE_IN: u8 = 6;

/// The scans of some routes; `always` has one of each document.
pub fn scans(routes: &[Route], always: Option<PersonId>) -> Vec<KeptFile> {
    let of_route = |route: &Route| -> Vec<KeptFile> {
        let chosen = |step: &&Step| {
            let lot = step.id.0.as_bytes()[15].is_multiple_of(ONE_IN);
            Some(route.person) == always || lot
        };
        route.steps.iter().filter(chosen).filter_map(|step| scan(route, step)).collect()
    };
    routes.iter().flat_map(of_route).collect()
}

fn scan(route: &Route, step: &Step) -> Option<KeptFile> {
    let result = step.result.as_ref()?;
    let evidence = result.evidence.as_ref()?;
    let at: DateTime<Utc> = result.done_on.and_time(NaiveTime::MIN).and_utc();
    let mut random = [0; 10];
    random.copy_from_slice(&step.id.0.as_bytes()[6..]);
    // Not the step's own id.
    random[9] ^= 0xff;
    let id = FileId(uuid_v7(u64::try_from(at.timestamp_millis()).ok()?, random));
    let bytes = page(&evidence.number);
    let size = u32::try_from(bytes.len()).ok()?;
    let name = format!("{} {}.pdf", evidence.kind.split(' ').next().unwrap_or_default(), evidence.number);
    let file = StepFile { id, route: route.id, step: step.id, name, media_type: MediaType::Pdf, size, at };
    let content_hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&bytes));
    Some(KeptFile { kept: Kept { file, person: route.person, content_hash, removed: false }, bytes })
}

/// A PDF of one page (ISO 32000-1 §7.5): five objects and where each begins.
fn page(number: &str) -> Vec<u8> {
    let digits: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let text = format!("BT /F 24 Tf 60 700 Td (Demo document) Tj 0 -40 Td (No. {digits}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut out, mut begins) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (place, object) in objects.iter().enumerate() {
        begins.push(format!("{:010} 00000 n \n", out.len()));
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", place + 1).into_bytes());
    }
    let (table, count) = (out.len(), begins.len() + 1);
    out.extend(format!("xref\n0 {count}\n0000000000 65535 f \n{}", begins.concat()).into_bytes());
    let trailer = format!("trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    out.extend(trailer.into_bytes());
    out
}
