//! A small region by hand: two municipalities, three schools, and everybody the tests are about. Their ids follow
//! from their logins.

use argon2::{Algorithm, Argon2, Params, Version};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    CompetenceId, DiagnosisId, PairId, PersonId, ProgrammeId, RequestId, RouteId, StepId, UnitId,
    diagnosis::{Answer, Diagnosis, Mark},
    instrument::Instrument,
    pair::Pair,
    people::{PersonName, Role, UnitKind},
    programme::{Mode, Programme, ProgrammeKind},
    request::{RequestKind, RequestQueue, RequestState, SupportRequest},
    route::{Form, Reason, Route, RouteEvent, RouteState, RouteTransition, Step, StepKind},
};
use platform_server::{
    auth::password::hash,
    records::{Account, Assignment, Enrolment, GrantRow, Mentor, Person, Population, Team, Unit},
    systems::InForce,
};
use uuid::Uuid;

use super::{start, today};

pub const PASSWORD: &str = "пароль";

pub const REGION: &str = "region";
pub const NORTH: &str = "north";
pub const SOUTH: &str = "south";
pub const EAST: &str = "east";
pub const FIRST: &str = "first";
pub const SECOND: &str = "second";
/// Four people.
pub const SMALL: &str = "small";
/// Six people, none of whom sign in.
pub const FAR: &str = "far";

/// Everybody who can sign in: login, unit, role.
pub const PEOPLE: [(&str, &str, Role); 13] = [
    // Of the first school, assigned to irina.
    ("anna", FIRST, Role::Teacher),
    ("boris", FIRST, Role::Teacher),
    // Of the small school in the south, assigned to nobody.
    ("vera", SMALL, Role::Teacher),
    // Helps anna by an accepted request.
    ("elena", SECOND, Role::Mentor),
    // Asked by nobody.
    ("fedor", SECOND, Role::Mentor),
    ("school", FIRST, Role::SchoolAdmin),
    ("north-mms", NORTH, Role::Municipal),
    ("south-mms", SOUTH, Role::Municipal),
    ("irina", NORTH, Role::Methodist),
    ("oleg", SOUTH, Role::Methodist),
    ("centre", REGION, Role::Centre),
    ("ministry", REGION, Role::Ministry),
    // Psychologist of the north.
    ("pavel", NORTH, Role::Psychologist),
];

