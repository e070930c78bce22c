//! Pairs of the accepted requests: plan, consent of both, meetings every other week with what was done, words of both
//! sides; one in a while ends early. Moved by the domain's rules.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    GoalId, MeetingId, PairId,
    pair::{
        Feedback, Goal, Meeting, Pair, PairPlan,
        act::{NOTICE_DAYS, PairAct, PairError, PairTransition},
    },
    request::{RequestState, RequestTransition, SupportRequest},
};

use super::{Input, calendar::shift, dice::Dice};

/// What a meeting was about, what was done, what comes next.
const MEETINGS: [[&str; 3]; 6] = [
    [
        "Знакомство: что получается и что мешает",
        "Разобрали последнюю контрольную и один урок целиком. Договорились начать с одного класса.",
        "Выбрать урок, который посмотрим вместе",
    ],
    [
        "Разбор урока по листу наблюдения",
        "Посмотрели видео урока. Удачно начало и работа в парах; на рефлексию не осталось времени.",
        "Переставить рефлексию до домашнего задания",
    ],
    [
        "План следующей темы: цели и проверка",
        "Составили цели темы и критерии к итоговой работе, проверили на двух ученических работах.",
        "Показать критерии классу до начала темы",
    ],
    [
        "Взаимопосещение: урок наставника",
        "Побывали на уроке, выписали четыре приёма обратной связи. Два решили попробовать сразу.",
        "Попробовать светофор и два вопроса на выходе",
    ],
    [
        "Трудные ученики: что помогло",
        "Обсудили троих. Для двоих нашли роль в группе, с родителями третьего поговорит классный руководитель.",
        "Записать, что изменилось за две недели",
    ],
    [
        "Итоги месяца: что вошло в работу",
        "Сравнили работы до и после: ошибок в обосновании стало вдвое меньше.",
        "Подготовить короткое сообщение для методобъединения",
    ],
];

const GOALS: [&str; 4] = [
    "Вести уроки по критериям, понятным ученикам",
    "Строить обратную связь так, чтобы ученик знал следующий шаг",
    "Освоить приёмы работы с разными группами в одном классе",
    "Подготовить и провести открытый урок",
];

const SUMMARY: &str = "Цели плана достигнуты: приёмы вошли в работу в двух классах, открытый урок проведён. Дальше — самостоятельно.";

/// The pairs of all requests that made one.
pub fn meet(input: &Input, requests: &[SupportRequest]) -> Vec<Pair> {
    let accepted = requests.iter().filter(|r| r.kind.makes_pair());
    accepted.enumerate().filter_map(|(number, request)| pair(input, number, request)).collect()
}

fn pair(input: &Input, number: usize, request: &SupportRequest) -> Option<Pair> {
    let mut dice = Dice::new(input.seed, "pairs", number);
    let today = input.now.date_naive();
    let at = |transition| request.history.iter().find(|e| e.transition == transition).map(|e| e.at);
    let accepted = at(RequestTransition::Accept)?;
    let since = accepted.date_naive();
    let id = PairId(dice.id(accepted.timestamp_millis()));
    let mut story = Story {
        pair: Pair::of(request, id, accepted, since)?,
        input,
        dice,
        until: at(RequestTransition::Complete).map_or(today, |at| at.date_naive()),
    };
    let told = match request.state {
        RequestState::Accepted => story.planned(accepted),
        RequestState::Active => story.running(at(RequestTransition::Start)?, number),
        RequestState::Completed => {
            story.done(at(RequestTransition::Start)?, at(RequestTransition::Complete)?, number)
        }
        _ => return None,
    };
    told.ok()?;
    Some(story.pair)
}

struct Story<'a> {
    pair: Pair,
    input: &'a Input<'a>,
    dice: Dice,
    /// Nothing is held after this day.
    until: NaiveDate,
}

