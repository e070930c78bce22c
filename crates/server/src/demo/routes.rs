//! Routes as they came about: drafted from the person's own deficits, then moved by the domain's rules on the days
//! of then, so that state, version and history fit.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    DiagnosisId, PersonId, RouteId,
    deficit::Deficit,
    draft::{Limits, Titles, draft},
    instrument::Instrument,
    programme::{Programme, ProgrammeKind},
    route::{
        Evidence, Form, Remark, Route, RouteChange, RouteError, RouteState, RouteTransition, Step, StepKind,
        StepResult, changes,
    },
};

use super::{
    calendar::{moment, monday, shift},
    data::Names,
    dice::Dice,
    results,
};

/// What people note down after a step; the app leaves it free.
const NOTES: [&str; 8] = [
    "Взято два приёма, оба уже в поурочных планах.",
    "Полезнее всего был разбор видеоуроков.",
    "Попробовано в 6 классе: дети включились, но не хватило времени.",
    "Материалы ушли в соседнюю школу, договорились о взаимных уроках.",
    "Нужно ещё раз вернуться к критериям.",
    "Получилось не с первого раза, со второго — лучше.",
    "Показано коллегам на методическом объединении.",
    "Осталась подборка заданий на весь год.",
];

/// When steps are marked, as far as the log is concerned.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Writes and moves the routes of one person.
#[derive(Debug)]
pub struct Writer<'a> {
    pub instrument: &'a Instrument,
    pub catalogue: &'a [Programme],
    pub names: &'a Names,
    pub dice: Dice,
    pub person: PersonId,
    pub methodist: PersonId,
    pub remote_only: bool,
    /// Nothing is recorded before it.
    pub clock: DateTime<Utc>,
    /// What versions changed.
    pub changed: Vec<(RouteId, RouteChange)>,
}

/// When a route is written and when its work is to begin.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    pub created: NaiveDate,
    pub from: NaiveDate,
}

/// Wording of steps that are not programmes; the app words its own drafts the same way (`src/text/route/draft.rs`).
struct Wording;

