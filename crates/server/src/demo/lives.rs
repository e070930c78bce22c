//! What became of a person's fate, day by day: diagnoses and routes with their dates. Courses start when they start,
//! so a life that needs a finished course looks for a beginning that allows it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    DiagnosisId, InstrumentId, PersonId, RouteId,
    deficit::{Deficit, deficits},
    diagnosis::{Diagnosis, Mark},
    instrument::Instrument,
    programme::Programme,
    route::{Route, RouteChange, Step},
};

use super::{
    ability::{SITTING_MINUTES, abilities, answers, last_answer, marks, undated},
    calendar::{moment, school_day, shift},
    data::Names,
    dice::Dice,
    fates::{Fate, Stage},
    routes::Writer,
    staff::Member,
    tree::School,
};

/// The same for everyone of a region.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    pub seed: u64,
    pub instrument: &'a Instrument,
    pub key: &'a InstrumentId,
    /// With the runs of past years.
    pub catalogue: &'a [Programme],
    pub names: &'a Names,
    pub today: NaiveDate,
}

/// What a person has left in the records.
#[derive(Clone, Debug, Default)]
pub struct Life {
    pub diagnoses: Vec<Diagnosis>,
    pub routes: Vec<Route>,
    pub changes: Vec<(RouteId, RouteChange)>,
}

/// How much better an answer in a competence is after a finished route, in thousandths of a scale point.
const LEARNT: i32 = 700;

/// Someone with a fate to live.
#[derive(Clone, Copy, Debug)]
pub struct Born<'a> {
    pub number: usize,
    pub member: &'a Member,
    pub school: &'a School,
    pub methodist: PersonId,
    pub fate: Fate,
    /// Added to all they can do.
    pub talent: i32,
    /// How many beginnings are tried before the fate is given up.
    pub tries: u32,
}

/// Lives it.
pub fn live(world: World, born: Born) -> Life {
    let Born { number, member, school, methodist, fate, talent, tries } = born;
    if fate == Fate::Untouched {
        return Life::default();
    }
    let mut dice = Dice::new(world.seed, "life", number);
    let mut abilities = abilities(&mut dice, world.instrument, school, member);
    for ability in &mut abilities {
        *ability += talent;
    }
    let marks = marks(&mut dice, world.instrument, member, &abilities);
    let deficits = deficits(world.instrument, &undated(world.instrument, &marks));
    let remote_only = dice.chance(if school.rural { 420 } else { 180 });
    let writer = Writer {
        instrument: world.instrument,
        catalogue: world.catalogue,
        names: world.names,
        dice: Dice::new(world.seed, "routes", number),
        person: member.person.id,
        methodist,
        remote_only,
        clock: DateTime::UNIX_EPOCH,
        changed: Vec::new(),
    };
    let life = Life::default();
    let mut living = Living { world, member, tries, dice, writer, abilities, marks, deficits, life };
    living.meet(fate);
    let Living { mut life, writer, .. } = living;
    // Beginnings that were given up have left changes too.
    let lived = |id: RouteId| life.routes.iter().any(|route| route.id == id);
    life.changes = writer.changed.into_iter().filter(|(id, _)| lived(*id)).collect();
    life
}

struct Living<'a> {
    world: World<'a>,
    member: &'a Member,
    tries: u32,
    dice: Dice,
    writer: Writer<'a>,
    abilities: Vec<i32>,
    marks: Vec<Mark>,
    deficits: Vec<Deficit>,
    life: Life,
}

