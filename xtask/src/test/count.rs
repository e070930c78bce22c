//! How many passed and failed, read from what the runners print.

use std::fmt;
use std::ops::AddAssign;

/// What one part of the tests came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    /// Shown, but not part of the sum.
    pub skipped: usize,
}

impl Counts {
    /// A check that is one yes or no.
    pub fn one(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into(), skipped: 0 }
    }

    /// A runner that failed without naming a failed test (it did not compile, it crashed) counts as one failure.
    pub fn with_status(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// From cargo's harness and wasm-bindgen's: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub fn of_cargo(output: &str) -> Self {
        let lines = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
        lines.fold(Self::default(), |mut sum, line| {
            sum += Self::in_words(line);
            sum
        })
    }

    /// From Playwright's last lines: `  2 failed`, `  1 flaky`, `  12 passed (1.2m)`. A test that passed only when
    /// run again counts as failed: it hides a race.
    pub fn of_playwright(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            let mut words = line.split_whitespace();
            let Some(number) = words.next().and_then(|word| word.parse::<usize>().ok()) else {
                continue;
            };
            match (words.next(), words.next()) {
                (Some("passed"), rest) if rest.is_none_or(|word| word.starts_with('(')) => {
                    counts.passed += number;
                }
                (Some("failed" | "flaky" | "interrupted"), None) | (Some("did"), Some("not")) => {
                    counts.failed += number;
                }
                (Some("skipped"), None) => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }

    /// From our own runners: the last line `12 passed, 1 failed`.
    pub fn of_last_line(output: &str) -> Self {
        output.lines().rev().find(|line| line.contains(" passed")).map_or_else(Self::default, Self::in_words)
    }

    /// Every `N passed`, `N failed`, `N ignored` or `N skipped` of a line.
    fn in_words(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |name: &str| {
            let at = words.iter().position(|word| word.trim_end_matches([',', ';']) == name)?;
            words[..at].last()?.parse::<usize>().ok()
        };
        Self {
            passed: number("passed").unwrap_or(0),
            failed: number("failed").unwrap_or(0),
            skipped: number("ignored").or_else(|| number("skipped")).unwrap_or(0),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn cargo_prints_one_line_for_each_binary() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(Counts::of_cargo(output), counts(4, 2, 1));
    }

    #[test]
    fn playwright_prints_one_line_for_each_kind() {
        let output = "  ✓  1 a.spec.ts:3:1 › 2 passed words (1.2s)\n\n  1 failed\n    [chromium] › a.spec.ts\n  \
            1 flaky\n  2 skipped\n  3 did not run\n  12 passed (1.2m)\n";
        assert_eq!(Counts::of_playwright(output), counts(12, 5, 2));
    }

    #[test]
    fn our_own_runners_end_with_the_sum() {
        assert_eq!(Counts::of_last_line("x\n7 passed, 1 failed\n"), counts(7, 1, 0));
        assert_eq!(Counts::of_last_line("nothing"), counts(0, 0, 0));
    }

    #[test]
    fn what_does_not_compile_has_failed() {
        assert_eq!(Counts::of_cargo("error: …").with_status(false), counts(0, 1, 0));
        assert_eq!(counts(3, 2, 0).with_status(false), counts(3, 2, 0));
    }
}