/// The id that follows from a name.
pub fn id(name: &str) -> Uuid {
    let hash = name
        .bytes()
        .fold(0x2545_f491_4f6c_dd1d_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    Uuid::from_u128(
        (0x019a_e0c4_7000_7000_u128 << 64) | (0x8000_u128 << 48) | u128::from(hash & 0xffff_ffff_ffff),
    )
}

pub fn person(login: &str) -> PersonId {
    PersonId(id(login))
}

pub fn unit(name: &str) -> UnitId {
    UnitId(id(name))
}

/// Anna's: finished, agreed, accepted by elena.
pub fn diagnosis_of(login: &str) -> DiagnosisId {
    DiagnosisId(id(&format!("{login}-diagnosis")))
}

pub fn route_of(login: &str) -> RouteId {
    RouteId(id(&format!("{login}-route")))
}

pub fn step_of(login: &str) -> StepId {
    StepId(id(&format!("{login}-step")))
}

pub fn request_of(login: &str) -> RequestId {
    RequestId(id(&format!("{login}-request")))
}

/// Anna's with elena: nothing is agreed yet.
pub fn pair_of(login: &str) -> PairId {
    PairId(id(&format!("{login}-pair")))
}

/// `register` is in the Федеральный реестр, `other` is not.
pub fn programme(code: &str) -> ProgrammeId {
    ProgrammeId(id(&format!("programme-{code}")))
}

pub fn competence(n: usize, in_force: &InForce) -> CompetenceId {
    instrument(in_force).competences[n].id.clone()
}

pub fn instrument(in_force: &InForce) -> &Instrument {
    &in_force.instruments[&in_force.current]
}

pub fn population(in_force: &InForce) -> Population {
    let mut all = Population { units: units(), programmes: programmes(in_force), ..Population::default() };
    let cheap =
        Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).expect("parameters"));
    let password_hash = hash(PASSWORD, &cheap).expect("a hash");
    for (login, place, role) in PEOPLE {
        let staff = matches!(role, Role::Teacher | Role::Mentor | Role::SchoolAdmin);
        all.people.push(Person { manager: role == Role::SchoolAdmin, ..member(login, place, staff) });
        all.grants.push(GrantRow { person: person(login), role, unit: unit(place) });
        let login = login.to_owned();
        let account = Account {
            person: person(&login),
            login,
            password_hash: password_hash.clone(),
            demo_role: Some(role),
        };
        all.accounts.push(account);
    }
    // Colleagues who never sign in; with those who do: 15, 10, 4 and 6.
    for (place, count) in [(FIRST, 12), (SECOND, 8), (SMALL, 3), (FAR, 6)] {
        all.people.extend((0..count).map(|n| member(&format!("{place}-{n}"), place, true)));
    }
    // Five beginners in the first school and one in the second.
    for login in ["first-0", "first-1", "first-2", "first-3", "first-4", "second-0"] {
        let beginner = all.people.iter_mut().find(|p| p.id == person(login)).expect("a colleague");
        (beginner.born, beginner.teaching_since) = (day(2001, 3, 1), day(2025, 9, 1));
    }
    for login in ["anna", "boris"] {
        all.assignments.push(Assignment {
            methodist: person("irina"),
            person: person(login),
            from: day(2026, 1, 1),
            until: None,
        });
    }
    for (login, strength) in [("elena", 96), ("fedor", 81)] {
        let strengths = vec![(competence(0, in_force), strength)];
        all.mentors.push(Mentor { person: person(login), capacity: 2, strengths });
    }
    for (login, marks) in
        [("anna", 2), ("first-0", 5), ("first-3", 1), ("first-4", 1), ("first-5", 1), ("second-0", 3)]
    {
        all.diagnoses.push(finished(login, marks, instrument(in_force)));
    }
    all.routes.push(agreed("anna", in_force));
    all.requests.extend([accepted("anna", "elena"), accepted("first-1", "irina")]);
    let at = start() - Duration::days(2);
    all.pairs.extend(Pair::of(&all.requests[0], pair_of("anna"), at, at.date_naive()));
    for place in [FIRST, SECOND, SMALL] {
        all.teams.push(Team { id: id(&format!("{place}-team")), school: unit(place), members: vec![] });
    }
    all.enrolments.extend(enrolments());
    all
}

fn units() -> Vec<Unit> {
    let unit = |name: &str, parent: Option<&str>, kind, title: &str| Unit {
        id: unit(name),
        parent: parent.map(unit),
        kind,
        name: title.into(),
        low_results: name == SMALL,
    };
    vec![
        unit(REGION, None, UnitKind::Region, "Область"),
        unit(NORTH, Some(REGION), UnitKind::Municipality, "Северный район"),
        unit(SOUTH, Some(REGION), UnitKind::Municipality, "Южный район"),
        unit(EAST, Some(REGION), UnitKind::Municipality, "Восточный район"),
        unit(FAR, Some(EAST), UnitKind::School, "Дальняя школа"),
        unit(FIRST, Some(NORTH), UnitKind::School, "Школа 1"),
        unit(SECOND, Some(NORTH), UnitKind::School, "Школа 2"),
        unit(SMALL, Some(SOUTH), UnitKind::School, "Малая школа"),
    ]
}

fn member(login: &str, place: &str, staff: bool) -> Person {
    Person {
        id: person(login),
        name: PersonName { family: login.to_owned(), given: "Имя".into(), patronymic: None },
        born: day(1980, 5, 6),
        teaching_since: day(2004, 9, 1),
        unit: unit(place),
        position: "учитель".into(),
        subject: if staff { "math".into() } else { String::new() },
        category: None,
        manager: false,
        staff,
    }
}

