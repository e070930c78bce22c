//! An aggregate over fewer than five people is not shown, also where it could be had by subtraction.

use domain::indicator::{GROUP_MIN, suppressed};
use proptest::{collection::vec, prelude::*};

fn sizes() -> impl Strategy<Value = Vec<u32>> {
    vec(prop_oneof![3 => 0u32..8, 1 => 0u32..300, 1 => any::<u32>()], 0..20)
}

proptest! {
    #[test]
    fn every_small_group_is_hidden(sizes in sizes()) {
        let hidden = suppressed(&sizes);
        prop_assert_eq!(hidden.len(), sizes.len());
        for (size, hidden) in sizes.iter().zip(hidden) {
            prop_assert!(hidden || *size == 0 || *size >= GROUP_MIN);
            prop_assert!(!hidden || *size > 0, "an empty group tells nothing about anyone");
        }
    }

    /// The sum of what is hidden can be had by subtraction: it is two groups and five people, or everybody.
    #[test]
    fn what_is_hidden_is_large_enough_together_or_everything(sizes in sizes()) {
        let hidden = suppressed(&sizes);
        let (mut groups, mut people, mut shown) = (0, 0, 0);
        for (size, hidden) in sizes.iter().zip(&hidden).filter(|(size, _)| **size > 0) {
            if *hidden {
                groups += 1;
                people += u64::from(*size);
            } else {
                shown += 1;
            }
        }
        prop_assert!(groups == 0 || (groups >= 2 && people >= u64::from(GROUP_MIN)) || shown == 0);
    }

    #[test]
    fn where_no_group_is_small_nothing_is_hidden(sizes in vec(GROUP_MIN..500, 0..20)) {
        prop_assert!(suppressed(&sizes).iter().all(|hidden| !hidden));
    }

    /// No more than needed: of the groups that are large enough, the smallest go, and at most enough of them.
    #[test]
    fn large_groups_go_only_to_cover_small_ones(sizes in sizes()) {
        let hidden = suppressed(&sizes);
        let large: Vec<u32> =
            sizes.iter().zip(&hidden).filter(|(s, h)| **h && **s >= GROUP_MIN).map(|(s, _)| *s).collect();
        prop_assert!(large.len() <= 1, "one large group is cover enough");
        let shown = sizes.iter().zip(&hidden).filter(|(s, h)| !**h && **s > 0).map(|(s, _)| *s).min();
        if let (Some(covering), Some(shown)) = (large.first(), shown) {
            prop_assert!(*covering <= shown);
        }
    }
}
