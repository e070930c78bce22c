//! Which programme next. The gap that a programme still closes only shrinks as others are taken, so its rank only
//! falls: a heap with stale ranks gives the exact greedy choice without going through the whole catalogue each time.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

use super::MAX_DEFICITS;
use crate::{
    deficit::Deficit,
    ids::{CompetenceId, ProgrammeId},
    programme::Programme,
};

/// The deficits that are still open and the programmes that work on them.
pub(super) struct Cover<'a> {
    /// Gap of each deficit, in order of priority.
    gaps: Vec<u64>,
    open: Set,
    candidates: Vec<(&'a Programme, Set)>,
    heap: BinaryHeap<Rank<'a>>,
}

/// A bit for each deficit.
type Set = u32;
const _: () = assert!(MAX_DEFICITS <= Set::BITS as usize);

/// In the Федеральный реестр, gap closed for an hour, hours, code, id; last, the place among the candidates.
type Rank<'a> = (bool, u64, Reverse<u16>, Reverse<&'a str>, Reverse<ProgrammeId>, usize);

impl<'a> Cover<'a> {
    /// At most [`MAX_DEFICITS`] deficits, and the programmes of the catalogue that are `allowed`.
    pub(super) fn new(
        deficits: &[Deficit],
        catalogue: &'a [Programme],
        allowed: impl Fn(&Programme) -> bool,
    ) -> Self {
        let bits: HashMap<&CompetenceId, Set> = deficits.iter().map(|d| &d.competence).zip(bits()).collect();
        let closes =
            |p: &Programme| p.competences.iter().filter_map(|c| bits.get(c)).fold(0, |set, bit| set | bit);
        let candidates = catalogue
            .iter()
            .map(|programme| (programme, closes(programme)))
            .filter(|(programme, set)| *set != 0 && allowed(programme))
            .collect();
        let gaps = deficits.iter().map(Deficit::gap_points).collect();
        let open = bits.values().fold(0, |set, bit| set | bit);
        let mut cover = Self { gaps, open, candidates, heap: BinaryHeap::new() };
        cover.heap = (0..cover.candidates.len()).map(|place| cover.rank(place)).collect();
        cover
    }

    /// Takes the best programme that closes anything; with the places of what it closes, the most pressing first.
    pub(super) fn next(&mut self) -> Option<(&'a Programme, Vec<usize>)> {
        while let Some(rank) = self.heap.pop() {
            let place = rank.5;
            let (programme, set) = self.candidates[place];
            if set & self.open == 0 {
                continue;
            }
            let fresh = self.rank(place);
            if fresh == rank {
                return Some((programme, members(set & self.open).collect()));
            }
            self.heap.push(fresh);
        }
        None
    }

    /// These are closed now.
    pub(super) fn close(&mut self, places: &[usize]) {
        self.open &= places.iter().fold(Set::MAX, |set, place| set & !(1 << place));
    }

    /// Places of the deficits that nothing has closed, the most pressing first.
    pub(super) fn open(&self) -> impl Iterator<Item = usize> + use<> {
        members(self.open)
    }

    fn rank(&self, place: usize) -> Rank<'a> {
        let (programme, set) = self.candidates[place];
        let gap: u64 = members(set & self.open).map(|deficit| self.gaps[deficit]).sum();
        // More gap for an hour is better: gap / hours, kept whole.
        let worth = gap * 1_000_000 / u64::from(programme.hours.max(1));
        let ties = (Reverse(programme.hours), Reverse(programme.code.as_str()), Reverse(programme.id));
        (programme.in_federal_register, worth, ties.0, ties.1, ties.2, place)
    }
}

fn bits() -> impl Iterator<Item = Set> {
    (0..Set::BITS).map(|place| 1 << place)
}

fn members(set: Set) -> impl Iterator<Item = usize> {
    (0..MAX_DEFICITS).filter(move |place| set & (1 << place) != 0)
}
