//! The route: states, steps, reasons. Faults, the draft and the edit have their own words in `text/route/`.

pub mod details;
pub mod draft;
pub mod edit;
pub mod faults;
pub mod files;
pub mod kept;
pub mod print;
pub mod step;

use chrono::NaiveDate;
use domain::{
    CompetenceId,
    instrument::Instrument,
    people::PersonCard,
    programme::{Mode, Programme, ProgrammeKind},
    route::{Form, Progress, Reason, Route, RouteState, Step, StepKind},
};

use super::{common, count, date, day_month, decimal, near_date, span};

pub const TITLE: &str = "Маршрут";
pub const OVER: &str = "Индивидуальный образовательный маршрут";
pub const STEPS_TITLE: &str = "Шаги маршрута";
pub const NONE_TITLE: &str = "Маршрута пока нет";
pub const NONE_AFTER_DIAGNOSIS: &str =
    "Диагностика пройдена. По её результату за минуту составится черновик: что освоить, когда и почему.";
pub const NONE_BEFORE_DIAGNOSIS: &str =
    "Маршрут строится по диагностике: сначала станет видно, что уже получается и чему стоит поучиться.";
pub const MAKE_DRAFT: &str = "Составить маршрут";
pub const TO_DIAGNOSIS: &str = "К диагностике";
pub const START_STATION: &str = "Диагностика";

pub const EDIT: &str = "Изменить";
pub const PROPOSE: &str = "Отправить методисту";
pub const WITHDRAW: &str = "Отозвать";
pub const COMPLETE: &str = "Завершить маршрут";
pub const NEXT_STEP: &str = "Открыть следующий шаг";
pub const NEW_ROUTE: &str = "Составить новый маршрут";
pub const ARCHIVE: &str = "Убрать в архив";
pub const ARCHIVE_ASK: &str = "Убрать маршрут в архив?";
pub const ARCHIVE_MEANS: &str = "Он исчезнет с этого экрана, отметки о пройденных шагах сохранятся. Вернуть его нельзя, новый маршрут составить можно.";
pub const FAULTS_TITLE: &str = "Перед отправкой поправьте:";
pub const RETURNED: &str = "Методист просит доработать";

/// A route's state in a word.
pub fn state(route: &Route) -> &'static str {
    match route.state {
        RouteState::Draft if route.returned_with().is_some() => "на доработке",
        RouteState::Draft => "черновик",
        RouteState::Proposed => "у методиста",
        RouteState::Agreed => "согласован",
        RouteState::Active => "в работе",
        RouteState::Completed => "завершён",
        RouteState::Closed => "закрыт досрочно",
        RouteState::Archived => "в архиве",
    }
}

/// What the state means and what comes next.
pub fn state_means(route: &Route, methodist: Option<&PersonCard>, all_done: bool) -> String {
    let who = methodist.map(|m| format!(" ({})", short(m))).unwrap_or_default();
    match route.state {
        RouteState::Draft if route.returned_with().is_some() => {
            "Поправьте шаги и отправьте маршрут ещё раз.".into()
        }
        RouteState::Draft => {
            "Это черновик, его видите только вы. Поправьте, что хочется, и отправьте методисту.".into()
        }
        RouteState::Proposed => format!(
            "Маршрут ждёт методиста{who}: его согласуют или вернут с комментарием. Хотите что-то поправить — отзовите."
        ),
        RouteState::Agreed => "Маршрут согласован. Отмечайте шаги по мере того, как проходите их.".into(),
        RouteState::Active if all_done => {
            "Все шаги пройдены. Завершите маршрут, и он станет частью вашей истории.".into()
        }
        RouteState::Active => "Отмечайте шаги по мере того, как проходите их.".into(),
        RouteState::Completed => {
            "Маршрут пройден и хранится таким, каким был. Можно начать новую диагностику и новый маршрут."
                .into()
        }
        RouteState::Closed => {
            "Маршрут закрыт и хранится таким, каким был. Невыполненное можно взять в новый маршрут.".into()
        }
        RouteState::Archived => "Маршрут в архиве.".into(),
    }
}

