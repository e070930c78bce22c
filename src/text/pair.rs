//! Pairs: who helps and who is helped, in words.

use chrono::NaiveDate;
use domain::{
    contract::help::{PairSummary, PairView},
    pair::{Meeting, Pair, PairEnd, PairForm, PairState, Side},
};

use super::{common, count, near_date, relative, route::short};

pub const PAIR: &str = "Наставничество";
pub const PAIRS: &str = "Мои пары";
pub const BACK_PAIRS: &str = "Мои пары";
pub const BACK_HELP: &str = "Помощь";
pub const OPEN: &str = "Сейчас";
pub const ENDED: &str = "Раньше";
pub const LOAD: &str = "Занято мест";
pub const NO_PAIRS: &str = "Сейчас вы никому не\u{a0}помогаете";
pub const NO_PAIRS_HINT: &str = "Когда вы примете заявку о\u{a0}наставнике, пара появится здесь.";
pub const MY_MENTOR: &str = "Кто мне помогает";
pub const I_HELP: &str = "Кому помогаю\u{a0}я";

pub const SUMMARY: &str = "Итог работы";
pub const CONSENT: &str = "Согласие с\u{a0}планом";
pub const PLAN_FIRST: &str =
    "Запишите цели и\u{a0}срок. Вторая сторона прочитает и\u{a0}согласится — с\u{a0}этого дня пара работает.";
pub const PLAN_AWAITED: &str =
    "Наставник записывает цели и\u{a0}срок. Потом вы прочитаете план и\u{a0}согласитесь с\u{a0}ним.";
pub const CONSENT_MEANS: &str = "Прочитайте цели и\u{a0}срок. Согласие письменное (ТК\u{a0}РФ, ст.\u{a0}351.8): оно сохранится с\u{a0}датой. Любая сторона может завершить работу раньше, предупредив за\u{a0}три рабочих дня.";
pub const CONSENT_AWAITED: &str = "Вы согласились. Ждём согласия второй стороны.";
pub const AGREE: &str = "Согласиться с\u{a0}планом";

pub const MEETINGS: &str = "Встречи";
pub const MEETING: &str = "Встреча";
pub const ADD_MEETING: &str = "Записать встречу";
pub const NO_MEETINGS: &str = "Встреч пока нет";
pub const NO_MEETINGS_HINT: &str = "Назначьте первую: день, длительность и\u{a0}тема. После встречи здесь останется, что сделали и\u{a0}что дальше.";
pub const HELD: &str = "прошла";
pub const PLANNED: &str = "впереди";
pub const UNWRITTEN: &str = "не\u{a0}записано, что было";
pub const CHANGE: &str = "Изменить";
pub const WRITE_DOWN: &str = "Записать, что было";
pub const DAY: &str = "День";
pub const MINUTES: &str = "Сколько минут";
pub const AGENDA: &str = "О\u{a0}чём";
pub const HELD_CHECK: &str = "Встреча прошла";
pub const NOTES: &str = "Что сделали";
pub const NOTES_HINT: &str = "Двух-трёх фраз достаточно. Это увидят вы двое и\u{a0}методист.";
pub const NEXT_STEP: &str = "Что дальше";
pub const SAVE: &str = "Сохранить";
pub const NO_DAY: &str = "Выберите день";
pub const BAD_MINUTES: &str = "От\u{a0}5 до\u{a0}600 минут";
pub const NO_AGENDA: &str = "Напишите, о\u{a0}чём встреча";
pub const NOT_YET: &str = "Этот день ещё впереди: снимите отметку «прошла» или выберите другой";
pub const NO_NOTES: &str = "Напишите хотя бы фразу о\u{a0}том, что сделали";
pub const TOO_LONG: &str = "Получилось длиннее 2000 знаков: оставьте главное";

