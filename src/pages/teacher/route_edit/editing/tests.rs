//! What each action does to the steps.

use domain::{DiagnosisId, PersonId, RouteId, ids::uuid_v7, route::RouteState};

use super::*;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(if m > 8 { 2026 } else { 2027 }, m, d).expect("a real date")
}

fn id(n: u8) -> StepId {
    StepId(uuid_v7(1, [n; 10]))
}

fn step(n: u8, kind: StepKind, hours: u16, from: NaiveDate) -> Step {
    let mut step = own_step(id(n), kind, format!("Шаг {n}"), hours, from);
    step.until = end(from, hours, 4);
    step
}

/// Two weeks of study, a week of practice, the closing diagnosis.
fn editing() -> Editing {
    Editing::of(&Route {
        id: RouteId(uuid_v7(1, [90; 10])),
        person: PersonId(uuid_v7(1, [91; 10])),
        diagnosis: DiagnosisId(uuid_v7(1, [92; 10])),
        version: 3,
        state: RouteState::Draft,
        title: "Маршрут".into(),
        hours_per_week: 4,
        from: day(11, 23),
        until: day(5, 31),
        setting: domain::route::Setting::default(),
        steps: vec![
            step(1, StepKind::SelfStudy, 8, day(11, 23)),
            step(2, StepKind::Practice, 4, day(12, 7)),
            step(3, StepKind::Diagnosis, 1, day(12, 14)),
        ],
        history: Vec::new(),
    })
}

fn order(editing: &Editing) -> Vec<StepId> {
    editing.route.steps.iter().map(|s| s.id).collect()
}

#[test]
fn a_removed_step_comes_back_to_its_place() {
    let (mut edit, saved) = (editing(), editing().route);
    edit.remove(id(2));
    assert!(edit.changes(&saved));
    assert_eq!(order(&edit), [id(1), id(3)]);
    edit.put_back(id(2));
    assert_eq!(order(&edit), [id(1), id(2), id(3)]);
    assert!(!edit.changes(&saved));
}

#[test]
fn a_shift_takes_the_later_steps_along_only_when_asked() {
    let mut edit = editing();
    edit.shift(id(2), 2, true);
    assert_eq!(edit.route.steps[1].from, day(12, 21));
    assert_eq!(edit.route.steps[2].from, day(12, 28));
    edit.shift(id(1), -1, false);
    assert_eq!((edit.route.from, edit.route.steps[1].from), (day(11, 16), day(12, 21)));
}

#[test]
fn a_new_step_comes_before_the_closing_diagnosis() {
    let mut edit = editing();
    edit.add_own(id(4), StepKind::Practice, "Практика", day(11, 22));
    assert_eq!(order(&edit), [id(1), id(2), id(4), id(3)]);
    assert!(edit.route.steps[3].from > edit.route.steps[2].until);
    assert_eq!(validate(&edit.route, day(11, 22)), []);
}

#[test]
fn full_weeks_are_spread_out() {
    let mut edit = editing();
    edit.change(id(2), |s| (s.from, s.until) = (day(11, 23), day(11, 29)));
    edit.change(id(1), |s| s.hours = 20);
    assert_ne!(validate(&edit.route, day(11, 22)), []);
    edit.spread(day(11, 22));
    assert_eq!(validate(&edit.route, day(11, 22)), []);
}

#[test]
fn edits_move_over_to_a_later_version() {
    let mut edit = editing();
    edit.remove(id(1));
    let current = Route { version: 5, ..editing().route };
    edit.rebase(&current);
    assert_eq!((edit.base, edit.route.version, order(&edit)), (5, 5, vec![id(2), id(3)]));
}
