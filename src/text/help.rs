//! Requests for help: what was asked, where it is now, who answers.

use chrono::NaiveDate;
use domain::{
    matching::{MatchReasons, Nearness},
    people::PersonCard,
    request::{RequestEvent, RequestKind, RequestState, RequestTransition, SupportRequest},
};

use super::{count, moment, route::short};

pub const TITLE: &str = "Помощь";
pub const LEAD: &str =
    "Наставник, консультация методиста или взгляд коллеги на урок — попросить можно в любой момент.";
pub const NONE_TITLE: &str = "Вы пока ни о чём не просили";
pub const NONE: &str = "Опишите, с чем трудно, — методист поможет сам или найдёт того, кто умеет.";
pub const ASK: &str = "Попросить о помощи";
pub const OPEN: &str = "Сейчас";
pub const CLOSED: &str = "Раньше";
pub const HISTORY: &str = "Как было";
pub const CANCEL: &str = "Отозвать";
pub const CANCEL_ASK: &str = "Отозвать заявку?";
pub const CANCEL_MEANS: &str = "Она закроется. Попросить снова можно в любой момент.";
pub const CANCEL_WORD: &str = "Почему, если хочется сказать";
pub const COMPLETE: &str = "Завершить";
pub const COMPLETE_ASK: &str = "Завершить работу по заявке?";
pub const COMPLETE_MEANS: &str = "Пара слов о том, что получилось, поможет тому, кто вам помогал.";
pub const COMPLETE_WORD: &str = "Что получилось";
pub const WORD_LONG: &str = "Получилось длиннее 2000 знаков: оставьте главное";
pub const KEEP: &str = "Оставить как есть";
pub const UNSENT: &str = "ждёт отправки";
pub const KEPT_TITLE: &str = "Заявка сохранена";
pub const KEPT: &str = "Она на этом устройстве и уйдёт сама, как только появится связь.";
pub const SENT_TITLE: &str = "Заявка отправлена";

pub const WELLBEING: &str = "Тяжело и не до учёбы? Проверьте, как вы, и напишите психологу";
pub const ASK_TITLE: &str = "О чём попросить";
pub const KIND: &str = "Что поможет";
pub const COMPETENCE: &str = "С чем помочь";
pub const COMPETENCE_HINT: &str = "Необязательно, но так быстрее найдётся тот, кто умеет.";
pub const ANY: &str = "Другое, опишу словами";
pub const MY_DEFICITS: &str = "Ваши дефициты";
pub const MESSAGE: &str = "Ваш вопрос";
pub const MESSAGE_HINT: &str = "Двух-трёх фраз достаточно: класс, предмет, что уже пробовали.";
pub const MESSAGE_EMPTY: &str = "Напишите, с чем нужна помощь";
pub const MESSAGE_LONG: &str = "Получилось длиннее 2000 знаков: оставьте главное";
pub const WISHED: &str = "Кого хотите в наставники";
pub const WISHED_ANY: &str = "Пусть выберет методист";
pub const WISHED_ANY_WHY: &str = "Учтёт, кто умеет, кто рядом и у кого есть время";
pub const NO_MENTORS: &str = "Подходящего наставника рядом пока нет: методист поищет шире.";
pub const MENTORS_OFFLINE: &str =
    "Сейчас нет связи, показать наставников не получится. Отправляйте: наставника выберет методист.";
pub const MENTORS_NEED_COMPETENCE: &str = "Выберите, с чем помочь, — покажем, кто это умеет.";
pub const SEND: &str = "Отправить";
pub const DRAFT_KEPT: &str = "Здесь то, что вы начали писать в прошлый раз.";

pub const KINDS: [RequestKind; 3] =
    [RequestKind::Mentoring, RequestKind::Consultation, RequestKind::LessonVisit];

pub fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => "Наставник",
        RequestKind::Consultation => "Консультация методиста",
        RequestKind::LessonVisit => "Посещение урока",
    }
}

pub fn kind_means(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => "Коллега, который это умеет, несколько месяцев рядом",
        RequestKind::Consultation => "Один разговор: разобрать вопрос и решить, что делать",
        RequestKind::LessonVisit => "Кто-то придёт на ваш урок и обсудит его с вами",
    }
}

