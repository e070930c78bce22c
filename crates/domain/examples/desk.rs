//! How long one key in the search of 250 teachers takes: `cargo run --release -p domain --example desk`. The budget is 50 ms in
//! a browser, drawing included. No test: a time on a busy machine proves nothing.

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use domain::{
    PersonId, UnitId,
    desk::{
        TeacherRow, TeacherStage, Tie,
        filter::{Filter, Order, counts, find},
    },
    ids::uuid_v7,
    people::{PersonCard, PersonName, UnitKind, UnitRef},
};

const TEACHERS: u64 = 250;

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a real date");
    let rows: Vec<TeacherRow> = (0..TEACHERS).map(|n| row(n, today)).collect();
    println!("{TEACHERS} teachers, found and counted after a key, the best and the worst of 101 runs, ms");
    for text in ["", "с", "сем", "семенова учитель", "школа 7"] {
        for order in Order::ALL {
            let filter = Filter { text: text.to_owned(), order, ..Filter::default() };
            let mut times: Vec<Duration> = (0..101)
                .map(|_| {
                    let start = Instant::now();
                    let (found, counted) = (find(&rows, &filter, today), counts(&rows, &filter, today));
                    assert_eq!(found.len(), counted.any_stage as usize);
                    start.elapsed()
                })
                .collect();
            times.sort_unstable();
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            println!("{text:18} {order:?}: {:6.3} {:6.3}", ms(times[0]), ms(times[100]));
        }
    }
}

fn row(n: u64, today: NaiveDate) -> TeacherRow {
    let families = ["Орлова", "Семёнова", "Кузнецова-Северская", "Ким", "Белова"];
    let place = usize::try_from(n).expect("small");
    let school = UnitRef {
        id: UnitId(uuid_v7(n % 12, [1; 10])),
        kind: UnitKind::School,
        name: format!("Средняя общеобразовательная школа № {} имени Героя", n % 12),
    };
    let name = PersonName {
        family: families[place % families.len()].into(),
        given: "Александра".into(),
        patronymic: Some("Константиновна".into()),
    };
    TeacherRow {
        person: PersonCard {
            id: PersonId(uuid_v7(n, [2; 10])),
            name,
            position: "учитель русского языка и литературы".into(),
            school: Some(school),
            municipality: None,
        },
        tie: Tie::Methodist,
        since: today - Days::new(n),
        stage: TeacherStage::ALL[place % TeacherStage::ALL.len()],
        young: n.is_multiple_of(9),
        route: None,
        open_requests: 0,
        contact_on: (!n.is_multiple_of(3)).then(|| today - Days::new(n % 70)),
    }
}
