//! Finding teachers in one's list (C-АДР-10): the filter, its counts and its address.

use domain::{
    RouteId, UnitId,
    desk::{
        RouteInBrief, TeacherRow, TeacherStage, Tie,
        filter::{Counts, Filter, Order, counts, find},
    },
    people::{PersonCard, PersonName, UnitKind, UnitRef},
    route::RouteState,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::make::{day, id, person, route, today};

const FAMILIES: [&str; 5] = ["Орлова", "Семёнова", "Орехов", "Ким", "Белова-Северская"];
const POSITIONS: [&str; 3] = ["учитель математики", "учитель физики", "воспитатель"];

fn row() -> impl Strategy<Value = TeacherRow> {
    let who = (0usize..400, select(&FAMILIES[..]), select(&POSITIONS[..]), 0usize..3);
    (who, select(&TeacherStage::ALL[..]), any::<bool>(), 0u64..80, option::of(0u64..80)).prop_map(
        |((n, family, position, school), stage, young, since, contact)| TeacherRow {
            person: PersonCard {
                id: person(n),
                name: PersonName { family: family.into(), given: "Анна".into(), patronymic: None },
                position: position.into(),
                school: Some(UnitRef {
                    id: UnitId(id(school)),
                    kind: UnitKind::School,
                    name: format!("Школа № {school}"),
                }),
                municipality: None,
            },
            tie: Tie::Methodist,
            since: today() - chrono::Days::new(since),
            stage,
            young,
            route: None,
            open_requests: 0,
            contact_on: contact.map(|back| today() - chrono::Days::new(back)),
        },
    )
}

fn filter() -> impl Strategy<Value = Filter> {
    let text = select(&["", "ор", "анна ким", "СЕМЕН", "физ", "школа 1", "зз"][..]);
    let stage = option::of(select(&TeacherStage::ALL[..]));
    let place = (option::of(0usize..3), option::of(select(&POSITIONS[..])));
    (text, stage, place, any::<bool>(), option::of(1u32..9), select(&Order::ALL[..])).prop_map(
        |(text, stage, (school, position), young, quiet, order)| Filter {
            text: text.into(),
            stage,
            school: school.map(|n| UnitId(id(n))),
            position: position.map(str::to_owned),
            young,
            quiet,
            order,
        },
    )
}

proptest! {
    /// Nobody twice, nobody who does not fit, and nobody who fits left out, whatever the order.
    #[test]
    fn the_same_people_in_any_order(rows in vec(row(), 0..60), filter in filter()) {
        let mut found = find(&rows, &filter, today());
        for order in Order::ALL {
            let mut other = find(&rows, &Filter { order, ..filter.clone() }, today());
            other.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(&other, &found);
        }
        found.dedup();
        prop_assert_eq!(found.len(), find(&rows, &filter, today()).len());
        let everybody = Filter { order: filter.order, ..Filter::default() };
        prop_assert_eq!(find(&rows, &everybody, today()).len(), rows.len());
    }

    /// What stands on a choice is what is there once it is chosen.
    #[test]
    fn a_count_is_kept(rows in vec(row(), 0..60), filter in filter()) {
        let said = counts(&rows, &filter, today());
        let left = |filter: Filter| u32::try_from(find(&rows, &filter, today()).len()).expect("few");
        for (stage, count) in TeacherStage::ALL.into_iter().zip(said.stages) {
            prop_assert_eq!(left(Filter { stage: Some(stage), ..filter.clone() }), count);
        }
        prop_assert_eq!(left(Filter { stage: None, ..filter.clone() }), said.any_stage);
        prop_assert_eq!(left(Filter { young: true, ..filter.clone() }), said.young);
        let quiet = filter.quiet.or(Some(domain::desk::filter::QUIET_WEEKS));
        prop_assert_eq!(left(Filter { quiet, ..filter.clone() }), said.quiet);
    }

    /// The address keeps it whole; decoding is the browser's.
    #[test]
    fn a_filter_survives_the_address(filter in filter()) {
        let query = filter.query();
        let get = |key: &str| {
            let value = query.split('&').find_map(|part| part.strip_prefix(&format!("{key}=")))?;
            Some(decoded(value))
        };
        prop_assert_eq!(Filter::read(get), filter);
    }

    #[test]
    fn an_address_that_makes_no_sense_shows_everybody(value in "[?а-я-]{0,20}") {
        let found = Filter::read(|name| ["stage", "school", "quiet", "sort"].contains(&name).then(|| value.clone()));
        prop_assert_eq!(found, Filter::default());
    }
}

/// RFC 3986 §2.1, as a browser does it.
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let hex = std::str::from_utf8(&after[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(hex, 16).expect("hexadecimal"));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).expect("text")
}

