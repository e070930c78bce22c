//! What a person is strong in by their diagnosis: one of the personal resources of C-ИОМ-2 that records know.

use domain::{diagnosis::Diagnosis, instrument::Instrument, score::profile};

use crate::text::route::{Names, print as text};

/// The strongest competences in a sentence; empty where nothing is scored.
pub fn strengths(diagnosis: &Diagnosis, instrument: &Instrument) -> String {
    const NAMED: usize = 3;
    let mut scored: Vec<_> = profile(instrument, &diagnosis.answers)
        .into_iter()
        .filter_map(|c| Some((c.score?.percent(), c.competence)))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<_> = scored.iter().take(NAMED).map(|(_, id)| Names(Some(instrument)).of(id)).collect();
    if names.is_empty() { String::new() } else { text::strengths(&names) }
}