impl Living<'_> {
    fn meet(&mut self, fate: Fate) {
        let met = match fate {
            Fate::Untouched => true,
            Fate::Unfinished => self.unfinished(),
            Fate::Once(stage) => self.once(stage, self.ago(364)),
            Fate::Running { overdue } => self.running(overdue),
            Fate::Completed => self.completed(),
            Fate::Again(stage) => self.again(stage),
        };
        if !met {
            self.once(Stage::Agreed, self.ago(364));
        }
    }

    /// Some days after the first working day: nobody is diagnosed before.
    fn settled(&self) -> NaiveDate {
        shift(self.member.person.teaching_since, 5)
    }

    fn ago(&self, days: i32) -> NaiveDate {
        shift(self.world.today, -days)
    }

    fn unfinished(&mut self) -> bool {
        let day = if self.dice.chance(700) { self.dice.between(1, 45) } else { self.dice.between(45, 250) };
        let count = self.dice.index(self.marks.len()).max(3);
        let mut diagnosis = self.diagnosis_on(self.ago(day).max(self.settled()), count);
        diagnosis.finished_at = None;
        self.life.diagnoses.push(diagnosis);
        true
    }

    /// One diagnosis not before a day, and a route as far as the stage says.
    fn once(&mut self, stage: Stage, first: NaiveDate) -> bool {
        let latest = match stage {
            Stage::None | Stage::Draft => 2,
            Stage::Proposed | Stage::Returned => 9,
            Stage::Agreed | Stage::Archived => 14,
            Stage::Late => 70,
        };
        let first = first.max(self.settled()).min(self.ago(2));
        let last = self.ago(latest);
        let day = school_day(&mut self.dice, first, last.max(first));
        let diagnosis = self.diagnosis_on(day, self.marks.len());
        let route = self.writer.at_stage(stage, &diagnosis, &self.deficits, self.world.today);
        self.life.diagnoses.push(diagnosis);
        self.life.routes.extend(route);
        true
    }

    /// A route under way with a course of the register behind it.
    fn running(&mut self, overdue: bool) -> bool {
        (0..self.tries).any(|_| {
            let diagnosis = self.diagnosis_between(350, 60);
            let Some(mut route) = self.writer.agreed_soon(&diagnosis, &self.deficits) else { return false };
            let due = due(&route, self.ago(3));
            let left = if overdue { usize::try_from(self.dice.between(1, 2)).unwrap_or(1) } else { 0 };
            let count = due.saturating_sub(left);
            if count == 0 || count == route.steps.len() || !self.teaches(&route.steps[..count]) {
                return false;
            }
            let worked = self.writer.work(&mut route, count, self.ago(1)).is_ok();
            if worked {
                self.life.diagnoses.push(diagnosis);
                self.life.routes.push(route);
            }
            worked
        })
    }

    /// All steps done; the closing diagnosis is the newest.
    fn completed(&mut self) -> bool {
        (0..self.tries).any(|_| {
            let diagnosis = self.diagnosis_between(560, 120);
            let Some(mut route) = self.writer.agreed_soon(&diagnosis, &self.deficits) else { return false };
            let steps = route.steps.len();
            let end = route.steps[steps - 1].until;
            if due(&route, self.ago(12)) < steps || end < self.ago(350) || !self.teaches(&route.steps) {
                return false;
            }
            let worked = self.writer.work(&mut route, steps, self.ago(2));
            let results = route.steps.iter().filter_map(|step| step.result.as_ref());
            let closing_day = results.map(|result| result.done_on).max().unwrap_or(end);
            let completed = shift(closing_day, 1);
            if worked.and_then(|()| self.writer.complete(&mut route, completed)).is_err() {
                return false;
            }
            self.life.diagnoses.push(diagnosis);
            self.learn(&route);
            let closing = self.diagnosis_on(closing_day, self.marks.len());
            self.life.diagnoses.push(closing);
            self.life.routes.push(route);
            true
        })
    }

    /// A route of last year, ended half done; this year it begins anew.
    fn again(&mut self, stage: Stage) -> bool {
        let old = (0..self.tries).any(|_| {
            let diagnosis = self.diagnosis_between(700, 400);
            let Some(mut route) = self.writer.agreed_soon(&diagnosis, &self.deficits) else { return false };
            let due = due(&route, self.ago(150));
            let count = due.saturating_sub(usize::from(self.dice.chance(600)));
            if count == 0 || !self.teaches(&route.steps[..count]) {
                return false;
            }
            let days = self.dice.between(100, 135);
            let (worked_until, ended) = (self.ago(140), self.ago(days));
            let worked = self.writer.work(&mut route, count, worked_until);
            if worked.and_then(|()| self.writer.close(&mut route, ended)).is_err() {
                return false;
            }
            self.life.diagnoses.push(diagnosis);
            self.learn(&route);
            self.life.routes.push(route);
            true
        });
        old && self.once(stage, self.ago(98))
    }

    /// Whether a course of the register is among the steps.
    fn teaches(&self, steps: &[Step]) -> bool {
        let of_register = |step: &Step| self.writer.programme(step).is_some_and(|p| p.in_federal_register);
        steps.iter().any(of_register)
    }

    /// What was worked on goes better now.
    fn learn(&mut self, route: &Route) {
        for (competence, ability) in self.world.instrument.competences.iter().zip(&mut self.abilities) {
            let done = |s: &&Step| s.result.is_some() && s.competences.contains(&competence.id);
            if route.steps.iter().any(|step| done(&step)) {
                *ability += LEARNT;
            }
        }
        self.marks = marks(&mut self.dice, self.world.instrument, self.member, &self.abilities);
        self.deficits = deficits(self.world.instrument, &undated(self.world.instrument, &self.marks));
    }

    /// On a school day so many days ago.
    fn diagnosis_between(&mut self, longest: i32, shortest: i32) -> Diagnosis {
        let last = self.ago(shortest).max(self.settled());
        let first = self.ago(longest).max(self.settled());
        let day = school_day(&mut self.dice, first, last);
        self.diagnosis_on(day, self.marks.len())
    }

    fn diagnosis_on(&mut self, day: NaiveDate, count: usize) -> Diagnosis {
        // A day to sleep on it stays before today.
        let day = day.min(self.ago(2));
        let start = moment(&mut self.dice, day, SITTING_MINUTES);
        let id = DiagnosisId(self.dice.id(start.timestamp_millis()));
        let answers = answers(&mut self.dice, self.world.instrument, &self.marks, count, start);
        let finished_at: DateTime<Utc> = last_answer(&answers, start);
        Diagnosis {
            finished_at: Some(finished_at),
            answers,
            ..Diagnosis::start(id, self.member.person.id, self.world.key.clone(), start)
        }
    }
}

/// How many steps from the first on are due by a day.
fn due(route: &Route, by: NaiveDate) -> usize {
    route.steps.iter().take_while(|step| step.until <= by).count()
}