pub const PLAN: &str = "План";
pub const NO_PLAN: &str = "Целей пока нет.";
pub const CHANGE_PLAN: &str = "Изменить план";
pub const PLAN_MEANS: &str = "С\u{a0}изменённым планом вторая сторона соглашается заново.";
pub const FROM: &str = "Начало";
pub const UNTIL: &str = "Окончание";
pub const GOAL: &str = "Цель";
pub const ADD_GOAL: &str = "Добавить цель";
pub const REMOVE_GOAL: &str = "Убрать цель";
pub const ABOUT: &str = "К\u{a0}какой компетенции";
pub const ABOUT_NONE: &str = "Не\u{a0}к\u{a0}одной из\u{a0}списка";
pub const SAVE_PLAN: &str = "Отправить на\u{a0}согласие";
pub const BAD_TERM: &str = "Срок — от\u{a0}одного дня до\u{a0}двух лет: исправьте даты";
pub const BAD_GOALS: &str = "Запишите от\u{a0}одной до\u{a0}десяти целей";
pub const LONG_GOAL: &str = "Одна из\u{a0}целей длиннее 300 знаков: сократите";

pub const FEEDBACK: &str = "Как работалось";
pub const FROM_HELPER: &str = "Говорит наставник";
pub const FROM_LEARNER: &str = "Говорит педагог";
pub const MARK: &str = "Насколько это помогло";
pub const NO_MARK: &str = "Выберите один из\u{a0}ответов";
pub const FEEDBACK_WORD: &str = "Несколько слов, если хочется";
pub const SEND_FEEDBACK: &str = "Отправить отзыв";

pub const CLOSING: &str = "Завершение";
pub const COMPLETE: &str = "Завершить с\u{a0}итогом";
pub const COMPLETE_MEANS: &str = "Итог увидят педагог и\u{a0}его методист. План и\u{a0}встречи останутся, но\u{a0}больше не\u{a0}меняются.";
pub const WHAT_CAME_OUT: &str = "Что получилось";
pub const NO_SUMMARY: &str = "Напишите итог хотя бы одной фразой";
pub const END_EARLY: &str = "Завершить досрочно…";
pub const END_SUBMIT: &str = "Объявить о\u{a0}завершении";
pub const WHY_EARLY: &str = "Почему";
pub const NO_REASON: &str = "Напишите причину хотя бы одной фразой";
pub const AT_ONCE: &str = "С\u{a0}планом ещё не\u{a0}согласились оба, поэтому работа завершится сразу.";

/// «Наставник – молодой специалист»
pub fn form(form: PairForm) -> &'static str {
    match form {
        PairForm::Subject => "Наставничество по\u{a0}предмету",
        PairForm::Young => "Наставник – молодой специалист",
        PairForm::Mastery => "Владеющий компетенцией – осваивающий",
        PairForm::Management => "Менторство управленцев",
        PairForm::Tutor => "Тьютор программы",
    }
}

pub fn state(state: PairState) -> &'static str {
    match state {
        PairState::Agreeing => "ждёт согласия",
        PairState::Running => "работает",
        PairState::Ending => "завершается",
        PairState::Ended => "завершена досрочно",
        PairState::Completed => "завершена",
    }
}

/// Whom the reader works with: «Кузнецова Елена Викторовна»; both names for a methodist.
pub fn title(view: &PairView) -> String {
    match view.side {
        Some(Side::Helper) => view.learner.name.full(),
        Some(Side::Learner) => view.helper.name.full(),
        None => format!("{} и\u{a0}{}", short(&view.helper), short(&view.learner)),
    }
}

/// «6 встреч · 5 часов»
pub fn sums(pair: &Pair) -> String {
    let held = pair.meetings.iter().filter(|m| m.held).count();
    if held == 0 {
        return "встреч ещё не\u{a0}было".to_owned();
    }
    format!("{} · {}", count(held, ["встреча", "встречи", "встреч"]), hours(pair.minutes_held()))
}

/// «5 часов 30 минут»
fn hours(minutes: u32) -> String {
    let (hours, left) = ((minutes / 60) as usize, (minutes % 60) as usize);
    let of_minutes = || count(left, ["минута", "минуты", "минут"]);
    match (hours, left) {
        (0, _) => of_minutes(),
        (_, 0) => count(hours, common::HOURS),
        _ => format!("{} {}", count(hours, common::HOURS), of_minutes()),
    }
}

/// «8 декабря · 45 минут»
pub fn when(meeting: &Meeting, today: NaiveDate) -> String {
    format!("{} · {}", near_date(meeting.on, today), hours(u32::from(meeting.minutes)))
}