fn one(family: &str) -> TeacherRow {
    let name = PersonName { family: family.into(), given: "Анна".into(), patronymic: None };
    let card =
        PersonCard {
            id: person(1), name, position: "учитель".into(), school: None, municipality: None
        };
    TeacherRow {
        person: card,
        tie: Tie::Methodist,
        since: today(),
        stage: TeacherStage::NoRoute,
        young: false,
        route: None,
        open_requests: 0,
        contact_on: None,
    }
}

#[test]
fn people_are_found_as_one_types() {
    let rows = [one("Семёнова"), one("Белова-Северская"), one("Орлова")];
    let asked = |text: &str| find(&rows, &Filter { text: text.into(), ..Filter::default() }, today());
    assert_eq!(asked("семен"), [0]);
    assert_eq!(asked("  АННА сев "), [1]);
    assert_eq!(asked("лова"), [] as [usize; 0], "words begin with it");
    assert_eq!(asked("орл учит"), [2]);
    assert_eq!(counts(&[], &Filter::default(), today()), Counts::default());
}

#[test]
fn silence_is_counted_from_the_last_contact_or_the_beginning() {
    let since = |back: u64| today() - chrono::Days::new(back);
    let row = TeacherRow { since: since(70), contact_on: Some(since(27)), ..one("Ким") };
    assert_eq!(row.quiet_weeks(today()), 3);
    assert_eq!(TeacherRow { contact_on: None, ..row.clone() }.quiet_weeks(today()), 10);
    let new = TeacherRow { since: since(2), contact_on: Some(since(90)), ..row };
    assert_eq!(new.quiet_weeks(today()), 0, "another methodist's time is not one's own");
}

proptest! {
    /// The stage follows the route; a step whose day has passed shows before everything else.
    #[test]
    fn a_stage_follows_the_route(route in route()) {
        let mut route = route;
        let at = |route: &_| TeacherStage::of(true, Some(route), today());
        prop_assert_eq!(TeacherStage::of(false, None, today()), TeacherStage::NotDiagnosed);
        prop_assert_eq!(TeacherStage::of(true, None, today()), TeacherStage::NoRoute);
        for (state, stage) in [
            (RouteState::Draft, TeacherStage::NoRoute),
            (RouteState::Proposed, TeacherStage::Proposed),
            (RouteState::Completed, TeacherStage::Done),
        ] {
            route.state = state;
            prop_assert_eq!(at(&route), stage);
        }
        for (state, stage) in [(RouteState::Agreed, TeacherStage::Agreed), (RouteState::Active, TeacherStage::InWork)] {
            route.state = state;
            let overdue = route.steps.iter().any(|step| step.is_overdue(today()));
            prop_assert_eq!(at(&route), if overdue { TeacherStage::Overdue } else { stage });
            prop_assert_eq!(TeacherStage::of(true, Some(&route), day(4000)), TeacherStage::Overdue);
        }
    }

    /// Only a proposed route without a fault is agreed unopened, and only by a methodist (C-ИОМ-7).
    #[test]
    fn a_route_with_faults_is_not_agreed_unopened(route in route()) {
        let mut route = route;
        route.state = RouteState::Proposed;
        let row = |route: &_, tie| TeacherRow { tie, route: Some(RouteInBrief::of(route, today())), ..one("Ким") };
        prop_assert_eq!(row(&route, Tie::Methodist).agreeable(), Some(route.id));
        prop_assert_eq!(row(&route, Tie::Mentor).agreeable(), None::<RouteId>);
        route.title.clear();
        prop_assert_eq!(row(&route, Tie::Methodist).agreeable(), None::<RouteId>);
        route.title = "Маршрут".into();
        route.state = RouteState::Agreed;
        prop_assert_eq!(row(&route, Tie::Methodist).agreeable(), None::<RouteId>);
    }
}
