//! What moved between two diagnoses of one person, competence by competence (C-ДЕФ-6). Only the same question twice is
//! compared: where the statements or the scale changed there is a break, and no difference.

use crate::{
    diagnosis::Answers,
    ids::CompetenceId,
    instrument::{Competence, Instrument},
    score::{Score, profile},
};

/// How one competence stands to the time before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub competence: CompetenceId,
    pub before: Score,
    pub now: Score,
}

impl Movement {
    /// The difference in whole hundredths of the scale's maximum, rounded towards nothing; positive is better.
    pub fn points(&self) -> i64 {
        let hundred = |score: Score| 100 * i64::from(score.sum);
        let (before, now) = (self.before, self.now);
        let (of_before, of_now) = (i64::from(before.of()), i64::from(now.of()));
        (hundred(now) * of_before - hundred(before) * of_now) / (of_before * of_now)
    }
}

/// Two diagnoses side by side.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Moved {
    /// Both scored, the same statements on the same scale; the greatest gain first, ties by id.
    pub movements: Vec<Movement>,
    /// Asked both times, but not the same: a break (C-ДИАГ-5). In the present instrument's order.
    pub broken: Vec<CompetenceId>,
    /// Asked for the first time.
    pub new: Vec<CompetenceId>,
    /// The cut-offs or the names of the levels changed: scores compare, levels do not.
    pub levels_changed: bool,
}

/// Compares a diagnosis with an earlier one.
pub fn movement(before: (&Instrument, &Answers), now: (&Instrument, &Answers)) -> Moved {
    let (old, new) = (before.0, now.0);
    let scored = |(instrument, answers): (&Instrument, &Answers)| -> Vec<(CompetenceId, Option<Score>)> {
        profile(instrument, answers).into_iter().map(|c| (c.competence, c.score)).collect()
    };
    let earlier = scored(before);
    let mut moved = Moved {
        levels_changed: old.levels != new.levels || old.deficit_below_percent != new.deficit_below_percent,
        ..Moved::default()
    };
    for (id, score) in scored(now) {
        let (Some(asked), Some(asks)) = (old.competence(&id), new.competence(&id)) else {
            moved.new.push(id);
            continue;
        };
        if !is_same_question((old, asked), (new, asks)) {
            moved.broken.push(id);
            continue;
        }
        let standing = earlier.iter().find(|(known, _)| *known == id).and_then(|(_, score)| *score);
        if let (Some(before), Some(now)) = (standing, score) {
            moved.movements.push(Movement { competence: id, before, now });
        }
    }
    moved.movements.sort_by(|a, b| b.points().cmp(&a.points()).then_with(|| a.competence.cmp(&b.competence)));
    moved
}

fn is_same_question(old: (&Instrument, &Competence), new: (&Instrument, &Competence)) -> bool {
    let statements = |c: &Competence| -> Vec<(String, String)> {
        c.statements.iter().map(|s| (s.id.to_string(), s.text.clone())).collect()
    };
    let scale = |i: &Instrument| -> Vec<(u8, String)> {
        i.scale.iter().map(|p| (p.value, p.label.clone())).collect()
    };
    statements(old.1) == statements(new.1) && scale(old.0) == scale(new.0)
}
