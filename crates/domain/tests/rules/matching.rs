//! Suggesting a mentor: strength, subject, nearness, room; nobody without room, nobody to themselves.
//! A colleague of one's own school comes before a stranger (C-АДР-6).

use domain::{
    UnitId,
    matching::{Candidate, Nearness, Seeker, suggest},
};
use proptest::{collection::vec, prelude::*};

use crate::make::{id, person};

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (0u8..=100, 0usize..3, 0usize..4, 0u32..3);
    vec(one, 0..20).prop_map(|all| {
        let candidate = |(n, (strength_percent, subject, school, free_places))| Candidate {
            person: person(n),
            strength_percent,
            subject: String::from(["физика", "химия", "музыка"][subject]),
            school: UnitId(id(school)),
            municipality: UnitId(id(10 + school / 2)),
            free_places,
        };
        all.into_iter().enumerate().map(candidate).collect()
    })
}

proptest! {
    #[test]
    fn the_best_come_first_and_the_order_of_the_list_does_not_count(
        (people, shuffled) in candidates().prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle())),
        limit in 0usize..12,
    ) {
        let seeker = Seeker {
            person: person(0),
            subject: "физика".into(),
            school: UnitId(id(1)),
            municipality: UnitId(id(10)),
        };
        let found = suggest(&seeker, &people, limit);
        prop_assert_eq!(&found, &suggest(&seeker, &shuffled, limit));
        let fit = |c: &&Candidate| c.free_places > 0 && c.person != seeker.person;
        prop_assert_eq!(found.len(), people.iter().filter(fit).count().min(limit));
        for (who, reasons) in &found {
            let them = people.iter().find(|c| c.person == *who).expect("is known");
            prop_assert!(them.free_places > 0 && them.person != seeker.person);
            prop_assert_eq!(reasons.same_subject, them.subject == seeker.subject);
            prop_assert_eq!(reasons.nearness == Nearness::SameSchool, them.school == seeker.school);
            prop_assert_eq!(reasons.strength_percent, them.strength_percent);
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].1.strength_percent / 10 >= pair[1].1.strength_percent / 10);
        }
    }
}
