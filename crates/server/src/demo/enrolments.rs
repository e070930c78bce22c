//! Who is on which programme: what the routes say, courses of earlier years that no diagnosis chose, and the
//! management teams.

use chrono::NaiveDate;
use domain::{
    programme::{Programme, ProgrammeKind},
    route::{Route, RouteState},
};
use uuid::Uuid;

use super::{
    Input,
    calendar::{at_midnight, shift},
    dice::Dice,
    staff::Member,
};
use crate::records::{Enrolment, Team};

/// Share of the people who took a course in earlier years, in thousandths.
const EARLIER: u32 = 330;
/// Share of the management teams that took a course.
const TRAINED_TEAMS: usize = 450;
/// What a team learns together.
const TEAMWORK: &str = "communicative-colleagues";

/// All enrolments. Routes and staff in their own order.
pub fn enrol(
    input: &Input,
    programmes: &[Programme],
    staff: &[Member],
    routes: &[Route],
    teams: &[Team],
) -> Vec<Enrolment> {
    let today = input.now.date_naive();
    let mut enrolments = Vec::new();
    for (n, route) in routes.iter().enumerate() {
        let mut dice = Dice::new(input.seed, "enrolments", n);
        enrolments.extend(of_route(&mut dice, route, today));
    }
    for (n, member) in staff.iter().enumerate() {
        let mut dice = Dice::new(input.seed, "earlier", n);
        if dice.chance(EARLIER) {
            enrolments.extend(earlier(&mut dice, programmes, member, today));
        }
    }
    enrolments.extend(of_teams(input, programmes, teams, today));
    enrolments
}

fn of_route(dice: &mut Dice, route: &Route, today: NaiveDate) -> Vec<Enrolment> {
    let began = matches!(route.state, RouteState::Agreed | RouteState::Active | RouteState::Completed);
    let mut enrolment = |step: &domain::route::Step| {
        let programme = step.programme?;
        let result = step.result.as_ref();
        // Someone is on a course that runs now; one that ended without a document was never begun.
        let running = began && step.from < today && step.until >= today;
        (result.is_some() || running).then(|| Enrolment {
            id: id_on(dice, step.from),
            person: route.person,
            programme,
            diagnosis: Some(route.diagnosis),
            team: None,
            started_on: step.from,
            completed_on: result.map(|r| r.done_on),
            document: result
                .and_then(|r| r.evidence.as_ref())
                .map(|evidence| format!("{} № {}", evidence.kind, evidence.number)),
        })
    };
    route.steps.iter().filter_map(&mut enrolment).collect()
}

/// A course of one to three years ago.
fn earlier(
    dice: &mut Dice,
    programmes: &[Programme],
    member: &Member,
    today: NaiveDate,
) -> Option<Enrolment> {
    let programme = dice.pick(programmes)?;
    let started_on = shift(today, -dice.between(400, 1050));
    let known = started_on > member.person.teaching_since;
    known.then(|| finished(dice, programme, member.person.id, started_on, today))
}

fn of_teams(input: &Input, programmes: &[Programme], teams: &[Team], today: NaiveDate) -> Vec<Enrolment> {
    let mut dice = Dice::new(input.seed, "teams", 0);
    let short = |p: &&Programme| p.kind == ProgrammeKind::Pk;
    let mut fitting: Vec<&Programme> = programmes
        .iter()
        .filter(short)
        .filter(|p| p.competences.iter().any(|c| c.as_str() == TEAMWORK))
        .collect();
    if fitting.is_empty() {
        fitting = programmes.iter().filter(short).collect();
    }
    let mut order: Vec<&Team> = teams.iter().collect();
    dice.shuffle(&mut order);
    order.truncate((teams.len() * TRAINED_TEAMS).div_ceil(1000));
    let mut enrolments = Vec::new();
    for team in order {
        let Some(programme) = dice.pick(&fitting) else { break };
        let started_on = shift(today, -dice.between(8, 560));
        let some = dice.index(team.members.len().max(1)) + 1;
        for person in team.members.iter().take(some) {
            let enrolment = finished(&mut dice, programme, *person, started_on, today);
            enrolments.push(Enrolment { team: Some(team.id), ..enrolment });
        }
    }
    enrolments
}

/// An enrolment that nobody's diagnosis chose, completed if there was time enough since.
fn finished(
    dice: &mut Dice,
    programme: &Programme,
    person: domain::PersonId,
    started_on: NaiveDate,
    today: NaiveDate,
) -> Enrolment {
    let end = shift(started_on, i32::from(programme.hours.div_ceil(6)) * 7);
    let completed_on = (end < today).then_some(end);
    let document = match programme.kind {
        ProgrammeKind::Pk => "удостоверение о повышении квалификации",
        ProgrammeKind::Pp => "диплом о профессиональной переподготовке",
    };
    Enrolment {
        id: id_on(dice, started_on),
        person,
        programme: programme.id,
        diagnosis: None,
        team: None,
        started_on,
        completed_on,
        document: completed_on.map(|_| format!("{document} № 5424{:08}", dice.below(100_000_000))),
    }
}

fn id_on(dice: &mut Dice, day: NaiveDate) -> Uuid {
    dice.id(at_midnight(day).timestamp_millis())
}
