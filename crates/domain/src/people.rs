//! Who there is: units of the organisation tree, people with their position, roles granted over units.
//! What a role may do is in [`crate::access`].

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, UnitId};

/// A level of the organisation tree (положение НСО, п. 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    Region,
    Municipality,
    School,
}

/// A unit as other things refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitRef {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
}

/// What a person may be in the system (A-РОЛЬ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A-РОЛЬ-1: педагогический работник.
    Teacher,
    /// A-РОЛЬ-7: наставник.
    Mentor,
    /// A-РОЛЬ-3: администрация ОО.
    SchoolAdmin,
    /// A-РОЛЬ-5: муниципальная методическая служба.
    Municipal,
    /// A-РОЛЬ-6: региональный методист.
    Methodist,
    /// A-РОЛЬ-9: координатор ЦНППМ.
    Centre,
    /// A-РОЛЬ-10: министерство.
    Ministry,
    /// Answers closed requests (C-ВЫГ-4); sees nothing else.
    Psychologist,
}

/// A role over a unit and all below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    pub role: Role,
    pub unit: UnitRef,
}

/// A person as colleagues see them: no birth date, no contacts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonCard {
    pub id: PersonId,
    /// Family name, given name, patronymic.
    pub name: PersonName,
    /// «учитель математики».
    pub position: String,
    pub school: Option<UnitRef>,
    pub municipality: Option<UnitRef>,
}

/// A Russian personal name. The patronymic may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonName {
    pub family: String,
    pub given: String,
    pub patronymic: Option<String>,
}

impl PersonName {
    /// «Анна Сергеевна»: how a teacher is addressed.
    pub fn address(&self) -> String {
        match &self.patronymic {
            Some(patronymic) => format!("{} {patronymic}", self.given),
            None => self.given.clone(),
        }
    }

    /// «И. П. Орлова»: how a colleague is named in a list.
    pub fn short(&self) -> String {
        let initial = |name: &str| name.chars().next().map(|c| format!("{c}. ")).unwrap_or_default();
        let patronymic = self.patronymic.as_deref().map(initial).unwrap_or_default();
        format!("{}{patronymic}{}", initial(&self.given), self.family)
    }

    /// «Орлова Ирина Павловна».
    pub fn full(&self) -> String {
        format!("{} {}", self.family, self.address())
    }
}

/// Boundaries of «молодой педагог», settings of the system (H-16, H-17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YoungRule {
    /// Younger than this many full years.
    pub age_below: i32,
    /// In the first so many months of work.
    pub service_months: u32,
}

/// Whether a person is a young teacher on a date: younger than `age_below` full years and within the first
/// `service_months` of work (D-РАСЧ-6). The birthday itself ends it; the day of the last month's end does too.
pub fn is_young(rule: YoungRule, born: NaiveDate, teaching_since: NaiveDate, on: NaiveDate) -> bool {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    let age = on.year() - born.year() - i32::from(!had_birthday);
    let service_ends = teaching_since.checked_add_months(Months::new(rule.service_months));
    age < rule.age_below && teaching_since <= on && service_ends.is_some_and(|end| on < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: YoungRule = YoungRule { age_below: 35, service_months: 36 };

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real date")
    }

    #[test]
    fn the_35th_birthday_ends_youth() {
        let born = day(1991, 11, 23);
        let since = day(2025, 9, 1);
        assert!(is_young(RULE, born, since, day(2026, 11, 22)), "birthday tomorrow");
        assert!(!is_young(RULE, born, since, day(2026, 11, 23)), "birthday today");
    }

    #[test]
    fn three_full_years_of_work_end_youth() {
        let born = day(2000, 1, 1);
        let since = day(2023, 9, 1);
        assert!(is_young(RULE, born, since, day(2026, 8, 31)));
        assert!(!is_young(RULE, born, since, day(2026, 9, 1)));
        assert!(!is_young(RULE, born, since, day(2023, 8, 31)), "before the first working day");
    }

    #[test]
    fn names_are_shown_the_way_people_write_them() {
        let name = PersonName {
            family: "Орлова".into(),
            given: "Ирина".into(),
            patronymic: Some("Павловна".into()),
        };
        assert_eq!(name.short(), "И. П. Орлова");
        assert_eq!(name.address(), "Ирина Павловна");
        let name = PersonName { patronymic: None, ..name };
        assert_eq!(name.short(), "И. Орлова");
        assert_eq!(name.full(), "Орлова Ирина");
    }
}
