//! The life of a deficit (C-ДЕФ-6): выявлен → в работе → снят, with when and by whom. A pure fold over what the
//! witnesses said; nothing is stored that could disagree with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    ids::CompetenceId,
    route::{Route, RouteTransition, StepKind},
    witness::{Measured, Testimony, Witness, in_order},
};

/// Where a deficit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeficitState {
    /// Выявлен.
    Found,
    /// В работе: a step of an agreed route works on it.
    InWork,
    /// Снят: a re-diagnosis or a test at or above the threshold.
    Lifted,
}

/// A change of a deficit: when, by whose word, and what it was worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Turn {
    pub on: NaiveDate,
    pub by: Witness,
    pub measured: Measured,
    pub level: String,
}

/// A deficit from its finding on (C-ДЕФ-1: competence, degree, source).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeficitLife {
    pub competence: CompetenceId,
    pub state: DeficitState,
    pub found: Turn,
    /// Since when a step works on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_work_since: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<Turn>,
}

/// What the route does for a competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// When the route with a step on it was agreed.
    pub since: Option<NaiveDate>,
    /// When the last of its steps that teach was done.
    pub done_on: Option<NaiveDate>,
}

impl Work {
    /// What all routes of a person do for a competence.
    pub fn of_all(routes: &[Route], competence: &CompetenceId) -> Self {
        let later =
            |a: Self, b: Self| Self { since: a.since.max(b.since), done_on: a.done_on.max(b.done_on) };
        routes.iter().map(|route| Self::of(route, competence)).fold(Self::default(), later)
    }

    /// What a route does for a competence; nothing until it is agreed.
    pub fn of(route: &Route, competence: &CompetenceId) -> Self {
        let teaches = |kind| kind != StepKind::Diagnosis;
        let steps: Vec<_> = route
            .steps
            .iter()
            .filter(|step| teaches(step.kind) && step.competences.contains(competence))
            .collect();
        let agreed = route.history.iter().rfind(|event| event.transition == RouteTransition::Agree);
        let since = agreed.filter(|_| route.state.is_running() && !steps.is_empty());
        Self {
            since: since.map(|event| event.at.date_naive()),
            done_on: steps.iter().filter_map(|step| Some(step.result.as_ref()?.done_on)).max(),
        }
    }
}

/// The life of a competence's deficit; `None`: it never was one. The person's word counts unless the last test is a
/// level away from it and nothing was learnt since: then the test's stands.
pub fn life(competence: &CompetenceId, said: &[Testimony], work: Work) -> Option<DeficitLife> {
    let of_it = said.iter().filter(|t| t.competence == *competence && t.by != Witness::Observer);
    let (mut life, mut test): (Option<DeficitLife>, Option<Testimony>) = (None, None);
    for word in in_order(of_it.cloned().collect()) {
        if word.by.is_outer() {
            test = Some(word.clone());
        } else if test.as_ref().is_some_and(|test| overrules(test, &word, work)) {
            continue;
        }
        let open = life.as_ref().is_some_and(|life| life.lifted.is_none());
        match (word.below, open) {
            (true, false) => {
                let found = turn(&word);
                let (competence, state) = (competence.clone(), DeficitState::Found);
                life = Some(DeficitLife { competence, state, found, in_work_since: None, lifted: None });
            }
            (false, true) => {
                if let Some(life) = &mut life {
                    (life.state, life.lifted) = (DeficitState::Lifted, Some(turn(&word)));
                }
            }
            (true, true) | (false, false) => {}
        }
    }
    let mut life = life?;
    if life.lifted.is_none()
        && let Some(since) = work.since
    {
        (life.state, life.in_work_since) = (DeficitState::InWork, Some(since));
    }
    Some(life)
}

/// The lives of everything that was ever found, open ones first, in the order of finding.
pub fn lives(said: &[Testimony], work: impl Fn(&CompetenceId) -> Work) -> Vec<DeficitLife> {
    let mut competences: Vec<&CompetenceId> = said.iter().map(|testimony| &testimony.competence).collect();
    competences.sort_unstable();
    competences.dedup();
    let mut all: Vec<_> = competences.into_iter().filter_map(|c| life(c, said, work(c))).collect();
    all.sort_by(|a, b| {
        let key = |life: &DeficitLife| (life.state == DeficitState::Lifted, life.found.on);
        key(a).cmp(&key(b)).then_with(|| a.competence.cmp(&b.competence))
    });
    all
}

fn overrules(test: &Testimony, own: &Testimony, work: Work) -> bool {
    let learnt = work.done_on.is_some_and(|done| test.on <= done && done <= own.on);
    test.rank != own.rank && !learnt
}

fn turn(word: &Testimony) -> Turn {
    Turn { on: word.on, by: word.by, measured: word.measured, level: word.level.clone() }
}
