//! Closed requests to the demo's psychologist (C-ВЫГ-4): two that wait, one taken on. None is of somebody one may sign in
//! as, so that each visitor's own page begins empty.

use chrono::TimeDelta;
use domain::{
    PersonId, RequestId,
    wellbeing::{Outcome, ScaleLoad, WellbeingEvent, WellbeingRequest, WellbeingState, WellbeingTransition},
};

use super::{Input, cast::Cast, dice::Dice, staff::Member};

/// What is confided: words, how to answer, load of the three scales, days ago.
type Letter = (&'static str, &'static str, Option<[u8; 3]>, i64);

const LETTERS: [Letter; 3] = [
    (
        "Третий месяц веду две ставки, дома срываюсь на своих детей. Хочется разобраться, пока не стало хуже.",
        "по телефону +7 900 000-00-01, после 17:00",
        Some([88, 50, 44]),
        6,
    ),
    (
        "После конфликта с родителями класса не могу заставить себя идти на собрание. Можно поговорить до пятницы?",
        "видеозвонок, в обед с 12:30 до 13:10",
        None,
        2,
    ),
    (
        "Кажется, что перестала чувствовать радость от уроков. Самопроверка показала то же.",
        "напишите в мессенджер, номер +7 900 000-00-02",
        Some([69, 63, 75]),
        1,
    ),
];

/// Lets people who are nobody's demo account write.
pub fn confide(
    input: &Input,
    staff: &[Member],
    cast: Option<Cast>,
    psychologist: PersonId,
) -> Vec<WellbeingRequest> {
    let mut dice = Dice::new(input.seed, "wellbeing", 0);
    let known = |i: usize| {
        cast.is_some_and(|cast| [cast.teacher, cast.young, cast.mentor, cast.director].contains(&i))
    };
    let authors = (0..staff.len()).filter(|i| !known(*i)).step_by(7);
    authors
        .zip(LETTERS)
        .enumerate()
        .map(|(n, (author, (message, contact, load, days)))| {
            let sent_at = input.now - TimeDelta::days(days) - TimeDelta::minutes(37);
            let mut request = WellbeingRequest {
                id: RequestId(dice.id(sent_at.timestamp_millis())),
                author: staff[author].person.id,
                message: message.to_owned(),
                contact: contact.to_owned(),
                outcome: load.map(outcome),
                state: WellbeingState::Sent,
                psychologist: None,
                sent_at,
                history: Vec::new(),
            };
            if n == 0 {
                request.state = WellbeingState::Taken;
                request.psychologist = Some(psychologist);
                request.history.push(WellbeingEvent {
                    at: sent_at + TimeDelta::hours(5),
                    actor: psychologist,
                    transition: WellbeingTransition::Take,
                    comment: "Спасибо, что написали. Позвоню в четверг в 17:30.".to_owned(),
                });
            }
            request
        })
        .collect()
}

fn outcome(load: [u8; 3]) -> Outcome {
    let titles = ["Усталость", "Отстранённость", "Нет ощущения результата"];
    let scales =
        titles.into_iter().zip(load).map(|(title, percent)| ScaleLoad { title: title.to_owned(), percent });
    let sum: u32 = load.into_iter().map(u32::from).sum();
    Outcome { scales: scales.collect(), percent: u8::try_from(sum / 3).unwrap_or(100) }
}
