//! Finding a programme: a filter over the whole catalogue with each keystroke, what closes the same competences first.

use std::cmp::Reverse;

use domain::{
    CompetenceId,
    programme::{Mode, Programme},
};

use crate::text::route::Names;

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub text: String,
    pub register_only: bool,
    pub remote_only: bool,
    pub at_most: Option<u16>,
}

/// A programme with the text it is found by, made once.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub programme: Programme,
    haystack: String,
    /// How many of the wanted competences it works on.
    closes: usize,
}

/// The catalogue in the order of what is wanted: the same competences, the register, fewer hours.
pub fn ranked(catalogue: Vec<Programme>, wanted: &[CompetenceId], names: Names<'_>) -> Vec<Entry> {
    let entry = |programme: Programme| {
        let topics: Vec<_> = programme.competences.iter().map(|c| names.of(c)).collect();
        let all =
            [&programme.title, &programme.provider, &programme.code, &topics.join(" ")].map(|s| plain(s));
        let closes = wanted.iter().filter(|c| programme.competences.contains(c)).count();
        Entry { haystack: all.join(" "), closes, programme }
    };
    let mut entries: Vec<_> = catalogue.into_iter().map(entry).collect();
    entries.sort_by(|a, b| {
        let key = |e: &Entry| (Reverse(e.closes), !e.programme.in_federal_register, e.programme.hours);
        key(a).cmp(&key(b)).then_with(|| a.programme.code.cmp(&b.programme.code))
    });
    entries
}

impl Filter {
    /// Whether every word of the text is found and every mark holds.
    pub fn passes(&self, entry: &Entry) -> bool {
        let p = &entry.programme;
        let marks = (!self.register_only || p.in_federal_register)
            && (!self.remote_only || p.mode == Mode::Remote)
            && self.at_most.is_none_or(|most| p.hours <= most);
        marks && plain(&self.text).split_whitespace().all(|word| entry.haystack.contains(word))
    }
}

/// Small letters; ё is е, as people type it.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use domain::{ProgrammeId, ids::uuid_v7, programme::ProgrammeKind};

    use super::*;

    fn programme(n: u8, title: &str, competence: &str, register: bool, hours: u16) -> Programme {
        Programme {
            id: ProgrammeId(uuid_v7(1, [n; 10])),
            code: format!("{n:03}"),
            title: title.into(),
            kind: ProgrammeKind::Pk,
            provider: "НГПУ".into(),
            hours,
            mode: if hours > 36 { Mode::Mixed } else { Mode::Remote },
            in_federal_register: register,
            register_number: None,
            competences: vec![competence.parse().expect("a key")],
            starts: Vec::new(),
            summary: String::new(),
        }
    }

    fn found(filter: &Filter) -> Vec<String> {
        let catalogue = vec![
            programme(1, "Проекты в школе", "projects", true, 72),
            programme(2, "Учёт и оценивание", "assessment", false, 16),
            programme(3, "Обратная связь", "assessment", true, 36),
            programme(4, "Критерии", "assessment", true, 18),
        ];
        let wanted = ["assessment".parse().expect("a key")];
        let entries = ranked(catalogue, &wanted, Names(None));
        entries.iter().filter(|e| filter.passes(e)).map(|e| e.programme.code.clone()).collect()
    }

    #[test]
    fn the_same_competences_then_the_register_then_fewer_hours() {
        assert_eq!(found(&Filter::default()), ["004", "003", "002", "001"]);
    }

    #[test]
    fn words_are_found_in_any_order_and_without_dots() {
        let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
        assert_eq!(found(&text("нгпу УЧЕТ")), ["002"]);
        assert_eq!(found(&text("связь об")), ["003"]);
        assert!(found(&text("астрономия")).is_empty());
    }

    #[test]
    fn marks_narrow_the_list() {
        let filter =
            Filter { register_only: true, at_most: Some(36), remote_only: true, ..Filter::default() };
        assert_eq!(found(&filter), ["004", "003"]);
    }
}