impl<'a> Writer<'a> {
    /// The programme of a step.
    pub fn programme(&self, step: &Step) -> Option<&'a Programme> {
        self.catalogue.iter().find(|p| Some(p.id) == step.programme)
    }

    /// Drafts a route. `None` when there is nothing to work on.
    pub fn write(&mut self, diagnosis: DiagnosisId, deficits: &[Deficit], at: Beginning) -> Option<Route> {
        let hours_per_week = self.dice.among(&[(2, 3), (5, 4), (2, 5), (5, 6), (2, 8)]);
        let weeks = self.dice.between(26, 44);
        let until = shift(at.from, weeks * 7 - 1);
        let taken_on = usize::try_from(self.dice.between(2, 4)).unwrap_or(3);
        let limits = Limits {
            from: at.from,
            until,
            hours_per_week,
            remote_only: self.remote_only,
            deficits: taken_on,
        };
        let created_at = self.at(at.created);
        let ms = created_at.timestamp_millis();
        let dice = &mut self.dice;
        let mut steps = draft(self.instrument, deficits, self.catalogue, limits, &Wording, || dice.id(ms));
        results::vary(&mut steps);
        let sent = Route {
            id: RouteId(dice.id(ms)),
            person: self.person,
            diagnosis,
            version: 0,
            state: RouteState::Draft,
            title: self.title(&deficits[..deficits.len().min(taken_on)])?,
            hours_per_week,
            from: at.from,
            until,
            setting: results::setting(at.created),
            steps,
            history: Vec::new(),
        };
        Route::create(&sent, self.person, at.created).ok()
    }

    /// The owner sends it to the methodist.
    pub fn propose(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let at = self.at(day);
        route.transition(RouteTransition::Propose, self.person, "", at)
    }

    /// The methodist sends it back with a comment.
    pub fn send_back(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let comment = self.dice.pick(&self.names.return_comments).map(String::as_str).unwrap_or_default();
        let at = self.at(day);
        let remarks: Vec<Remark> = results::remark(&route.steps).into_iter().collect();
        route.transition_with(RouteTransition::Return, self.methodist, comment, &remarks, at)
    }

    /// The owner shortens what was too long, as the methodist asked.
    pub fn revise(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let mut edited = route.clone();
        if let Some(place) = edited.steps.iter().rposition(|step| step.kind == StepKind::Practice) {
            edited.steps.remove(place);
        }
        let (at, before) = (self.at(day), route.clone());
        route.edit(&edited, day)?;
        self.write_down(&before, route, at);
        Ok(())
    }

    pub fn agree(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let at = self.at(day);
        route.transition(RouteTransition::Agree, self.methodist, "", at)
    }

    pub fn complete(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let at = self.at(day);
        route.transition(RouteTransition::Complete, self.person, "", at)
    }

    /// The owner ends it before everything is done.
    pub fn close(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let at = self.at(day);
        route.transition(RouteTransition::Close, self.person, results::reached(day), at)
    }

    pub fn archive(&mut self, route: &mut Route, day: NaiveDate) -> Result<(), RouteError> {
        let at = self.at(day);
        route.transition(RouteTransition::Archive, self.person, "", at)
    }

    /// Marks the first `count` steps done, each about when it was due, none after `last`.
    pub fn work(&mut self, route: &mut Route, count: usize, last: NaiveDate) -> Result<(), RouteError> {
        let mut earliest = self.clock.date_naive();
        for place in 0..count {
            let step = &route.steps[place];
            let (id, kind, form) = (step.id, step.kind, step.form);
            let programme = self.programme(step);
            let late = if self.dice.chance(700) { self.dice.between(-1, 2) } else { self.dice.between(2, 9) };
            let done_on = shift(step.until, late).max(earliest).max(step.from).min(last);
            let result = StepResult {
                done_on,
                evidence: self.evidence(kind, form, programme, done_on),
                note: self.note(),
                details: results::details(kind, done_on),
            };
            let before = route.clone();
            route.set_result(id, Some(result), done_on)?;
            self.write_down(&before, route, done_on.and_time(NOON).and_utc());
            earliest = done_on;
        }
        self.at(earliest);
        Ok(())
    }

    fn write_down(&mut self, before: &Route, after: &Route, at: DateTime<Utc>) {
        let (version, actor) = (after.version, self.person);
        self.changed.push((after.id, RouteChange { version, at, actor, changes: changes(before, after) }));
    }

    /// A moment of a day, after everything that was recorded before.
    fn at(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let at = moment(&mut self.dice, day, 30).max(self.clock + Duration::minutes(2));
        self.clock = at;
        at
    }

    fn evidence(
        &mut self,
        kind: StepKind,
        form: Form,
        programme: Option<&Programme>,
        issued_on: NaiveDate,
    ) -> Option<Evidence> {
        let documents = &self.names.evidence_documents;
        let (document, number) = if form == Form::Formal {
            let retraining = programme.is_some_and(|p| p.kind == ProgrammeKind::Pp);
            (documents.get(usize::from(retraining)), format!("5424{:08}", self.dice.below(100_000_000)))
        } else if kind == StepKind::Practice && self.dice.chance(600) {
            (self.dice.pick(documents.get(4..).unwrap_or(documents)), self.dice.between(1, 60).to_string())
        } else {
            (None, String::new())
        };
        document.map(|kind| Evidence { kind: kind.clone(), number, issued_on })
    }

    fn note(&mut self) -> String {
        let note = if self.dice.chance(350) { self.dice.pick(&NOTES).copied() } else { None };
        note.unwrap_or_default().to_owned()
    }

    /// Named for the two most pressing deficits.
    fn title(&self, deficits: &[Deficit]) -> Option<String> {
        let title = |d: &Deficit| self.instrument.competence(&d.competence).map(|c| c.title.as_str());
        let titles: Vec<&str> = deficits.iter().filter_map(title).collect();
        Some(match titles.as_slice() {
            [] => return None,
            [only] => (*only).to_owned(),
            [first, second] => format!("{first} и {}", lowered(second)),
            [first, second, _] => format!("{first}, {} и ещё 1 тема", lowered(second)),
            // A route takes on four at most.
            [first, second, rest @ ..] => format!("{first}, {} и ещё {} темы", lowered(second), rest.len()),
        })
    }
}

impl Beginning {
    /// Work begins on the Monday so many days after a day.
    pub fn after(created: NaiveDate, day: NaiveDate, days: i32) -> Self {
        Self { created, from: monday(shift(day, days)) }
    }
}

impl Titles for Wording {
    fn practice(&self, competence: &str) -> String {
        format!("Применить на практике: «{competence}»")
    }

    fn self_study(&self, competence: &str) -> String {
        format!("Самообразование: «{competence}»")
    }

    fn closing_diagnosis(&self) -> String {
        "Проверочная диагностика".to_owned()
    }
}

/// With a small first letter, unless the word is an abbreviation.
pub fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
