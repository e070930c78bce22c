//! The people one may sign in as. Their names and stories are fixed, whatever the seed.

use chrono::NaiveDate;
use domain::{
    PersonId,
    people::{PersonName, Role, YoungRule},
};

use super::{
    calendar::{september, shift},
    data::Names,
    service::Service,
    staff::Member,
    tree::Tree,
};
use crate::records::{Account, GrantRow};

/// A demo account: login, role, family name, given name, patronymic.
type Part = (&'static str, Role, [&'static str; 3]);

const TEACHER: Part = ("teacher", Role::Teacher, ["Кравцова", "Анна", "Сергеевна"]);
const YOUNG: Part = ("young", Role::Teacher, ["Белова", "Дарья", "Алексеевна"]);
const MENTOR: Part = ("mentor", Role::Mentor, ["Кузнецова", "Елена", "Викторовна"]);
const DIRECTOR: Part = ("school", Role::SchoolAdmin, ["Морозова", "Татьяна", "Николаевна"]);
const MUNICIPAL: Part = ("municipal", Role::Municipal, ["Соколова", "Ольга", "Ивановна"]);
const METHODIST: Part = ("methodist", Role::Methodist, ["Орлова", "Ирина", "Павловна"]);
const CENTRE: Part = ("centre", Role::Centre, ["Власова", "Наталья", "Юрьевна"]);
const PSYCHOLOGIST: Part = ("psychologist", Role::Psychologist, ["Лебедева", "Мария", "Олеговна"]);
const MINISTRY: Part = ("ministry", Role::Ministry, ["Гаврилова", "Светлана", "Андреевна"]);

/// What they teach.
const MATHEMATICS: &str = "mathematics";
const RUSSIAN: &str = "russian";

/// Places of the demo people among the staff.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// Nothing done yet: the journey starts from scratch.
    pub teacher: usize,
    /// A running route with a step overdue, and a mentor.
    pub young: usize,
    /// Requests wait for her.
    pub mentor: usize,
    /// Of the teacher's school.
    pub director: usize,
}

/// The fixed names, so that nobody else is called so.
pub fn names() -> impl Iterator<Item = PersonName> {
    [TEACHER, YOUNG, MENTOR, DIRECTOR, MUNICIPAL, METHODIST, CENTRE, MINISTRY, PSYCHOLOGIST]
        .into_iter()
        .map(|part| named(part.2))
}

/// The fixed name of a specialist.
pub fn specialist(role: Role) -> Option<PersonName> {
    let part =
        [MUNICIPAL, METHODIST, CENTRE, MINISTRY, PSYCHOLOGIST].into_iter().find(|part| part.1 == role)?;
    Some(named(part.2))
}

/// Makes four of the staff of the focus municipality the people of the demo. `None` without people enough.
pub fn place(
    staff: &mut [Member],
    tree: &Tree,
    names: &Names,
    rule: YoungRule,
    today: NaiveDate,
) -> Option<Cast> {
    let schools: Vec<usize> =
        (0..tree.schools.len()).filter(|i| tree.schools[*i].municipality == tree.focus).collect();
    let home = *schools.first()?;
    let school = |n: usize| schools.get(n).copied().unwrap_or(home);
    let mut taken = Vec::new();
    let mut teacher_of = |school: usize, subject: &str| {
        let free = |i: &usize| staff[*i].school == school && !staff[*i].person.manager && !taken.contains(i);
        let same = (0..staff.len()).filter(free).find(|i| staff[*i].person.subject == subject);
        let found = same.or_else(|| (0..staff.len()).find(free))?;
        taken.push(found);
        Some(found)
    };
    let teacher = teacher_of(home, MATHEMATICS)?;
    let young = teacher_of(school(1), RUSSIAN)?;
    let mentor = teacher_of(school(2), MATHEMATICS)?;
    let director = staff.iter().position(|m| m.school == home && m.person.manager)?;

    let mut play =
        |index: usize, part: Part, subject: &str, (age, service): (i32, i32), category: Option<&str>| {
            let member = &mut staff[index];
            let mut person = member.person.clone();
            person.name = named(part.2);
            person.born = shift(years_before(today, age), -30 - age * 5);
            person.teaching_since = years_before(september(today), service);
            person.category = category.map(str::to_owned);
            if let Some(subject) = names.subjects.iter().find(|s| s.id == subject) {
                (person.subject, person.position) = (subject.id.clone(), subject.position.clone());
            }
            *member = Member::new(person, member.school, rule, today);
        };
    play(teacher, TEACHER, MATHEMATICS, (41, 18), Some("первая"));
    play(young, YOUNG, RUSSIAN, (24, 1), None);
    play(mentor, MENTOR, MATHEMATICS, (52, 29), Some("высшая"));
    play(director, DIRECTOR, "", (50, 27), Some("высшая"));
    Some(Cast { teacher, young, mentor, director })
}

/// The accounts; the four of the staff only when there are people enough.
pub fn accounts(cast: Option<Cast>, staff: &[Member], service: &Service, hash: &str) -> Vec<Account> {
    let account = |part: Part, person: PersonId| Account {
        person,
        login: part.0.to_owned(),
        password_hash: hash.to_owned(),
        demo_role: Some(part.1),
    };
    let of_staff = cast.into_iter().flat_map(|cast| {
        let parts =
            [(TEACHER, cast.teacher), (YOUNG, cast.young), (MENTOR, cast.mentor), (DIRECTOR, cast.director)];
        parts.map(|(part, index)| account(part, staff[index].person.id))
    });
    let specialists = [
        (MUNICIPAL, service.municipal),
        (METHODIST, service.methodist),
        (CENTRE, service.centre),
        (MINISTRY, service.ministry),
        (PSYCHOLOGIST, service.psychologist),
    ];
    of_staff.chain(specialists.map(|(part, person)| account(part, person))).collect()
}

/// Everyone of a school is a teacher to themselves; its director and first deputy see the school.
pub fn school_grants(staff: &[Member], positions: &[String]) -> Vec<GrantRow> {
    let leads = |m: &Member| positions.iter().take(2).any(|position| *position == m.person.position);
    let row = |m: &Member, role| GrantRow { person: m.person.id, role, unit: m.person.unit };
    staff
        .iter()
        .flat_map(|m| [Some(row(m, Role::Teacher)), leads(m).then(|| row(m, Role::SchoolAdmin))])
        .flatten()
        .collect()
}

fn named([family, given, patronymic]: [&str; 3]) -> PersonName {
    PersonName { family: family.to_owned(), given: given.to_owned(), patronymic: Some(patronymic.to_owned()) }
}

fn years_before(day: NaiveDate, years: i32) -> NaiveDate {
    let months = chrono::Months::new(u32::try_from(years * 12).unwrap_or(0));
    day.checked_sub_months(months).unwrap_or(day)
}
