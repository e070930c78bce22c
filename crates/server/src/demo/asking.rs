//! One request from its first day to the state it is in.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    CompetenceId, PersonId, RequestId, StepId,
    instrument::Competence,
    request::{
        RequestError, RequestKind, RequestQueue, RequestState, RequestTransition, SupportRequest,
        clock::Timing,
    },
};

use super::{
    calendar::{moment, shift},
    dice::Dice,
    routes::lowered,
};

/// Which message speaks of which competence: a word of the message, the competence, and whether it fits villages
/// alone. What no message speaks of is asked for in plain words.
const TOPICS: [(&str, &str, bool); 11] = [
    ("дисциплин", "psych-behaviour", false),
    ("критериями оценивания", "methodical-assessment", false),
    ("РАС", "psych-special", false),
    ("экзамену", "subject-exams", false),
    ("проекты", "methodical-projects", false),
    ("малокомплектной", "methodical-differentiation", true),
    ("родителями", "communicative-parents", false),
    ("ВПР", "it-data", false),
    ("нейросети", "it-ai", false),
    ("олимпиаде", "psych-gifted", false),
    ("деятельностный", "methodical-activity", false),
];

const REFUSALS: [&str; 3] = [
    "Сейчас уже три пары, четвёртую вести хорошо не получится. Готовы вернуться к разговору после каникул.",
    "В этой теме сильнее коллега из соседней школы, лучше попросить о помощи там.",
    "До конца четверти свободных часов нет. Если вопрос терпит, напишите ещё раз в новой.",
];

const THANKS: [&str; 5] = [
    "Спасибо! Разобрали два урока, стало понятно, с чего начинать.",
    "Всё получилось: план составлен, первые занятия проведены.",
    "Помощь пришла вовремя, осталось закрепить.",
    "Полезно и по делу. Хотелось бы встретиться ещё раз весной.",
    "Спасибо за терпение и за материалы.",
];

const QUESTIONS: [&str; 3] = [
    "В каком классе это нужно в первую очередь и что вы уже пробовали?",
    "Пришлите, пожалуйста, одну работу, на которой это видно: так разговор будет предметным.",
    "Когда вам удобно встречаться — после уроков или в методический день?",
];

/// Someone about to ask.
#[derive(Debug)]
pub struct Asking<'a> {
    pub dice: &'a mut Dice,
    pub timing: Timing<'a>,
    /// Asked between so many days ago, where the state does not say.
    pub ago: Option<(i32, i32)>,
    /// Nothing is asked before the first working day.
    pub since: NaiveDate,
    pub author: PersonId,
    pub methodist: PersonId,
    pub mentor: Option<PersonId>,
    pub kind: RequestKind,
    pub competence: Option<CompetenceId>,
    pub step: Option<StepId>,
    pub message: String,
}

