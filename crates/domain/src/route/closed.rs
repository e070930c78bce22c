//! A route that has ended, as it stood: with the deficits it began from and what later words said of them, so that it can
//! be read in years when instruments, programmes and people are others (C-ИОМ-16). Made once, never changed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Route;
use crate::{
    file::StepFile,
    ids::{CompetenceId, ProgrammeId},
    life::{DeficitState, Work, life},
    people::PersonCard,
    witness::{Testimony, Views},
};

/// The copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosedRoute {
    pub route: Route,
    pub author: PersonCard,
    /// Everybody whom its history names.
    pub people: Vec<PersonCard>,
    pub closed_at: DateTime<Utc>,
    /// Title of the instrument that the diagnosis was taken with, and its day.
    pub instrument: String,
    pub diagnosed_on: Option<NaiveDate>,
    pub outcomes: Vec<Outcome>,
    /// Of the steps, as the catalogue had them.
    pub programmes: Vec<TaughtProgramme>,
    /// Beside the steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<StepFile>,
}

/// A competence before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RouteOutcome))]
pub struct Outcome {
    pub competence: CompetenceId,
    pub title: String,
    /// The word that counted when the route was agreed.
    pub before: Option<Testimony>,
    /// The word that counted at its end, where one was said since.
    pub after: Option<Testimony>,
    /// Where the deficit stood at the end; `null`: it was none.
    pub state: Option<DeficitState>,
}

/// A programme of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaughtProgramme {
    pub id: ProgrammeId,
    pub title: String,
    pub provider: String,
    pub register_number: Option<String>,
}

/// The competences that were deficits when the route was agreed, or that its steps work on; the weakest first. What was
/// said after the last day changes nothing.
pub fn outcomes(
    route: &Route,
    said: &[Testimony],
    last_day: NaiveDate,
    title: impl Fn(&CompetenceId) -> String,
) -> Vec<Outcome> {
    let begun = route.agreed().map_or(route.from, |event| event.at.date_naive());
    let (mut early, mut late): (Vec<Testimony>, Vec<Testimony>) = (Vec::new(), Vec::new());
    for word in said.iter().filter(|word| word.on <= last_day) {
        if word.on <= begun { early.push(word.clone()) } else { late.push(word.clone()) }
    }
    let all: Vec<Testimony> = early.iter().chain(&late).cloned().collect();
    let mut ids: Vec<&CompetenceId> = route
        .steps
        .iter()
        .flat_map(|step| &step.competences)
        .chain(early.iter().map(|t| &t.competence))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let taught = |id: &CompetenceId| route.steps.iter().any(|step| step.competences.contains(id));
    let outcome = |id: &CompetenceId| {
        let before = Views::of(id, &early).decides().cloned();
        let deficit = before.as_ref().is_some_and(|word| word.below);
        (deficit || taught(id)).then(|| Outcome {
            competence: id.clone(),
            title: title(id),
            before,
            after: Views::of(id, &late).decides().cloned(),
            state: life(id, &all, Work::of(route, id)).map(|life| life.state),
        })
    };
    let mut outcomes: Vec<Outcome> = ids.into_iter().filter_map(outcome).collect();
    // Shares as whole numbers, unknown ones last.
    let share = |outcome: &Outcome| {
        let measured = outcome.before.as_ref().map(|word| word.measured);
        measured.map_or(u64::MAX, |m| u64::from(m.got) * 1_000_000 / u64::from(m.of.max(1)))
    };
    outcomes.sort_by_key(share);
    outcomes
}
