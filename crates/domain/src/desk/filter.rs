//! Finding teachers in one's list: a pure function over rows that are already here, fast enough for each key that is pressed.
//! What is asked for lives in the address, so it can be kept and passed on.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{TeacherRow, TeacherStage};
use crate::{contract::paths::encoded, ids::UnitId};

/// What is asked for; all parts must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that the name, position or school begin with.
    pub text: String,
    pub stage: Option<TeacherStage>,
    pub school: Option<UnitId>,
    /// The position, which names the subject: «учитель математики».
    pub position: Option<String>,
    pub young: bool,
    /// No contact for so many weeks.
    pub quiet: Option<u32>,
    pub order: Order,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Who needs one first.
    #[default]
    Urgent,
    Name,
    School,
    /// Who has not been heard of longest.
    Quiet,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Urgent, Self::Name, Self::School, Self::Quiet];

    fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Name => "name",
            Self::School => "school",
            Self::Quiet => "quiet",
        }
    }
}

/// How many rows each choice would leave, all other choices as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the order of [`TeacherStage::ALL`].
    pub stages: [u32; 7],
    /// Any stage.
    pub any_stage: u32,
    pub young: u32,
    /// Without contact for [`QUIET_WEEKS`], or for as long as was chosen.
    pub quiet: u32,
}

/// What «давно не было контакта» means unless one says otherwise.
pub const QUIET_WEEKS: u32 = 4;

/// Places of the rows that fit, in order.
pub fn find(rows: &[TeacherRow], filter: &Filter, today: NaiveDate) -> Vec<usize> {
    let words = words(&filter.text);
    let mut found: Vec<usize> =
        (0..rows.len()).filter(|place| fits(&rows[*place], filter, &words, today)).collect();
    let name = |row: &TeacherRow| folded(&row.person.name.full());
    let school = |row: &TeacherRow| row.person.school.as_ref().map(|unit| folded(&unit.name));
    match filter.order {
        Order::Urgent => found.sort_by_cached_key(|place| {
            let row = &rows[*place];
            (row.stage.urgency(), Reverse(row.quiet_weeks(today)), name(row), *place)
        }),
        Order::Name => found.sort_by_cached_key(|place| (name(&rows[*place]), *place)),
        Order::School => {
            found.sort_by_cached_key(|place| (school(&rows[*place]), name(&rows[*place]), *place));
        }
        Order::Quiet => found.sort_by_cached_key(|place| {
            (Reverse(rows[*place].quiet_weeks(today)), name(&rows[*place]), *place)
        }),
    }
    found
}

/// How many rows each choice would leave.
pub fn counts(rows: &[TeacherRow], filter: &Filter, today: NaiveDate) -> Counts {
    let words = words(&filter.text);
    let but_stage = Filter { stage: None, ..filter.clone() };
    let young = Filter { young: true, ..filter.clone() };
    let quiet = Filter { quiet: filter.quiet.or(Some(QUIET_WEEKS)), ..filter.clone() };
    let mut counts = Counts::default();
    // Every choice keeps the words: who is not spoken of counts nowhere.
    for row in rows.iter().filter(|row| words.is_empty() || spoken_of(row, &words)) {
        if fits(row, &but_stage, &[], today) {
            counts.any_stage += 1;
            let place = TeacherStage::ALL.iter().position(|stage| *stage == row.stage);
            if let Some(count) = place.and_then(|place| counts.stages.get_mut(place)) {
                *count += 1;
            }
        }
        counts.young += u32::from(fits(row, &young, &[], today));
        counts.quiet += u32::from(fits(row, &quiet, &[], today));
    }
    counts
}

fn fits(row: &TeacherRow, filter: &Filter, words: &[String], today: NaiveDate) -> bool {
    let school = row.person.school.as_ref();
    filter.stage.is_none_or(|stage| row.stage == stage)
        && (!filter.young || row.young)
        && filter.school.is_none_or(|id| school.is_some_and(|school| school.id == id))
        && filter.position.as_ref().is_none_or(|position| row.person.position == *position)
        && filter.quiet.is_none_or(|weeks| row.quiet_weeks(today) >= weeks)
        && (words.is_empty() || spoken_of(row, words))
}

/// Whether each word begins a word of the name, the position or the school.
fn spoken_of(row: &TeacherRow, words: &[String]) -> bool {
    let school = row.person.school.as_ref().map_or("", |school| school.name.as_str());
    let text = folded(&format!("{} {} {school}", row.person.name.full(), row.person.position));
    let own: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
}

fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Small letters, and «ё» as people type it.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

impl Filter {
    /// Whether it leaves everybody.
    pub fn is_empty(&self) -> bool {
        *self == Self { order: self.order, ..Self::default() }
    }

    /// As the address has it, without the question mark; nothing for what was not chosen.
    pub fn query(&self) -> String {
        let mut parts = Vec::new();
        let mut part = |key: &str, value: String| parts.push(format!("{key}={value}"));
        if !self.text.is_empty() {
            part("q", encoded(&self.text));
        }
        if let Some(stage) = self.stage {
            part("stage", stage.word().to_owned());
        }
        if let Some(school) = self.school {
            part("school", school.to_string());
        }
        if let Some(position) = &self.position {
            part("position", encoded(position));
        }
        if self.young {
            part("young", "1".to_owned());
        }
        if let Some(weeks) = self.quiet {
            part("quiet", weeks.to_string());
        }
        if self.order != Order::default() {
            part("sort", self.order.word().to_owned());
        }
        parts.join("&")
    }

    /// From the address, `get` answering the decoded value of a key. What is not understood is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let given = |key: &str| get(key).filter(|value| !value.is_empty());
        let stage = given("stage");
        let order = given("sort");
        Self {
            text: given("q").unwrap_or_default(),
            stage: TeacherStage::ALL.into_iter().find(|s| Some(s.word()) == stage.as_deref()),
            school: given("school").and_then(|id| id.parse().ok()),
            position: given("position"),
            young: given("young").is_some(),
            quiet: given("quiet").and_then(|weeks| weeks.parse().ok()),
            order: Order::ALL.into_iter().find(|o| Some(o.word()) == order.as_deref()).unwrap_or_default(),
        }
    }
}