fn programmes(in_force: &InForce) -> Vec<Programme> {
    let programme = |code: &str, in_federal_register| Programme {
        id: programme(code),
        code: code.to_uppercase(),
        title: format!("Программа {code}"),
        kind: ProgrammeKind::Pk,
        provider: "НИПКиПРО".into(),
        hours: 36,
        mode: Mode::Remote,
        in_federal_register,
        register_number: None,
        competences: vec![competence(0, in_force)],
        starts: vec![],
        summary: String::new(),
    };
    vec![programme("register", true), programme("other", false), programme("third", false)]
}

/// Every statement answered alike.
pub fn finished(login: &str, level: u8, instrument: &Instrument) -> Diagnosis {
    let at = start() - Duration::days(10);
    let key = instrument.key().expect("a key");
    let mut diagnosis = Diagnosis::start(diagnosis_of(login), person(login), key, at);
    for (_, statement) in instrument.statements() {
        let answer = Answer { answered_at: at, mark: Mark::Level(level) };
        diagnosis.answer(instrument, statement.id.clone(), answer).expect("an answer");
    }
    diagnosis.finish(instrument, at + Duration::minutes(20)).expect("finishes");
    diagnosis
}

/// A route with one programme of the register and one step of self-study, agreed by irina.
fn agreed(login: &str, in_force: &InForce) -> Route {
    let step = |id: Uuid, kind, form, programme| Step {
        id: StepId(id),
        kind,
        form,
        title: "Шаг".into(),
        competences: vec![competence(0, in_force)],
        programme,
        hours: 36,
        from: today(),
        until: today() + Duration::days(60),
        reason: Reason::AddedByOwner,
        result: None,
    };
    let event = |transition, actor: &str, days: i64| RouteEvent {
        at: start() - Duration::days(days),
        actor: person(actor),
        transition,
        comment: String::new(),
        remarks: Vec::new(),
    };
    Route {
        id: route_of(login),
        person: person(login),
        diagnosis: diagnosis_of(login),
        version: 3,
        state: RouteState::Agreed,
        title: "Оценивание".into(),
        hours_per_week: 20,
        from: today(),
        until: today() + Duration::days(120),
        setting: domain::route::Setting::default(),
        steps: vec![
            step(step_of(login).0, StepKind::Programme, Form::Formal, Some(programme("register"))),
            step(id("self-study"), StepKind::SelfStudy, Form::Informal, None),
        ],
        history: vec![event(RouteTransition::Propose, login, 9), event(RouteTransition::Agree, "irina", 8)],
    }
}

fn accepted(author: &str, assignee: &str) -> SupportRequest {
    SupportRequest {
        id: request_of(author),
        author: person(author),
        kind: RequestKind::Mentoring,
        competence: None,
        step: None,
        message: "Прошу помочь".into(),
        wished: None,
        assignee: Some(person(assignee)),
        state: RequestState::Accepted,
        sent_at: start() - Duration::days(3),
        queue: RequestQueue::Methodist,
        clock: None,
        deferred_until: None,
        history: vec![],
    }
}

/// first-0 and first-3 finished a programme of the register by a diagnosis, second-0 another programme; the team of
/// the first school took part in one.
fn enrolments() -> Vec<Enrolment> {
    let enrolment = |login: &str, code: &str, team: Option<&str>| Enrolment {
        id: id(&format!("{login}-{code}-enrolment")),
        person: person(login),
        programme: programme(code),
        diagnosis: Some(diagnosis_of(login)),
        team: team.map(|place| id(&format!("{place}-team"))),
        started_on: today() - Duration::days(9),
        completed_on: Some(today() - Duration::days(1)),
        document: None,
    };
    vec![
        enrolment("first-0", "register", None),
        enrolment("first-3", "register", None),
        enrolment("second-0", "other", None),
        Enrolment { diagnosis: None, ..enrolment("school", "other", Some(FIRST)) },
    ]
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

/// An instant as the API writes it.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
