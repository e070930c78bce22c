//! What others say of the staff: tests of the centre, visited lessons; and a diagnosis that the demo methodist assigned
//! (C-ДИАГ-4, C-ДИАГ-7, C-ПЕР-3).

use chrono::{Days, Duration, NaiveDate};
use domain::{
    CampaignId, ImportId, ObservationId, PersonId,
    campaign::{Block, Campaign, Group, Purpose},
    diagnosis::Diagnosis,
    observation::{Observation, ObservedMark, TeacherComment},
    score::{CompetenceScore, profile},
    witness::{Measured, Witness},
};

use super::{dice::Dice, requests::Scene};
use crate::{
    records::Assigned,
    storage::imports::{OuterResult, Taken},
};

/// So many of a thousand diagnosed took the test; so many competences are tested.
const TESTED: u32 = 180;
const COMPETENCES: usize = 4;

/// The centre's test of this autumn, taken in from one file.
pub fn tests(scene: &Scene) -> Vec<(Taken, Vec<OuterResult>)> {
    let today = scene.input.now.date_naive();
    let mut results = Vec::new();
    for (index, member) in scene.staff.iter().enumerate() {
        let Some(diagnosis) = scene.latest.get(&member.person.id) else { continue };
        let mut dice = Dice::new(scene.input.seed, "tests", index);
        let young = scene.cast.is_some_and(|cast| cast.young == index);
        if young || dice.chance(TESTED) {
            results.extend(of_person(scene, &mut dice, diagnosis, today));
        }
    }
    let mut people: Vec<PersonId> = results.iter().map(|result| result.person).collect();
    people.dedup();
    let at = scene.input.now - Duration::days(5);
    let taken = Taken {
        id: ImportId(Dice::new(scene.input.seed, "imports", 0).id(at.timestamp_millis())),
        author: scene.service.centre,
        name: "Тестирование ЦНППМ, осень.xlsx".to_owned(),
        hash: "demo".to_owned(),
        at,
        results: u32::try_from(results.len()).unwrap_or(u32::MAX),
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
    };
    vec![(taken, results)]
}

/// A test sees what the answers say, a little apart.
fn of_person(scene: &Scene, dice: &mut Dice, diagnosis: &Diagnosis, today: NaiveDate) -> Vec<OuterResult> {
    let instrument = scene.input.data.instrument_of(&diagnosis.instrument);
    let mut scored: Vec<CompetenceScore> =
        profile(instrument, &diagnosis.answers).into_iter().filter(|c| c.score.is_some()).collect();
    dice.shuffle(&mut scored);
    let on = today.checked_sub_days(Days::new(9)).unwrap_or(today);
    let result = |scored: CompetenceScore| {
        let own = Measured::from(scored.score?);
        let share = i32::try_from(own.got * 1000 / own.of.max(1)).unwrap_or(500) + dice.bell(110);
        let got = u32::try_from(share.clamp(120, 980)).unwrap_or(500) * 10;
        Some(OuterResult {
            person: diagnosis.person,
            competence: scored.competence,
            source: Witness::Centre,
            on,
            measured: Measured { got, of: 10_000 },
            document: "Справка ЦНППМ, осеннее тестирование".to_owned(),
        })
    };
    scored.into_iter().take(COMPETENCES).filter_map(result).collect()
}

/// A lesson of the demo's young teacher, seen by her methodist and answered by her.
pub fn lessons(scene: &Scene) -> Vec<Observation> {
    let lesson = || {
        let young = &scene.staff[scene.cast?.young].person;
        let diagnosis = scene.latest.get(&young.id)?;
        let instrument = scene.input.data.instrument_of(&diagnosis.instrument);
        let at = scene.input.now - Duration::days(6);
        let seen = [
            "Цель урока названа, к концу её вспомнили двое.",
            "Задание одно на всех; трое закончили за пять минут.",
        ];
        let marks = instrument.competences.iter().filter(|c| c.area.as_str() == "methodical").zip(seen);
        Some(Observation {
            id: ObservationId(Dice::new(scene.input.seed, "lessons", 0).id(at.timestamp_millis())),
            person: young.id,
            observer: scene.service.methodist,
            observed_on: at.date_naive(),
            lesson: "6 «А», русский язык: причастный оборот".to_owned(),
            marks: marks
                .map(|(c, seen)| ObservedMark { competence: c.id.clone(), value: 3, note: seen.to_owned() })
                .collect(),
            summary: "Дети вас слышат, темп держите. Начните с трёх заданий разной трудности.".to_owned(),
            comment: Some(TeacherComment {
                text: "Спасибо! Попробую на следующей неделе.".to_owned(),
                at: at + Duration::days(1),
            }),
        })
    };
    lesson().into_iter().collect()
}

/// A diagnosis that the demo methodist assigned to hers five weeks ago; those who began one since took it up.
pub fn campaigns(scene: &Scene, diagnoses: &[Diagnosis]) -> Vec<Assigned> {
    let now = scene.input.now;
    let assigned_at = now - Duration::days(35);
    let campaign = Campaign {
        id: CampaignId(Dice::new(scene.input.seed, "campaigns", 0).id(assigned_at.timestamp_millis())),
        author: scene.service.methodist,
        purpose: Purpose::Entry,
        block: Block::WithSubject,
        group: Group::Assigned,
        due_on: (now + Duration::days(16)).date_naive(),
        assigned_at,
        message: "Займёт двадцать минут. По итогам вместе составим маршрут.".to_owned(),
    };
    let hers =
        scene.service.methodist_of.iter().zip(scene.staff).filter(|(m, _)| **m == scene.service.methodist);
    let taken_up = |person: PersonId| {
        diagnoses.iter().find(|d| d.person == person && d.started_at >= assigned_at).map(|d| d.id)
    };
    let people: Vec<_> = hers.map(|(_, member)| (member.person.id, taken_up(member.person.id))).collect();
    if people.is_empty() { Vec::new() } else { vec![Assigned { campaign, people }] }
}
