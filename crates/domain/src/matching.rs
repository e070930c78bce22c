//! Suggesting a mentor (`docs/rules.md`): strength in the asked competence, same subject, nearness, free
//! capacity; each suggestion says why, as typed reasons that the app words.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, UnitId};

/// How near two people work; nearer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    SameSchool,
    SameMunicipality,
    SameRegion,
}

/// What is known of someone who could help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    /// Score in the asked competence, whole per cent; they consented to its use by being a mentor.
    pub strength_percent: u8,
    pub subject: String,
    pub school: UnitId,
    pub municipality: UnitId,
    /// Pairs they can still take.
    pub free_places: u32,
}

/// The one who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeker {
    pub person: PersonId,
    pub subject: String,
    pub school: UnitId,
    pub municipality: UnitId,
}

/// Why this person is suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchReasons {
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub strength_percent: u8,
    pub same_subject: bool,
    pub nearness: Nearness,
    pub free_places: u32,
}

/// Candidates with room for one more, best first; at most `limit`.
pub fn suggest(seeker: &Seeker, candidates: &[Candidate], limit: usize) -> Vec<(PersonId, MatchReasons)> {
    let mut ranked: Vec<_> = candidates
        .iter()
        .filter(|c| c.free_places > 0 && c.person != seeker.person)
        .map(|c| {
            let nearness = match () {
                () if c.school == seeker.school => Nearness::SameSchool,
                () if c.municipality == seeker.municipality => Nearness::SameMunicipality,
                () => Nearness::SameRegion,
            };
            let same_subject = c.subject == seeker.subject;
            let reasons = MatchReasons {
                strength_percent: c.strength_percent,
                same_subject,
                nearness,
                free_places: c.free_places,
            };
            (c.person, reasons)
        })
        .collect();
    // Strength in tenths: two people a few per cent apart are equally strong, then the rest decides.
    ranked.sort_by_key(|(person, r)| {
        (
            Reverse(r.strength_percent / 10),
            Reverse(r.same_subject),
            r.nearness,
            Reverse(r.free_places),
            *person,
        )
    });
    ranked.truncate(limit);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::uuid_v7;

    fn candidate(n: u8, strength_percent: u8, subject: &str, school: u8, free_places: u32) -> Candidate {
        let id = |n| uuid_v7(1, [n; 10]);
        let (school, municipality) = (UnitId(id(school)), UnitId(id(school / 10)));
        Candidate {
            person: PersonId(id(n)),
            strength_percent,
            subject: subject.into(),
            school,
            municipality,
            free_places,
        }
    }

    #[test]
    fn strength_then_subject_then_nearness_then_room() {
        let me = candidate(0, 40, "физика", 10, 0);
        let seeker = Seeker {
            person: me.person,
            subject: me.subject,
            school: me.school,
            municipality: me.municipality,
        };
        let people = [
            candidate(1, 91, "физика", 20, 1),
            candidate(2, 92, "физика", 11, 1),
            candidate(3, 93, "химия", 10, 3),
            candidate(4, 99, "физика", 10, 0),
            candidate(5, 81, "физика", 10, 3),
            candidate(6, 95, "физика", 20, 2),
        ];
        let order: Vec<_> = suggest(&seeker, &people, 4).into_iter().map(|(p, _)| p).collect();
        assert_eq!(order, [people[1].person, people[5].person, people[0].person, people[2].person]);
    }
}