/// «И. П. Орлова», kept on one line.
pub fn short(card: &PersonCard) -> String {
    card.name.short().replace(' ', "\u{a0}")
}

/// «Потому что …»: a reason that stands alone.
pub fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// «методист И. П. Орлова»
pub fn methodist(card: Option<&PersonCard>) -> String {
    card.map_or_else(|| "методист ещё не закреплён".into(), |card| format!("методист {}", short(card)))
}

/// «5 из 12 шагов · 34 из 72 ч»
pub fn progress(p: Progress) -> String {
    let steps = super::plural(p.steps, ["шага", "шагов", "шагов"]);
    format!("{} из {}\u{a0}{steps} · {} из {}\u{a0}ч", p.steps_done, p.steps, p.hours_done, p.hours)
}

/// «1 просрочен»
pub fn overdue(n: usize) -> String {
    count(n, ["шаг просрочен", "шага просрочены", "шагов просрочено"])
}

/// «до 31 мая 2027 г.»
pub fn until(day: NaiveDate) -> String {
    format!("до {}", date(day))
}

/// «22 ноября · 5 дефицитов»
pub fn start_station(day: NaiveDate, deficits: usize, today: NaiveDate) -> String {
    format!("{} · {}", near_date(day, today), count(deficits, common::DEFICITS))
}

/// «36 ч»
pub fn hours(n: u16) -> String {
    format!("{n}\u{a0}ч")
}

/// When a step is, or was: with its document, if it has one.
pub fn when(step: &Step, today: NaiveDate) -> String {
    if let Some(result) = &step.result {
        let day = near_date(result.done_on, today);
        return match &result.evidence {
            Some(e) => format!("{} №\u{a0}{} · {day}", e.kind, e.number),
            None => format!("пройдено {day}"),
        };
    }
    let hours = hours(step.hours);
    if step.is_overdue(today) {
        return format!("было до {} · отметьте, когда будет готово", day_month(step.until));
    }
    if step.from <= today {
        return format!("идёт до {} · {hours}", near_date(step.until, today));
    }
    format!("{} · {hours}", span(step.from, step.until, today))
}

/// Names of competences, and the end of the scale, from the instrument where it is on the device.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a>(pub Option<&'a Instrument>);

impl Names<'_> {
    /// The competence as people call it.
    pub fn of(self, id: &CompetenceId) -> String {
        self.0.and_then(|i| i.competence(id)).map_or_else(|| id.to_string(), |c| c.title.clone())
    }

    fn quoted(self, id: &CompetenceId) -> String {
        format!("«{}»", self.of(id))
    }

    /// «A», «B» и «C»
    pub fn list<'c>(self, ids: impl IntoIterator<Item = &'c CompetenceId>) -> String {
        and(ids.into_iter().map(|id| self.quoted(id)).collect())
    }

    fn mean(self, tenths: u8) -> String {
        let of = self.0.map_or(5, Instrument::max);
        format!("{}\u{a0}из\u{a0}{of}", decimal(f64::from(tenths) / 10.0))
    }

    /// Why a step is in the route: «потому что „Обратная связь“ — 1,8 из 5; программа из Федерального реестра».
    pub fn reason(self, reason: &Reason) -> String {
        let closed = |d: &domain::route::ClosedDeficit| {
            format!("{} — {}", self.quoted(&d.competence), self.mean(d.mean_tenths))
        };
        match reason {
            Reason::ClosesDeficits { deficits, in_federal_register } => {
                let register = if *in_federal_register {
                    "; программа из Федерального реестра"
                } else {
                    ""
                };
                format!("потому что {}{register}", and(deficits.iter().map(closed).collect()))
            }
            Reason::NoProgrammeFits { deficit } => {
                format!("потому что {}, а подходящей программы в ваши сроки нет", closed(deficit))
            }
            Reason::TransfersToPractice { competence } => {
                format!("чтобы {} вошло в вашу работу", self.quoted(competence))
            }
            Reason::ChecksResult => "чтобы увидеть, что изменилось".into(),
            Reason::AddedByOwner => "по вашему выбору".into(),
        }
    }
}

