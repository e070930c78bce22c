//! Requests for help: what was asked, where it is now, who answers.

use chrono::NaiveDate;
use domain::{
    matching::{MatchReasons, Nearness},
    people::PersonCard,
    request::{
        RequestEvent, RequestKind, RequestQueue, RequestState, RequestTransition, SupportRequest,
        eligibility::Unfit,
    },
};

use super::{count, moment, near_date, route::short};

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

pub const KINDS: [RequestKind; 6] = [
    RequestKind::Mentoring,
    RequestKind::YoungMentoring,
    RequestKind::Management,
    RequestKind::Consultation,
    RequestKind::LessonVisit,
    RequestKind::Tutor,
];

pub const DETAILS: &str = "Ответить на вопрос";
pub const DETAILS_ASK: &str = "Ответить на вопрос";
pub const DETAILS_MEANS: &str = "После ответа срок пойдёт заново.";
pub const DETAILS_WORD: &str = "Ваш ответ";
pub const DETAILS_EMPTY: &str = "Напишите ответ хотя бы одной фразой";
pub const PASS_ON: &str = "Передать методисту";
pub const PASS_ON_ASK: &str = "Передать заявку методисту?";
pub const PASS_ON_MEANS: &str = "Методист ответит сам или найдёт другого. Ваши слова останутся в заявке.";
pub const PASS_ON_WORD: &str = "Что важно учесть, если хочется сказать";
pub const STEP: &str = "Заявка о шаге вашего маршрута";

/// Why a kind of help does not fit, at its field.
pub fn unfit(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::NoDeficit => {
            "По вашей диагностике дефицита здесь нет. Выберите компетенцию из «Ваших дефицитов» или «Другое»."
        }
        Unfit::NotYoung => "Этот вид помощи — для тех, кто моложе 35 лет и работает первые три года.",
        Unfit::NotManager => "Менторство — для руководителей и их заместителей.",
        _ => "Этот человек здесь помочь не сможет: выберите другого.",
    }
}

pub fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => "Наставник",
        RequestKind::YoungMentoring => "Старший коллега для начинающего",
        RequestKind::Management => "Ментор-управленец",
        RequestKind::Consultation => "Консультация методиста",
        RequestKind::LessonVisit => "Посещение урока",
        RequestKind::Tutor => "Тьютор программы",
    }
}

pub fn kind_means(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => "Коллега, который это умеет, несколько месяцев рядом",
        RequestKind::YoungMentoring => {
            "Опытный педагог рядом в первые три года: уроки, документы, дети, родители"
        }
        RequestKind::Management => "Руководитель опытной команды помогает вашей",
        RequestKind::Tutor => "Помогает пройти программу и применить её после курсов",
        RequestKind::Consultation => "Один разговор: разобрать вопрос и решить, что делать",
        RequestKind::LessonVisit => "Кто-то придёт на ваш урок и обсудит его с вами",
    }
}

pub fn placeholder(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => {
            "Например: хочу научиться оценивать по критериям в 7 классе. Пробовала листы самооценки, но дети ставят себе одни пятёрки."
        }
        RequestKind::YoungMentoring => {
            "Например: первый год веду 5–6 классы, не успеваю дать всё за урок. Хочу, чтобы кто-то смотрел мои уроки раз в две недели."
        }
        RequestKind::Management => {
            "Например: обновляем внутреннюю систему оценки. Хотим посмотреть, как это устроено у опытной команды, и обсудить наш план."
        }
        RequestKind::Tutor => {
            "Например: иду на программу по формирующему оцениванию. Нужна помощь с заданиями и с тем, как перенести это на уроки."
        }
        RequestKind::Consultation => {
            "Например: как составить контрольную, чтобы было видно, чему научился каждый? Могу поговорить во вторник после 15:00."
        }
        RequestKind::LessonVisit => {
            "Например: приходите на геометрию в 8 «Б» на следующей неделе — посмотрите, все ли успевают думать над вопросом."
        }
    }
}

pub fn state(request: &SupportRequest) -> &'static str {
    match request.state {
        RequestState::Sent if request.queue == RequestQueue::Municipal => "в муниципальной службе",
        RequestState::Sent => "у методиста",
        RequestState::Clarifying => "нужно уточнить",
        RequestState::Deferred => "отложена",
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
    today: NaiveDate,
) -> String {
    if let Some(words) = clock(request, who, methodist, today) {
        return words;
    }
    let who = who.map(short);
    let of = |prefix: &str, after: &str| match &who {
        Some(name) => format!("{prefix}{name}{after}"),
        None => String::new(),
    };
    match request.state {
        RequestState::Sent => waits_for(methodist),
        RequestState::Assigned => format!("Заявку передали{}. Ждём ответа.", of(": ", "")),
        RequestState::Clarifying => {
            format!("Просят уточнить{}. Ответьте — и срок пойдёт заново.", of(": ", ""))
        }
        RequestState::Deferred => {
            let until = request.deferred_until.map(|day| near_date(day, today)).unwrap_or_default();
            format!(
                "Сможет ответить с\u{a0}{until}{}. Можно подождать, можно передать методисту.",
                of(": ", "")
            )
        }
        RequestState::Accepted => {
            format!("Заявка принята{}. Договоритесь о первой встрече.", of(". Отвечает ", ""))
        }
        RequestState::Active => format!("Работа идёт{}.", of(" — ", "")),
        RequestState::Declined => "Помочь не смогут. Попросите ещё раз — методист найдёт другого.".into(),
        RequestState::Completed => format!("Работа завершена{}.", of(" — ", "")),
        RequestState::Cancelled => "Вы отозвали заявку.".into(),
    }
}