pub fn placeholder(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => {
            "Например: хочу научиться оценивать по критериям в 7 классе. Пробовала листы самооценки, но дети ставят себе одни пятёрки."
        }
        RequestKind::Consultation => {
            "Например: как составить контрольную, чтобы было видно, чему научился каждый? Могу поговорить во вторник после 15:00."
        }
        RequestKind::LessonVisit => {
            "Например: приходите на геометрию в 8 «Б» на следующей неделе — посмотрите, все ли успевают думать над вопросом."
        }
    }
}

pub fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Sent => "у методиста",
        RequestState::Assigned => "ждёт ответа",
        RequestState::Accepted => "принята",
        RequestState::Declined => "отказ",
        RequestState::Active => "в работе",
        RequestState::Completed => "завершена",
        RequestState::Cancelled => "отозвана",
    }
}

/// Where a request is now and what comes next.
pub fn state_means(
    request: &SupportRequest,
    who: Option<&PersonCard>,
    methodist: Option<&PersonCard>,
) -> String {
    let who = who.map(short);
    let of = |prefix: &str, after: &str| match &who {
        Some(name) => format!("{prefix}{name}{after}"),
        None => String::new(),
    };
    match request.state {
        RequestState::Sent => waits_for(methodist),
        RequestState::Assigned => format!("Заявку передали{}. Ждём ответа.", of(": ", "")),
        RequestState::Accepted => {
            format!("Заявка принята{}. Договоритесь о первой встрече.", of(". Отвечает ", ""))
        }
        RequestState::Active => format!("Работа идёт{}.", of(" — ", "")),
        RequestState::Declined => "Помочь не смогут. Попросите ещё раз — методист найдёт другого.".into(),
        RequestState::Completed => format!("Работа завершена{}.", of(" — ", "")),
        RequestState::Cancelled => "Вы отозвали заявку.".into(),
    }
}

/// Who looks at a sent request first.
pub fn waits_for(methodist: Option<&PersonCard>) -> String {
    match methodist {
        Some(card) => {
            format!("Заявку увидит методист {}: ответит или передаст тому, кто поможет.", short(card))
        }
        None => "Заявку увидят методисты вашего района: ответят или передадут тому, кто поможет.".into(),
    }
}

/// «22 ноября в 14:05 · И. П. Орлова: передано»
pub fn event(event: &RequestEvent, who: Option<&PersonCard>, own: bool, today: NaiveDate) -> String {
    let what = match event.transition {
        RequestTransition::Assign => "заявка передана",
        RequestTransition::Accept => "заявка принята",
        RequestTransition::Decline => "отказ",
        RequestTransition::Start => "работа началась",
        RequestTransition::Complete => "работа завершена",
        RequestTransition::Cancel => "заявка отозвана",
    };
    let who = match (own, who) {
        (true, _) => " · вы".to_owned(),
        (false, Some(card)) => format!(" · {}", short(card)),
        (false, None) => String::new(),
    };
    format!("{} · {what}{who}", moment(event.at, today))
}

/// Why a mentor is suggested: «92 % по этой теме · ваш предмет · ваша школа · 2 свободных места».
pub fn reasons(reasons: &MatchReasons) -> String {
    let near = match reasons.nearness {
        Nearness::SameSchool => "ваша школа",
        Nearness::SameMunicipality => "ваш район",
        Nearness::SameRegion => "другой район",
    };
    let places = usize::try_from(reasons.free_places).unwrap_or(usize::MAX);
    let subject = if reasons.same_subject { " · ваш предмет" } else { "" };
    format!(
        "{}\u{a0}% по этой теме{subject} · {near} · {}",
        reasons.strength_percent,
        count(places, ["свободное место", "свободных места", "свободных мест"])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_says_why_in_words() {
        let why = MatchReasons {
            strength_percent: 92,
            same_subject: true,
            nearness: Nearness::SameSchool,
            free_places: 2,
        };
        assert_eq!(
            reasons(&why),
            "92\u{a0}% по этой теме · ваш предмет · ваша школа · 2\u{a0}свободных места"
        );
    }
}