/// «a», «a и b», «a, b и c»
pub fn and(mut all: Vec<String>) -> String {
    match all.pop() {
        Some(last) if all.is_empty() => last,
        Some(last) => format!("{} и {last}", all.join(", ")),
        None => String::new(),
    }
}

pub fn kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Programme => "Программа",
        StepKind::SelfStudy => "Самообразование",
        StepKind::Practice => "Перенос в практику",
        StepKind::Diagnosis => "Диагностика",
        StepKind::Internship => "Стажировка",
        StepKind::Event => "Событие",
        StepKind::Mentoring => "Наставничество",
        StepKind::LessonVisit => "Посещение урока",
        StepKind::Community => "Сообщество",
    }
}

pub fn form(form: Form) -> &'static str {
    match form {
        Form::Formal => "формальное: заканчивается документом",
        Form::NonFormal => "неформальное: без документа об образовании",
        Form::Informal => "информальное: сами, в своём темпе",
    }
}

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Remote => "дистанционно",
        Mode::Mixed => "очно и дистанционно",
        Mode::InPerson => "очно",
    }
}

pub fn programme_kind(kind: ProgrammeKind) -> &'static str {
    match kind {
        ProgrammeKind::Pk => "повышение квалификации",
        ProgrammeKind::Pp => "профессиональная переподготовка",
    }
}

/// «НГПУ · 36 ч · дистанционно»
pub fn programme_line(programme: &Programme) -> String {
    format!("{} · {} · {}", programme.provider, hours(programme.hours), mode(programme.mode))
}

/// «Группы начинают 9 марта и 27 сентября», from a day on.
pub fn starts(programme: &Programme, from: NaiveDate) -> String {
    const SHOWN: usize = 3;
    if programme.starts.is_empty() {
        return "Начать можно в любой день".into();
    }
    let coming = programme.starts.iter().filter(|day| **day >= from);
    let days: Vec<_> = coming.take(SHOWN).map(|day| near_date(*day, from)).collect();
    if days.is_empty() {
        "Набор в этом учебном году закончен".into()
    } else {
        format!("Начало групп: {}", and(days))
    }
}

#[cfg(test)]
mod tests {
    use domain::route::ClosedDeficit;

    use super::*;

    fn closed(key: &str, mean_tenths: u8) -> ClosedDeficit {
        ClosedDeficit { competence: key.parse().expect("a key"), mean_tenths }
    }

    #[test]
    fn reasons_name_the_deficit_its_mean_and_the_register() {
        let names = Names(None);
        let one = Reason::ClosesDeficits { deficits: vec![closed("a", 18)], in_federal_register: true };
        assert_eq!(
            names.reason(&one),
            "потому что «a» — 1,8\u{a0}из\u{a0}5; программа из Федерального реестра"
        );
        let three = Reason::ClosesDeficits {
            deficits: vec![closed("a", 18), closed("b", 20), closed("c", 31)],
            in_federal_register: false,
        };
        assert_eq!(
            names.reason(&three),
            "потому что «a» — 1,8\u{a0}из\u{a0}5, «b» — 2\u{a0}из\u{a0}5 и «c» — 3,1\u{a0}из\u{a0}5"
        );
    }

    #[test]
    fn progress_in_right_plurals() {
        let p = |steps| Progress { steps_done: 1, steps, hours_done: 4, hours: 40, overdue: 0 };
        assert_eq!(progress(p(21)), "1 из 21\u{a0}шага · 4 из 40\u{a0}ч");
        assert_eq!(progress(p(12)), "1 из 12\u{a0}шагов · 4 из 40\u{a0}ч");
    }
}