/// Where a request waits, till when, and where it goes then (C-НАСТ-14): «Ждём ответа до 27 ноября: И. П. Орлова. Потом
/// заявка сама перейдёт методисту.» `None` while the clock does not run.
pub fn clock(
    request: &SupportRequest,
    who: Option<&PersonCard>,
    methodist: Option<&PersonCard>,
    today: NaiveDate,
) -> Option<String> {
    let clock = request.clock?;
    let until = near_date(clock.until, today);
    let named = |card: Option<&PersonCard>| card.map(|card| format!(": {}", short(card))).unwrap_or_default();
    let reminded = if clock.reminded { " Мы напомнили." } else { "" };
    Some(match (request.state, request.queue) {
        (RequestState::Assigned, RequestQueue::Methodist) => {
            format!(
                "Ждём ответа до\u{a0}{until}{}.{reminded} Потом заявка сама перейдёт методисту.",
                named(who)
            )
        }
        (RequestState::Assigned, RequestQueue::Municipal) => {
            format!(
                "Ждём ответа до\u{a0}{until}{}.{reminded} Потом заявка вернётся в\u{a0}муниципальную службу.",
                named(who)
            )
        }
        (RequestState::Sent, RequestQueue::Methodist) => format!(
            "Заявка у\u{a0}методиста{}, ответ до\u{a0}{until}.{reminded} Потом она сама перейдёт в\u{a0}муниципальную методическую службу.",
            named(methodist)
        ),
        (RequestState::Sent, RequestQueue::Municipal) if clock.until < today => {
            format!(
                "Заявка в\u{a0}муниципальной методической службе. Срок ответа прошёл {until}, службе это видно."
            )
        }
        (RequestState::Sent, RequestQueue::Municipal) => {
            format!("Заявка в\u{a0}муниципальной методической службе, ответ до\u{a0}{until}.{reminded}")
        }
        _ => return None,
    })
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
        RequestTransition::AskDetails => "вопрос",
        RequestTransition::GiveDetails => "ответ на вопрос",
        RequestTransition::Defer => "отложено",
        RequestTransition::PassOn => "передано методисту",
        RequestTransition::Remind => "напоминание о сроке",
        RequestTransition::HandOver => "срок прошёл, заявка перешла дальше",
        RequestTransition::Resume => "день настал, снова ждём ответа",
        RequestTransition::Return => "заявка вернулась к методисту",
    };
    let who = match (own, who) {
        _ if event.actor.is_none() => " · автоматически".to_owned(),
        (true, _) => " · вы".to_owned(),
        (false, Some(card)) => format!(" · {}", short(card)),
        (false, None) => String::new(),
    };
    format!("{} · {what}{who}", moment(event.at, today))
}

/// Why somebody is suggested for another: the same without «ваш».
pub fn reasons_for(why: &MatchReasons) -> String {
    let words = reasons(why).replace("ваш предмет", "тот же предмет");
    words.replace("ваша школа", "та же школа").replace("ваш район", "тот же район")
}

/// Why a mentor is suggested: «92 % по этой теме · ваш предмет · ваша школа · 2 свободных места».
pub fn reasons(reasons: &MatchReasons) -> String {
    let near = match reasons.nearness {
        Nearness::SameSchool => "ваша школа",
        Nearness::SameMunicipality => "ваш район",
        Nearness::SameRegion => "другой район",
    };
    let places = usize::try_from(reasons.free_places).unwrap_or(usize::MAX);
    let subject = if reasons.same_subject { "ваш предмет · " } else { "" };
    let strength = match reasons.strength_percent {
        // No topic was named.
        0 => String::new(),
        percent => format!("{percent}\u{a0}% по этой теме · "),
    };
    format!(
        "{strength}{subject}{near} · {}",
        count(places, ["свободное место", "свободных места", "свободных мест"])
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::request::Clock;

    #[test]
    fn the_author_sees_where_it_is_and_till_when() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 11, n).expect("a real date");
        let id = domain::ids::uuid_v7(1, [0; 10]);
        let clock_of = Clock { since: day(20), remind_on: day(25), until: day(27), reminded: false };
        let mut request = SupportRequest {
            id: domain::RequestId(id),
            author: domain::PersonId(id),
            kind: RequestKind::Mentoring,
            competence: None,
            step: None,
            message: String::new(),
            wished: None,
            assignee: None,
            state: RequestState::Assigned,
            sent_at: chrono::DateTime::UNIX_EPOCH,
            queue: RequestQueue::Methodist,
            clock: Some(clock_of),
            deferred_until: None,
            history: Vec::new(),
        };
        let words = state_means(&request, None, None, day(22));
        assert_eq!(words, "Ждём ответа до\u{a0}27\u{a0}ноября. Потом заявка сама перейдёт методисту.");
        request.state = RequestState::Sent;
        assert!(state_means(&request, None, None, day(22)).contains("муниципальную методическую службу"));
        request.queue = RequestQueue::Municipal;
        assert!(state_means(&request, None, None, day(28)).contains("Срок ответа прошёл"));
        assert_eq!(state(&request), "в муниципальной службе");
    }

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