impl Story<'_> {
    /// The mentor has written the plan; the other has not read it yet.
    fn planned(&mut self, at: DateTime<Utc>) -> Result<(), PairError> {
        let day = at.date_naive();
        let first = self.dice.index(GOALS.len());
        let goals = (0..2).map(|n| Goal {
            id: GoalId(self.dice.id(at.timestamp_millis() + n)),
            competence: self.pair.competence.clone().filter(|_| n == 0),
            text: GOALS[(first + usize::from(n == 1)) % GOALS.len()].to_owned(),
        });
        let plan = PairPlan { from: day, until: shift(day, 210), goals: goals.collect() };
        self.act(PairAct::Plan(plan), true, at)
    }

    fn running(&mut self, start: DateTime<Utc>, number: usize) -> Result<(), PairError> {
        self.planned(self.pair.started_at)?;
        self.agree(start)?;
        self.meetings(start.date_naive())?;
        // One in twelve has announced that it will end.
        if number % 12 == 5 {
            let said = shift(self.input.now.date_naive(), -1).and_hms_opt(9, 0, 0);
            let reason = "Со второго полугодия перехожу в другую школу.".to_owned();
            let act = PairAct::Move { transition: PairTransition::EndEarly, comment: reason };
            return said.map_or(Ok(()), |said| self.act(act, false, said.and_utc()));
        }
        let day = shift(self.input.now.date_naive(), self.dice.between(1, 9));
        self.meeting(day, false)
    }

    fn done(&mut self, start: DateTime<Utc>, end: DateTime<Utc>, number: usize) -> Result<(), PairError> {
        self.planned(self.pair.started_at)?;
        self.agree(start)?;
        self.meetings(start.date_naive())?;
        let words = Feedback {
            mark: 5, text: "Учил не словами, а уроками. Спасибо!".to_owned()
        };
        self.act(PairAct::Feedback(words), false, end)?;
        if number % 9 == 4 {
            let comment = "Выхожу в отпуск по уходу за ребёнком.".to_owned();
            self.act(PairAct::Move { transition: PairTransition::EndEarly, comment }, false, end)?;
            // A notice that still runs is told by those who work on.
            let ended = self.pair.tick(self.input.now.date_naive());
            return if ended { Ok(()) } else { Err(PairError::Ending) };
        }
        let words = Feedback {
            mark: 4, text: "Готовилась к каждой встрече, пробовала сразу.".to_owned()
        };
        self.act(PairAct::Feedback(words), true, end)?;
        self.act(
            PairAct::Move { transition: PairTransition::Complete, comment: SUMMARY.to_owned() },
            true,
            end,
        )
    }

    fn agree(&mut self, at: DateTime<Utc>) -> Result<(), PairError> {
        self.act(PairAct::Move { transition: PairTransition::Agree, comment: String::new() }, false, at)
    }

    /// Every other week or so, since the start.
    fn meetings(&mut self, start: NaiveDate) -> Result<(), PairError> {
        let mut day = shift(start, 3);
        while day < self.until && self.pair.meetings.len() < 8 {
            self.meeting(day, true)?;
            day = shift(day, self.dice.between(11, 24));
        }
        Ok(())
    }

    fn meeting(&mut self, day: NaiveDate, held: bool) -> Result<(), PairError> {
        let on = self.input.data.in_force.calendar.after(day, 0);
        if held && on >= self.until {
            return Ok(());
        }
        let [agenda, notes, next_step] =
            MEETINGS[self.pair.meetings.len() % MEETINGS.len()].map(str::to_owned);
        let at = on.and_time(chrono::NaiveTime::MIN).and_utc();
        let (notes, next_step) = if held { (notes, next_step) } else { (String::new(), String::new()) };
        let minutes = self.dice.among(&[(5, 45), (3, 60), (2, 90)]);
        let id = MeetingId(self.dice.id(at.timestamp_millis()));
        self.act(PairAct::Meet(Meeting { id, on, minutes, agenda, notes, next_step, held }), true, at)
    }

    fn act(&mut self, act: PairAct, by_helper: bool, at: DateTime<Utc>) -> Result<(), PairError> {
        let actor = if by_helper { self.pair.helper } else { self.pair.learner };
        let day = at.date_naive();
        let ends_on = self.input.data.in_force.calendar.after(day, NOTICE_DAYS);
        self.pair.act(&act, actor, at, day, ends_on)
    }
}
