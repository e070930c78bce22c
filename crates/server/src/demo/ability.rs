//! What people can do, which nobody sees but through their answers: a person's mastery of each competence out of
//! experience, category, school, municipality and age. All in thousandths of a scale point.

use chrono::{DateTime, Duration, Utc};
use domain::{
    diagnosis::{Answer, Answers, Mark},
    instrument::{Competence, Instrument},
};

use super::{
    calendar::{at_midnight, moment, shift},
    dice::{Dice, fingerprint},
    staff::Member,
    tree::School,
};

/// A middling teacher stands a little over «получается, но с трудом».
const MIDDLE: i32 = 3850;

/// Competences that come easier or harder than others; the rest vary a little by their name.
const EASE: [(&str, i32); 17] = [
    ("subject-content", 380),
    ("subject-tasks", 260),
    ("subject-updates", -120),
    ("subject-exams", -60),
    ("methodical-planning", 240),
    ("methodical-assessment", -260),
    ("methodical-differentiation", -240),
    ("methodical-functional", -330),
    ("methodical-projects", -180),
    ("psych-special", -460),
    ("psych-gifted", -220),
    ("psych-upbringing", 200),
    ("communicative-speech", 300),
    ("communicative-parents", -80),
    ("it-ai", -720),
    ("it-data", -260),
    ("it-safety", 120),
];

/// Subjects without final examinations of their own.
const NO_EXAMS: [&str; 7] =
    ["primary", "preschool", "physical-education", "art", "music", "technology", "safety"];

/// Mastery by competence, in the instrument's order.
pub fn abilities(dice: &mut Dice, instrument: &Instrument, school: &School, member: &Member) -> Vec<i32> {
    let experience = match member.service {
        ..2 => -330,
        2..4 => -210,
        4..8 => -60,
        8..30 => 90,
        _ => 20,
    };
    let category = match member.person.category.as_deref() {
        Some("высшая") => 230,
        Some(_) => 80,
        None => -40,
    };
    let person = MIDDLE + experience + category + school.effect + dice.bell(270);
    instrument
        .competences
        .iter()
        .map(|competence| {
            let area = instrument.areas.iter().position(|area| area.id == competence.area);
            let of_school = area.and_then(|area| school.areas.get(area)).copied().unwrap_or(0);
            person + of_school + ease(competence) + by_age(competence, member) + dice.bell(340)
        })
        .collect()
}

/// Answers to every statement, in the instrument's order: within a competence each next statement asks for more.
pub fn marks(dice: &mut Dice, instrument: &Instrument, member: &Member, abilities: &[i32]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(instrument.len());
    for (competence, ability) in instrument.competences.iter().zip(abilities) {
        let strange = is_strange(competence, member) && dice.chance(750);
        let last = i32::try_from(competence.statements.len()).unwrap_or(1).max(2) - 1;
        for (_, place) in competence.statements.iter().zip(0..) {
            let demand = 350 - 700 * place / last;
            let value = (ability + demand + dice.bell(430) + 500) / 1000;
            marks.push(match dice.below(1000) {
                _ if strange => Mark::NotApplicable,
                0..12 => Mark::NotApplicable,
                12..18 => Mark::Declined,
                _ => Mark::Level(u8::try_from(value.clamp(1, instrument.max().into())).unwrap_or(1)),
            });
        }
    }
    marks
}

/// The first `count` answers, tapped one after another from a moment on; some people sleep on it.
pub fn answers(
    dice: &mut Dice,
    instrument: &Instrument,
    marks: &[Mark],
    count: usize,
    start: DateTime<Utc>,
) -> Answers {
    let pause = dice.chance(180).then(|| dice.index(count.max(1)));
    let mut at = start;
    instrument
        .statements()
        .zip(marks)
        .take(count)
        .enumerate()
        .map(|(n, ((_, statement), mark))| {
            at += Duration::seconds(dice.between(6, 26).into());
            if pause == Some(n) {
                at = moment(dice, shift(at.date_naive(), 1), SITTING_MINUTES);
            }
            (statement.id.clone(), Answer { answered_at: at, mark: *mark })
        })
        .collect()
}

/// A sitting never takes longer.
pub const SITTING_MINUTES: i64 = 34;

/// The last answer, or the moment itself without one.
pub fn last_answer(answers: &Answers, start: DateTime<Utc>) -> DateTime<Utc> {
    answers.values().map(|answer| answer.answered_at).max().unwrap_or(start)
}

/// Answers at no particular time, to score before a day is chosen.
pub fn undated(instrument: &Instrument, marks: &[Mark]) -> Answers {
    let answered_at = at_midnight(super::tree::founded().date_naive());
    let answer = |mark: &Mark| Answer { answered_at, mark: *mark };
    instrument.statements().zip(marks).map(|((_, s), mark)| (s.id.clone(), answer(mark))).collect()
}

fn ease(competence: &Competence) -> i32 {
    let id = competence.id.as_str();
    let known = EASE.iter().find(|(key, _)| *key == id).map(|(_, ease)| *ease);
    known.unwrap_or_else(|| i32::try_from(fingerprint(id) % 240).unwrap_or(0) - 120)
}

fn by_age(competence: &Competence, member: &Member) -> i32 {
    let subject = member.person.subject.as_str();
    let digital = match member.age {
        _ if subject == "informatics" => 650,
        ..35 => 260,
        35..45 => 60,
        45..55 => -130,
        _ => -400,
    };
    let people = match member.service {
        ..3 => -420,
        3..6 => -180,
        _ => 60,
    };
    match competence.id.as_str() {
        _ if competence.area.as_str() == "it" => digital,
        "psych-behaviour" | "communicative-parents" | "communicative-conflict" | "psych-motivation" => people,
        "methodical-planning" if member.service < 3 => -260,
        "psych-upbringing" if subject == "primary" => 250,
        _ => 0,
    }
}

/// Whether the competence has little to do with what this person teaches.
fn is_strange(competence: &Competence, member: &Member) -> bool {
    let subject = member.person.subject.as_str();
    match competence.id.as_str() {
        "subject-exams" => NO_EXAMS.contains(&subject) || subject.is_empty(),
        _ if competence.area.as_str() == "subject" => subject.is_empty(),
        "psych-gifted" | "it-distance" => subject == "preschool",
        _ => false,
    }
}
