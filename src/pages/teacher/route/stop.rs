//! From steps to stations: what is done, late, now and ahead, and the words beside it.

use chrono::NaiveDate;
use domain::{
    StepId,
    route::{Route, Step},
};

use crate::{
    paths,
    text::route::{self as words, Names},
};

/// How a station is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Station {
    Done,
    Late,
    Now,
    Ahead,
}

/// One station with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stop {
    /// Also what leads to it.
    pub link: Option<String>,
    pub station: Station,
    pub title: String,
    pub when: String,
    pub why: Option<String>,
    /// What the methodist said of it, while the route is back.
    pub remark: Option<String>,
}

/// The diagnosis that the route rests on.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    pub day: NaiveDate,
    pub deficits: usize,
}

impl Station {
    /// The CSS class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Now => "now",
            Self::Ahead => "",
        }
    }
}

/// All stations of a route.
pub fn stops(route: &Route, names: Names<'_>, start: Option<Start>, today: NaiveDate) -> Vec<Stop> {
    let first = start.map(|start| Stop {
        link: Some(paths::RESULT.to_owned()),
        station: Station::Done,
        title: words::START_STATION.to_owned(),
        when: words::start_station(start.day, start.deficits, today),
        why: None,
        remark: None,
    });
    let next = next_step(route).filter(|_| route.state.is_running()).map(|step| step.id);
    let stop = |step: &Step| Stop {
        link: Some(paths::step(step.id)),
        station: station(step, next, today),
        title: step.title.clone(),
        when: words::when(step, today),
        why: Some(names.reason(&step.reason)),
        remark: route.remark_on(step.id).map(|remark| remark.text.clone()),
    };
    first.into_iter().chain(route.steps.iter().map(stop)).collect()
}

/// Stations of steps that are only a proposal yet: nothing to open.
pub fn sketch(steps: &[Step], names: Names<'_>, today: NaiveDate) -> Vec<Stop> {
    let stop = |step: &Step| Stop {
        link: None,
        station: Station::Ahead,
        title: step.title.clone(),
        when: words::when(step, today),
        why: Some(names.reason(&step.reason)),
        remark: None,
    };
    steps.iter().map(stop).collect()
}

/// The first step that is not done, in order of dates.
pub fn next_step(route: &Route) -> Option<&Step> {
    route.steps.iter().filter(|step| step.result.is_none()).min_by_key(|step| step.from)
}

fn station(step: &Step, next: Option<StepId>, today: NaiveDate) -> Station {
    match () {
        () if step.result.is_some() => Station::Done,
        () if step.is_overdue(today) => Station::Late,
        () if next == Some(step.id) || (next.is_some() && step.from <= today) => Station::Now,
        () => Station::Ahead,
    }
}