/// What comes next in a pair, on its card.
pub fn card_line(pair: &Pair, side: Side, today: NaiveDate) -> String {
    let agreed = match side {
        Side::Helper => pair.helper_agreed_at,
        Side::Learner => pair.learner_agreed_at,
    };
    match pair.state {
        PairState::Agreeing if pair.plan.goals.is_empty() && side == Side::Helper => {
            "Запишите план.".to_owned()
        }
        PairState::Agreeing if pair.plan.goals.is_empty() => "Наставник записывает план.".to_owned(),
        PairState::Agreeing if agreed.is_none() => "План ждёт вашего согласия.".to_owned(),
        PairState::Agreeing => "План ждёт согласия второй стороны.".to_owned(),
        PairState::Running => match pair.next_meeting(today) {
            Some(next) => format!(
                "Встреча {}, {}: {}",
                relative(next.on, today),
                near_date(next.on, today),
                next.agenda
            ),
            None => "Следующая встреча не\u{a0}назначена.".to_owned(),
        },
        PairState::Ending => {
            let day = pair.end.as_ref().map(|end| near_date(end.effective_on, today));
            format!("Работа завершится {}.", day.unwrap_or_default())
        }
        PairState::Ended => pair.end.as_ref().map(reason).unwrap_or_default(),
        PairState::Completed => pair.summary.clone().unwrap_or_default(),
    }
}

/// «Е. В. Кузнецова: работа завершится 25 ноября»
pub fn ends(view: &PairView, end: &PairEnd, today: NaiveDate) -> String {
    let who = match end.by {
        Some(by) if by == view.helper.id => format!("{}: ", short(&view.helper)),
        Some(_) => format!("{}: ", short(&view.learner)),
        None => String::new(),
    };
    let day = near_date(end.effective_on, today);
    if view.pair.state == PairState::Ending {
        format!("{who}работа завершится {day}")
    } else {
        format!("{who}работа завершена досрочно, {day}")
    }
}

/// Why it ended.
pub fn reason(end: &PairEnd) -> String {
    match end.by {
        Some(_) => end.reason.clone(),
        None => "Наставник больше не\u{a0}ведёт пары. Заявка вернулась к\u{a0}методисту, записи сохранены."
            .to_owned(),
    }
}

/// Before an early end is announced: the day of the law.
pub fn takes_effect(day: NaiveDate, today: NaiveDate) -> String {
    format!(
        "Предупредить нужно за\u{a0}три рабочих дня (ТК\u{a0}РФ, ст.\u{a0}351.8). Если объявить сегодня, работа завершится {}. До\u{a0}этого дня всё идёт как обычно.",
        near_date(day, today)
    )
}

/// «Очень помогло»
pub fn mark(mark: u8) -> &'static str {
    match mark {
        5 => "Очень помогло",
        4 => "Помогло",
        3 => "Помогло отчасти",
        2 => "Почти не\u{a0}помогло",
        _ => "Не\u{a0}помогло",
    }
}

/// «Занято 2 места из 3»
pub fn load(taken: u32, capacity: u32) -> String {
    format!("Занято {} из\u{a0}{capacity}", count(taken as usize, ["место", "места", "мест"]))
}

/// «2 встречи не записаны»
pub fn unwritten(n: usize) -> String {
    match n {
        1 => "одна встреча не\u{a0}записана".to_owned(),
        n => format!("{} не\u{a0}записаны", count(n, ["встреча", "встречи", "встреч"])),
    }
}

/// The title says what stands: «3 пары, одна ждёт согласия».
pub fn finding(open: &[PairSummary]) -> String {
    if open.is_empty() {
        return PAIRS.to_owned();
    }
    let agreeing = open.iter().filter(|p| p.pair.state == PairState::Agreeing).count();
    let pairs = count(open.len(), ["пара", "пары", "пар"]);
    match agreeing {
        0 => format!("{pairs} в\u{a0}работе"),
        n => format!("{pairs}, план ждёт согласия: {n}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_said_in_hours_and_minutes() {
        assert_eq!(hours(45), "45\u{a0}минут");
        assert_eq!(hours(60), "1\u{a0}час");
        assert_eq!(hours(150), "2\u{a0}часа 30\u{a0}минут");
    }
}
