//! A unit's figures against the targets of the system, with small groups suppressed. A pure function of what storage
//! counted. A group is suppressed alike wherever it is shown, in its own unit and in the one above, so that nothing
//! can be had by comparing two screens.

use chrono::{DateTime, Datelike, Utc};
use domain::{
    UnitId,
    contract::unit::{AreaCount, ChildUnit, Dashboard, Funnel, Reading, TargetInForce},
    indicator::{Counted, Measure, Standing, judge, suppressed},
    instrument::Area,
    people::UnitRef,
    system::{Indicator, System},
};

use crate::storage::{
    figures::{Counts, Figures},
    units::Tree,
};

/// What a dashboard is made from.
#[derive(Debug)]
pub struct Board<'a> {
    pub system: &'a System,
    /// In the order in which they were counted.
    pub areas: &'a [Area],
    pub tree: &'a Tree,
    pub figures: &'a Figures,
    pub as_of: DateTime<Utc>,
}

impl Board<'_> {
    /// The dashboard of a unit; `path` leads to it from the top unit that the reader may see.
    pub fn of(&self, id: UnitId, path: Vec<UnitRef>) -> Option<Dashboard> {
        let place = self.tree.place(id)?;
        let hidden: Vec<Vec<bool>> = self
            .system
            .indicators
            .iter()
            .map(|indicator| self.hidden(|c| people_in(indicator.measure, c)))
            .collect();
        let counts = &self.figures.units[place];
        let shown = |of: fn(&Counts) -> u32| (!self.hidden(of)[place]).then(|| of(counts));
        let child = |child: &usize| {
            let unit = &self.tree.units()[*child];
            ChildUnit {
                unit: unit.reference(),
                staff: self.figures.units[*child].staff,
                low_results: unit.low_results,
                readings: self.readings(*child, &hidden),
            }
        };
        Some(Dashboard {
            unit: self.tree.units()[place].reference(),
            path,
            as_of: self.as_of,
            staff: counts.staff,
            readings: self.readings(place, &hidden),
            funnel: Funnel {
                diagnosed: shown(|c| c.diagnosed),
                with_route: shown(|c| c.with_route),
                in_work: shown(|c| c.in_work),
                completed: shown(|c| c.completed),
            },
            areas: self.areas(place),
            children: self.tree.children(id).iter().map(child).collect(),
        })
    }

    fn readings(&self, place: usize, hidden: &[Vec<bool>]) -> Vec<Reading> {
        let reading =
            |(indicator, hidden): (&Indicator, &Vec<bool>)| self.reading(indicator, place, hidden[place]);
        self.system.indicators.iter().zip(hidden).map(reading).collect()
    }

    fn reading(&self, indicator: &Indicator, place: usize, hidden: bool) -> Reading {
        let target = indicator.target_in(self.system.today(self.as_of).year());
        let counted =
            self.counted(indicator.measure, place).filter(|counted| !hidden && counted.denominator > 0);
        let standing = if hidden {
            Standing::Suppressed
        } else {
            judge(indicator.unit, indicator.direction, counted, target.map(|target| target.value))
        };
        Reading {
            reference: indicator.reference.clone(),
            counted,
            standing,
            target: target.map(|target| TargetInForce { year: target.year, value: target.value }),
        }
    }

    /// D-РАСЧ-1…6.
    fn counted(&self, measure: Measure, place: usize) -> Option<Counted> {
        let counts = &self.figures.units[place];
        let (numerator, denominator) = match measure {
            // Roadmaps and monitorings are not kept yet: no data rather than a no.
            Measure::RoadmapInForce | Measure::MonitoringHeld => return None,
            Measure::RegisterProgrammesByDiagnosis => (counts.learnt, counts.teachers),
            Measure::ManagementTeamsTrained => (counts.teams_trained, counts.teams),
            Measure::TeachersPerMethodist => {
                let loads = counts.methodists.iter().filter_map(|id| self.figures.loads.get(id));
                (loads.max().copied()?, u32::try_from(counts.methodists.len()).unwrap_or(u32::MAX))
            }
            Measure::YoungSupported => (counts.young_supported, counts.young),
        };
        Some(Counted { numerator, denominator })
    }

    fn areas(&self, place: usize) -> Vec<AreaCount> {
        let area = |(index, area): (usize, &Area)| {
            let people = |counts: &Counts| counts.areas.get(index).copied().unwrap_or(0);
            let hidden = self.hidden(people)[place];
            let people = (!hidden).then(|| people(&self.figures.units[place]));
            AreaCount { area: area.id.clone(), title: area.title.clone(), people }
        };
        self.areas.iter().enumerate().map(area).collect()
    }

    /// Which units must not show a group, by place. From the top down: the parts of a whole that is shown are
    /// suppressed together; the parts of one that is not are none of them shown.
    fn hidden(&self, size: impl Fn(&Counts) -> u32) -> Vec<bool> {
        let sizes: Vec<u32> = self.figures.units.iter().map(size).collect();
        let mut hidden = vec![false; sizes.len()];
        for place in self.tree.from_above() {
            let unit = &self.tree.units()[place];
            if unit.parent.is_none() {
                hidden[place] = suppressed(&[sizes[place]])[0];
            }
            let children = self.tree.children(unit.id);
            let of_children: Vec<u32> = children.iter().map(|child| sizes[*child]).collect();
            // People of the unit itself are a part too.
            let own = sizes[place].saturating_sub(of_children.iter().sum());
            let parts: Vec<u32> = of_children.iter().copied().chain([own]).collect();
            let together = suppressed(&parts);
            for (child, alone) in children.iter().zip(together) {
                hidden[*child] = if hidden[place] { sizes[*child] > 0 } else { alone };
            }
        }
        hidden
    }
}

/// The group of people whose results an indicator tells of; 0 where it tells of no one's.
fn people_in(measure: Measure, counts: &Counts) -> u32 {
    match measure {
        Measure::RegisterProgrammesByDiagnosis => counts.teachers,
        Measure::YoungSupported => counts.young,
        // Of institutions and of methodists' work, not of single people's results.
        Measure::RoadmapInForce
        | Measure::MonitoringHeld
        | Measure::ManagementTeamsTrained
        | Measure::TeachersPerMethodist => 0,
    }
}
