//! Chance that is the same for ever: a `ChaCha8` key stream and whole-number draws made from it here, so that no
//! release of a random-number library can change a seeded region. Nothing here reads a clock or the system's
//! randomness.

use domain::ids::uuid_v7;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use uuid::Uuid;

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of one thing (`topic`, `number`) of a seed. Streams do not touch: one more draw for one person
    /// leaves everyone else as they were.
    pub fn new(seed: u64, topic: &str, number: usize) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&fingerprint(topic).to_le_bytes());
        key[16..24].copy_from_slice(&u64::try_from(number).unwrap_or(u64::MAX).to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0, less than `n`.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(n)) >> 32) as u32
    }

    /// A number between two bounds, both possible.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = u32::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low.saturating_add_unsigned(self.below(span))
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// About normal round zero, cut off at 3.5 spreads.
    pub fn bell(&mut self, spread: i32) -> i32 {
        // Four uniform draws of -1000…1000 have a deviation of 1155.
        let sum: i32 = (0..4).map(|_| self.between(-1000, 1000)).sum();
        spread * sum / 1155
    }

    /// A place in something of this length.
    pub fn index(&mut self, len: usize) -> usize {
        let len = u32::try_from(len).unwrap_or(u32::MAX);
        usize::try_from(self.below(len)).unwrap_or(0)
    }

    /// One of them; `None` of nothing.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.index(from.len());
        from.get(index)
    }

    /// The place of one of these, each as likely as its weight says.
    pub fn weighted(&mut self, weights: impl IntoIterator<Item = u32, IntoIter: Clone>) -> usize {
        let weights = weights.into_iter();
        let mut left = self.below(weights.clone().sum());
        let hit = |weight: u32| match left.checked_sub(weight) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        };
        weights.map(hit).position(|hit| hit).unwrap_or(0)
    }

    /// One of the values, each as likely as the weight beside it. `of` must not be empty.
    pub fn among<T: Copy>(&mut self, of: &[(u32, T)]) -> T {
        of[self.weighted(of.iter().map(|(weight, _)| *weight))].1
    }

    /// Puts them in any order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for end in (1..things.len()).rev() {
            things.swap(end, self.index(end + 1));
        }
    }

    /// An id of this moment.
    pub fn id(&mut self, unix_ms: i64) -> Uuid {
        let mut random = [0; 10];
        self.0.fill_bytes(&mut random);
        uuid_v7(u64::try_from(unix_ms).unwrap_or(0), random)
    }
}

/// FNV-1a, 64 bits: a number for a word.
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seeds are promised to give the same region for ever: these numbers must never change.
    #[test]
    fn the_stream_is_fixed() {
        let mut dice = Dice::new(1, "fixed", 0);
        let first: Vec<u32> = (0..6).map(|_| dice.below(1000)).collect();
        assert_eq!(first, [631, 98, 871, 546, 510, 214]);
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut dice = Dice::new(7, "bounds", 0);
        for _ in 0..2000 {
            assert!((-3..=4).contains(&dice.between(-3, 4)));
            assert!(dice.bell(100).abs() <= 350);
            assert_eq!(dice.weighted([0, 5, 0]), 1);
        }
        let mut things: Vec<u32> = (0..50).collect();
        dice.shuffle(&mut things);
        things.sort_unstable();
        assert_eq!(things, (0..50).collect::<Vec<_>>());
    }
}