impl Asking<'_> {
    /// Asks, and leads the request to a state.
    pub fn until(mut self, state: RequestState) -> Option<SupportRequest> {
        let usual = match state {
            RequestState::Sent => (1, 16),
            RequestState::Assigned => (2, 9),
            RequestState::Clarifying | RequestState::Deferred => (4, 12),
            RequestState::Accepted => (12, 40),
            RequestState::Declined | RequestState::Cancelled => (12, 250),
            RequestState::Active => (25, 210),
            RequestState::Completed => (75, 330),
        };
        let (low, high) = self.ago.unwrap_or(usual);
        let today = self.timing.today;
        let day = shift(today, -self.dice.between(low, high)).max(self.since).min(shift(today, -1));
        let sent_at = moment(self.dice, day, 60);
        // Some name the mentor they would like.
        let wished = self.mentor.filter(|_| self.dice.chance(550));
        let asked = SupportRequest {
            id: RequestId(self.dice.id(sent_at.timestamp_millis())),
            author: self.author,
            kind: self.kind,
            competence: self.competence.take(),
            step: self.step,
            message: std::mem::take(&mut self.message),
            wished,
            assignee: None,
            state: RequestState::Sent,
            sent_at,
            queue: RequestQueue::Methodist,
            clock: None,
            deferred_until: None,
            history: Vec::new(),
        };
        let mut request = SupportRequest::create(&asked, self.author).ok()?;
        self.lead(&mut request, state).ok()?;
        // The clock has run since then: some are reminded of, some have gone on.
        let since = request.history.last().map_or(sent_at, |event| event.at).date_naive();
        request.wind(&self.timing, since);
        request.tick(&self.timing);
        Some(request)
    }

    fn lead(&mut self, request: &mut SupportRequest, state: RequestState) -> Result<(), RequestError> {
        use {RequestState as S, RequestTransition as T};
        let mut at = request.sent_at;
        let helper = self.mentor.unwrap_or(self.methodist);
        if state == S::Sent {
            return Ok(());
        }
        if state == S::Cancelled {
            let at = self.later(at, 1, 9);
            return request.transition(T::Cancel, self.author, None, "Вопрос решился в школе.", at);
        }
        // A mentor who was wished has it already; the methodist finds another where nobody was.
        let no = state == S::Declined;
        if self.mentor.is_some() && (request.wished.is_none() || no) {
            at = self.later(at, 1, 3);
            request.transition(T::Assign, self.methodist, Some(helper), "", at)?;
        }
        if state == S::Deferred {
            let at = self.later(at, 1, 4);
            let (said, until) = (at.date_naive(), shift(self.timing.today, self.dice.between(3, 25)));
            return request.defer(until, helper, "До этого дня олимпиада и проверка работ.", at, said);
        }
        let path: &[(T, (i32, i32))] = match state {
            // A mentor's no brings it back to the methodist, who then answers.
            S::Declined if self.mentor.is_some() => &[(T::Decline, (1, 7)), (T::Decline, (1, 4))],
            S::Declined => &[(T::Decline, (1, 7))],
            S::Clarifying => &[(T::AskDetails, (1, 3))],
            S::Accepted => &[(T::Accept, (1, 7))],
            S::Active => &[(T::Accept, (1, 6)), (T::Start, (2, 9))],
            S::Completed => &[(T::Accept, (1, 6)), (T::Start, (2, 9)), (T::Complete, (15, 50))],
            S::Sent | S::Assigned | S::Deferred | S::Cancelled => &[],
        };
        for (transition, (low, high)) in path {
            at = self.later(at, *low, *high);
            let actor = if transition.is_authors() {
                self.author
            } else {
                request.assignee.unwrap_or(if self.mentor.is_some() && no { self.methodist } else { helper })
            };
            let comment = match transition {
                T::Decline => self.dice.pick(&REFUSALS),
                T::AskDetails => self.dice.pick(&QUESTIONS),
                T::Complete => self.dice.pick(&THANKS),
                _ => None,
            };
            request.transition(*transition, actor, None, comment.copied().unwrap_or_default(), at)?;
        }
        Ok(())
    }

    /// Some days later, but not today.
    fn later(&mut self, at: DateTime<Utc>, low: i32, high: i32) -> DateTime<Utc> {
        let day = shift(at.date_naive(), self.dice.between(low, high)).min(shift(self.timing.today, -1));
        moment(self.dice, day, 30).max(at + Duration::minutes(7))
    }
}

/// What they write: a message that speaks of the competence, else plain words.
pub fn message(
    dice: &mut Dice,
    messages: &[String],
    competence: Option<&Competence>,
    rural: bool,
    diagnosed: bool,
) -> String {
    let topic = |message: &str| TOPICS.iter().find(|(word, ..)| message.contains(word));
    let speaks = |message: &&String| {
        let of = topic(message).filter(|(.., village)| rural || !village);
        of.is_some_and(|(_, id, _)| competence.is_some_and(|c| c.id.as_str() == *id))
    };
    let found = messages.iter().find(speaks).filter(|_| dice.chance(850));
    let plain = |c: &Competence| {
        let title = lowered(&c.title);
        let text = match dice.below(if diagnosed { 3 } else { 2 }) {
            0 => "Хочу продвинуться в теме «{}»: прошу посмотреть мой урок и подсказать, с чего начать.",
            1 => {
                "Прошу помочь с темой «{}»: курс могу пройти, но хочется сразу попробовать на своих классах."
            }
            _ => {
                "По диагностике больше всего вопросов к теме «{}». Хочу разобрать с кем-нибудь свои примеры."
            }
        };
        text.replace("{}", &title)
    };
    found.cloned().or_else(|| competence.map(plain)).or_else(|| messages.first().cloned()).unwrap_or_default()
}
