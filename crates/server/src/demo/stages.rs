//! Routes that have come to a stage: what happened when, so that it is there today.

use chrono::NaiveDate;
use domain::{
    deficit::Deficit,
    diagnosis::Diagnosis,
    route::{Route, RouteError},
};

use super::{
    calendar::shift,
    fates::Stage,
    routes::{Beginning, Writer},
};

impl Writer<'_> {
    /// A route without results, where its stage says. `None` where there is nothing to work on.
    pub fn at_stage(
        &mut self,
        stage: Stage,
        diagnosis: &Diagnosis,
        deficits: &[Deficit],
        today: NaiveDate,
    ) -> Option<Route> {
        let done = diagnosis.finished_at?.date_naive();
        let mut recent = |low, high| shift(today, -self.dice.between(low, high)).max(done);
        // The last thing that happened, and what came before it.
        let last = match stage {
            Stage::None => return None,
            Stage::Draft => recent(1, 35),
            Stage::Proposed => recent(1, 15),
            Stage::Returned => recent(1, 12),
            Stage::Agreed => recent(1, 30),
            Stage::Late => recent(50, 170),
            Stage::Archived => recent(1, 120),
        }
        .min(shift(today, -1));
        let proposed = shift(last, -self.dice.between(1, 6)).max(done);
        let created = shift(proposed, -self.dice.between(0, 4)).max(done);
        // What is not agreed yet can still be agreed to: its work lies ahead.
        let (after, days) = match stage {
            Stage::Draft | Stage::Proposed | Stage::Returned => (today, self.dice.between(5, 30)),
            _ => (last, self.dice.between(2, 16)),
        };
        let beginning = Beginning::after(if stage == Stage::Draft { last } else { created }, after, days);
        let mut route = self.after(diagnosis, deficits, beginning)?;
        self.walk(stage, &mut route, proposed, last).ok()?;
        Some(route)
    }

    /// A route written, agreed and to be begun soon after its diagnosis.
    pub fn agreed_soon(&mut self, diagnosis: &Diagnosis, deficits: &[Deficit]) -> Option<Route> {
        let done = diagnosis.finished_at?.date_naive();
        let created = shift(done, self.dice.between(0, 4));
        let proposed = shift(created, self.dice.between(0, 3));
        let agreed = shift(proposed, self.dice.between(1, 8));
        let beginning = Beginning::after(created, proposed, self.dice.between(2, 12));
        let mut route = self.after(diagnosis, deficits, beginning)?;
        self.propose(&mut route, proposed).ok()?;
        self.agree(&mut route, agreed).ok()?;
        Some(route)
    }

    fn walk(
        &mut self,
        stage: Stage,
        route: &mut Route,
        proposed: NaiveDate,
        last: NaiveDate,
    ) -> Result<(), RouteError> {
        let twice = self.dice.chance(300) && (last - proposed).num_days() >= 3;
        match stage {
            Stage::None | Stage::Draft => Ok(()),
            Stage::Proposed => self.propose(route, last),
            Stage::Returned => {
                self.propose(route, proposed)?;
                self.send_back(route, last)
            }
            Stage::Agreed | Stage::Late => {
                self.propose(route, proposed)?;
                if twice {
                    self.send_back(route, shift(proposed, 1))?;
                    self.revise(route, shift(proposed, 2))?;
                    self.propose(route, shift(proposed, 2))?;
                }
                self.agree(route, last)
            }
            Stage::Archived => {
                self.propose(route, proposed)?;
                self.archive(route, last)
            }
        }
    }

    fn after(&mut self, diagnosis: &Diagnosis, deficits: &[Deficit], beginning: Beginning) -> Option<Route> {
        self.clock = diagnosis.finished_at?;
        self.write(diagnosis.id, deficits, beginning)
    }
}
