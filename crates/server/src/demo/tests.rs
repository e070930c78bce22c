//! A generated region is whole and looks like one, for several seeds, sizes and days.

mod kept;
mod promises;
mod shares;

use std::{path::Path, sync::LazyLock};

use chrono::{DateTime, Utc};

use super::{DemoData, Input, LoadError, generate, load};
use crate::records::{Person, Population};
use crate::systems::SystemError;

static DATA: LazyLock<DemoData> =
    LazyLock::new(|| load(&systems(), "novosibirsk").expect("the system is complete"));

/// The default region: 3000 people, seed 1.
static REGION: LazyLock<Region> = LazyLock::new(|| Region::new(3000, 1, NOVEMBER));

const NOVEMBER: &str = "2026-11-22T09:00:00Z";

struct Region {
    now: DateTime<Utc>,
    is: Population,
}

impl Region {
    fn new(people: u32, seed: u64, now: &str) -> Self {
        let now = now.parse().expect("a moment");
        let input = Input { data: &DATA, people, seed, now, password_hash: "hash".to_owned() };
        Self { now, is: generate(&input) }
    }

    fn staff(&self) -> impl Iterator<Item = &Person> {
        self.is.people.iter().filter(|person| person.staff)
    }

    fn account(&self, login: &str) -> &Person {
        let account = self.is.accounts.iter().find(|account| account.login == login).expect("an account");
        self.is.people.iter().find(|person| person.id == account.person).expect("a person")
    }
}

/// The same promises hold for these.
fn regions() -> Vec<Region> {
    [
        (50, 3, NOVEMBER),
        (300, 2, "2027-07-14T23:30:00Z"),
        (1500, 9, "2026-09-02T00:10:00Z"),
        (2000, 4, "2031-01-09T12:00:00Z"),
    ]
    .map(|(people, seed, now)| Region::new(people, seed, now))
    .into()
}

fn systems() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../systems")
}

#[test]
fn an_unknown_system_is_answered_with_the_known_ones() {
    let error = load(&systems(), "atlantis").expect_err("there is no such system");
    assert!(
        matches!(&error, LoadError::System(SystemError::Unknown { known, .. }) if known.iter().any(|id| id == "novosibirsk")),
        "{error}"
    );
    assert!(load(&systems(), "../demo/names").is_err(), "only names of systems, not paths");
}

#[test]
fn the_same_input_gives_the_same_region() {
    let again = Region::new(300, 5, NOVEMBER);
    assert!(again.is == Region::new(300, 5, NOVEMBER).is);
    assert!(again.is != Region::new(300, 6, NOVEMBER).is);
}
