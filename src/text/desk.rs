//! The desk: one's teachers, the load of methodists, young teachers, a school's staff.

use chrono::NaiveDate;
use domain::{
    assignment::LoadLimit,
    contract::desk::{MethodistLoad, MoveDone, Placed, SupportedTeacher, YoungFigure, YoungTeacher},
    desk::{TeacherRow, TeacherStage, TouchKind, filter::Order},
    indicator::Standing,
    people::PersonCard,
    young::{SupportForm, YoungEnd},
};

use super::{common, count, near_date, percent, relative, whole};

pub const LINKS: &str = "Люди за\u{a0}цифрами";
pub const TEACHERS: &str = "Педагоги";
pub const SEARCH: &str = "Фамилия, школа или предмет";
pub const STAGES: &str = "Этап";
pub const ALL: &str = "Все";
pub const SCHOOL: &str = "Школа";
pub const POSITION: &str = "Должность и\u{a0}предмет";
pub const ORDER: &str = "Порядок";
pub const ANY_SCHOOL: &str = "Любая школа";
pub const ANY_POSITION: &str = "Любая должность";
pub const CLEAR: &str = "Сбросить отбор";
pub const NOBODY: &str = "Никто не\u{a0}подходит";
pub const NOBODY_HINT: &str = "Измените слова поиска или сбросьте отбор.";
pub const NONE: &str = "За\u{a0}вами пока никто не\u{a0}закреплён";
pub const NONE_HINT: &str = "Педагогов закрепляет ЦНППМ или муниципальная методическая служба. Наставник видит здесь тех, чью заявку принял.";
pub const LIST: &str = "Список педагогов";
pub const CHOSEN: &str = "Что сделать с\u{a0}выбранными";
pub const CHOOSE_NONE: &str = "Снять выбор";
pub const INVITE: &str = "Назначить диагностику";
pub const OUTCOMES: &str = "Что получилось";
pub const SENDING: &str = "отправляется";
pub const WAITS_NETWORK: &str = "ждёт связи";
pub const DONE: &str = "сделано";
pub const REFUSED: &str = "не\u{a0}принято";
pub const CLOSE: &str = "Убрать список";

const PEOPLE: [&str; 3] = common::TEACHERS;
const WEEKS: [&str; 3] = ["неделю", "недели", "недель"];

/// «224 педагога: 11 ждут решения, 34 с просрочкой»
pub fn finding(rows: &[TeacherRow]) -> String {
    let of = |stage| rows.iter().filter(|row| row.stage == stage).count();
    let parts = [
        (of(TeacherStage::Proposed), "ждут вашего решения"),
        (of(TeacherStage::Overdue), "с\u{a0}просрочкой"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n}\u{a0}{words}")).collect();
    let all = count(rows.len(), PEOPLE);
    if said.is_empty() { all } else { format!("{all}: {}", said.join(", ")) }
}

/// «Закреплено 224 из 250 (п. 27(1))»
pub fn load(n: u32, limit: &LoadLimit) -> String {
    match limit.most {
        Some(most) if limit.clause.is_empty() => format!("{n} из\u{a0}{most}"),
        Some(most) => format!("{n} из\u{a0}{most} по\u{a0}{}", limit.clause),
        None => count(n as usize, PEOPLE),
    }
}

pub fn stage(stage: TeacherStage) -> &'static str {
    match stage {
        TeacherStage::NotDiagnosed => "нет диагностики",
        TeacherStage::NoRoute => "нет маршрута",
        TeacherStage::Proposed => "ждёт решения",
        TeacherStage::Agreed => "согласован",
        TeacherStage::InWork => "в\u{a0}работе",
        TeacherStage::Overdue => "просрочено",
        TeacherStage::Done => "завершён",
    }
}

pub fn order(order: Order) -> &'static str {
    match order {
        Order::Urgent => "сначала кому нужны вы",
        Order::Name => "по\u{a0}фамилии",
        Order::School => "по\u{a0}школе",
        Order::Quiet => "кого давно не\u{a0}слышно",
    }
}

pub fn young(n: u32) -> String {
    format!("Молодые {n}")
}

pub fn quiet(weeks: u32, n: u32) -> String {
    format!("Без\u{a0}контакта {} {n}", count(weeks as usize, WEEKS))
}

pub const YOUNG: &str = "молодой педагог";

/// «Показано 12 из 224»
pub fn shown(n: usize, of: usize) -> String {
    if n == of {
        format!("Показаны все: {of}")
    } else {
        format!("Показано {n} из\u{a0}{of}")
    }
}

pub fn pick(name: &str) -> String {
    format!("Выбрать: {name}")
}

pub fn choose_all(n: usize) -> String {
    format!("Выбрать показанных: {n}")
}

pub fn chosen(n: usize) -> String {
    format!("Выбрано: {n}")
}

/// «6 шагов, 40 %, просрочено 2»
pub fn route(row: &TeacherRow) -> Option<String> {
    let route = row.route.as_ref()?;
    let mut said =
        format!("{} из\u{a0}{}", route.steps_done, count(route.steps as usize, ["шага", "шагов", "шагов"]));
    if route.overdue > 0 {
        said = format!("{said}, просрочено {}", route.overdue);
    }
    Some(said)
}

/// «контакт 8 дней назад»
pub fn contact(row: &TeacherRow, today: NaiveDate) -> String {
    match row.contact_on {
        Some(on) => format!("контакт {}", relative(on, today)),
        None => "контакта ещё не\u{a0}было".to_owned(),
    }
}

pub fn requests(n: u32) -> Option<String> {
    (n > 0).then(|| count(n as usize, ["открытая заявка", "открытые заявки", "открытых заявок"]))
}

pub fn agree(n: usize) -> String {
    format!("Согласовать {}", count(n, ["маршрут", "маршрута", "маршрутов"]))
}

pub fn agree_means(chosen: usize, agreeable: usize) -> String {
    let other = chosen - agreeable;
    if other == 0 {
        "Замечаний к\u{a0}маршрутам нет.".to_owned()
    } else {
        format!(
            "Согласуются только маршруты без\u{a0}замечаний, которые ждут решения. Остальных ({other}) это не\u{a0}коснётся."
        )
    }
}

pub fn remind_diagnosis(n: usize) -> String {
    format!("Напомнить о\u{a0}диагностике: {n}")
}

pub fn remind_route(n: usize) -> String {
    format!("Напомнить о\u{a0}маршруте: {n}")
}

pub fn agreed(name: &str) -> String {
    format!("Маршрут: {name}")
}

pub fn reminded(n: usize) -> String {
    format!("Напоминание: {}", count(n, ["человеку", "людям", "людям"]))
}

pub fn moved(n: usize, to: Option<&PersonCard>) -> String {
    let people = count(n, PEOPLE);
    match to {
        Some(to) => format!("Перевод: {people}, методист {}", to.name.short()),
        None => format!("Открепление: {people}"),
    }
}

// --- One teacher.

pub const TEACHER: &str = "Педагог";
pub const ROUTE: &str = "Маршрут";
pub const NO_ROUTE: &str = "Маршрута пока нет.";
pub const DECIDE: &str = "Открыть и\u{a0}решить";
pub const HISTORY: &str = "Все маршруты";
pub const REQUESTS: &str = "Заявки";
pub const NO_REQUESTS: &str = "Заявок не\u{a0}было.";
pub const LESSONS: &str = "Посещённые уроки";
pub const NO_LESSONS: &str = "На\u{a0}уроки пока никто не\u{a0}приходил.";
pub const CONTACTS: &str = "Ваши контакты";
pub const NO_CONTACTS: &str = "Вы ещё ничего не\u{a0}делали вместе.";
pub const AUDITED: &str = "Просмотр этой страницы записан в\u{a0}журнал: здесь личные результаты.";

pub fn young_until(day: NaiveDate, today: NaiveDate) -> String {
    format!("молодой педагог до\u{a0}{}", near_date(day, today))
}

pub fn step(done_on: Option<NaiveDate>, until: NaiveDate, today: NaiveDate) -> String {
    match done_on {
        Some(on) => format!("выполнен {}", near_date(on, today)),
        None if until < today => format!("просрочен, срок {}", near_date(until, today)),
        None => format!("до\u{a0}{}", near_date(until, today)),
    }
}

pub fn touch(kind: TouchKind) -> &'static str {
    match kind {
        TouchKind::RouteAgreed => "согласовали маршрут",
        TouchKind::RouteReturned => "вернули маршрут на\u{a0}доработку",
        TouchKind::RequestAnswered => "ответили на\u{a0}заявку",
        TouchKind::LessonVisited => "посетили урок",
    }
}

// --- The load.

pub const METHODISTS: &str = "Нагрузка методистов";
pub const UNASSIGNED: &str = "Никому не\u{a0}закреплены";
pub const ALL_ASSIGNED: &str = "Все педагоги закреплены за\u{a0}методистами.";
pub const MOVES: &str = "Последние переводы";
pub const TO: &str = "Кому";
pub const TO_NOBODY: &str = "Никому: открепить";
pub const FROM_ON: &str = "С\u{a0}какого дня";
pub const FROM_HINT: &str =
    "До\u{a0}этого дня всё останется как было, и\u{a0}прошлые показатели не\u{a0}изменятся.";
pub const MOVE: &str = "Перевести";
pub const NOBODY_CHOSEN: &str = "Отметьте в\u{a0}списке, кого перевести.";
pub const NO_TARGET: &str = "Выберите, кому передать.";
pub const PAST: &str = "Этот день уже прошёл: выберите сегодняшний или позже.";
pub const FAR: &str = "Этот день дальше чем через год: выберите ближе.";
pub const WHOM: &str = "Кого перевести";
pub const CHOOSE_SCHOOL: &str = "Отметить всю школу";

/// «Больше всего 254, в среднем 231: один методист сверх предела»
pub fn load_finding(all: &[MethodistLoad], limit: &LoadLimit) -> String {
    let Some(most) = all.iter().map(|m| m.load).max() else { return METHODISTS.to_owned() };
    let sum: u32 = all.iter().map(|m| m.load).sum();
    let average = sum / u32::try_from(all.len()).unwrap_or(1).max(1);
    let over = limit.most.map_or(0, |limit| all.iter().filter(|m| m.load > limit).count());
    let tail = match (over, limit.most) {
        (0, Some(_)) => "все в\u{a0}пределах нормы".to_owned(),
        (_, None) => "предел не\u{a0}задан".to_owned(),
        (n, _) => format!("{} сверх нормы", count(n, ["методист", "методиста", "методистов"])),
    };
    format!("Больше всего {most}, в\u{a0}среднем {average}: {tail}")
}

pub fn planned(peak: u32) -> String {
    format!("с\u{a0}учётом переводов будет {peak}")
}

pub fn places(methodist: &MethodistLoad) -> String {
    methodist.places.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>().join(", ")
}

pub fn more_unassigned(n: u32) -> String {
    format!("И\u{a0}ещё {}: появятся, когда закрепите этих.", whole(n as usize))
}

/// Why the button does nothing: the 251st.
pub fn too_many(load: u32, limit: &LoadLimit) -> String {
    let most = limit.most.unwrap_or(0);
    format!(
        "Стало бы {load}, а\u{a0}{} допускает не\u{a0}более {most}. Снимите {} или выберите другого.",
        limit.clause,
        load.saturating_sub(most)
    )
}

pub fn target(methodist: &MethodistLoad) -> String {
    format!("{}: {}", methodist.person.name.short(), methodist.peak)
}

pub fn placed(placed: &Placed, today: NaiveDate) -> String {
    match (placed.since, placed.until) {
        (Some(since), _) if since > today => format!("будет с\u{a0}{}", near_date(since, today)),
        (_, Some(until)) => format!("до\u{a0}{}", near_date(until, today)),
        (Some(since), None) => format!("с\u{a0}{}", near_date(since, today)),
        (None, None) => String::new(),
    }
}

pub fn done(done: &MoveDone, today: NaiveDate) -> String {
    let to = done.to.as_ref().map_or("никому".to_owned(), |to| to.name.short());
    let people = count(done.people as usize, PEOPLE);
    format!("{people} → {to} с\u{a0}{}. Оформлено: {}", near_date(done.from_on, today), done.by.name.short())
}

// --- The young.

pub const YOUNG_TITLE: &str = "Молодые педагоги";
pub const BY_NAME: &str = "Поимённо";
pub const IN_NUMBERS: &str = "По\u{a0}организациям";
pub const NO_YOUNG: &str = "Молодых педагогов среди ваших нет";
pub const NO_YOUNG_HINT: &str = "Список считается на\u{a0}сегодняшний день: новый педагог появится сам.";
pub const OFFER: &str = "Предложить поддержку";
pub const OFFERED: &str = "Предложение отправлено";
pub const NOT_SUPPORTED: &str = "поддержки пока нет";
pub const HIDDEN: &str = "менее 5\u{a0}человек";
pub const NO_DATA: &str = "молодых нет";

pub fn young_finding(people: &[YoungTeacher]) -> String {
    let without = people.iter().filter(|y| y.forms.is_empty()).count();
    let all = count(people.len(), ["молодой педагог", "молодых педагога", "молодых педагогов"]);
    match without {
        _ if people.is_empty() => YOUNG_TITLE.to_owned(),
        0 => format!("{all}, у\u{a0}каждого есть поддержка"),
        n => format!("{all}, без\u{a0}поддержки {n}"),
    }
}

pub fn young_rule(age: u32, months: u32, clause: &str) -> String {
    format!(
        "Моложе {age} лет и\u{a0}в\u{a0}первые {} работы ({clause}). Поддержка: наставник, тьютор, консультация, посещение урока, согласованный маршрут, событие.",
        count(months as usize, ["месяц", "месяца", "месяцев"])
    )
}

pub fn form(form: SupportForm) -> &'static str {
    match form {
        SupportForm::Mentor => "наставник",
        SupportForm::Tutor => "тьютор",
        SupportForm::Consultation => "консультация",
        SupportForm::LessonVisit => "посещение урока",
        SupportForm::Route => "маршрут",
        SupportForm::Event => "событие",
    }
}

pub fn young_left(young: &YoungTeacher, today: NaiveDate) -> String {
    let why = match young.ends_by {
        YoungEnd::Age => "день рождения",
        YoungEnd::Service => "три года работы",
    };
    format!("статус до\u{a0}{} ({why}, {})", near_date(young.until, today), relative(young.until, today))
}

pub fn offer(name: &str) -> String {
    format!("{OFFER}: {name}")
}

pub fn figure(figure: &YoungFigure) -> String {
    match (&figure.counted, figure.standing) {
        (Some(c), _) => {
            format!("{} из\u{a0}{}, {}", c.numerator, c.denominator, percent(c.numerator, c.denominator))
        }
        (None, Standing::Suppressed) => HIDDEN.to_owned(),
        (None, _) => NO_DATA.to_owned(),
    }
}

pub fn young_target(figure: &YoungFigure) -> Option<String> {
    figure.target.map(|target| format!("цель не\u{a0}менее {target}\u{a0}%"))
}

// --- A school's staff.

pub const STAFF: &str = "Кого сопровождаем";
pub const STAFF_LEAD: &str = "Педагоги, у\u{a0}которых диагностика нашла над чем работать, и\u{a0}как идёт работа. Что именно нашла, знают сам педагог, его методист и\u{a0}наставник.";
pub const STAFF_NONE: &str = "Пока никого";
pub const STAFF_NONE_HINT: &str = "Список появится после первых завершённых диагностик.";
pub const NO_METHODIST: &str = "методист не\u{a0}закреплён";

pub fn staff_finding(items: &[SupportedTeacher]) -> String {
    let without = items.iter().filter(|t| t.stage <= TeacherStage::NoRoute).count();
    let all = count(items.len(), PEOPLE);
    match without {
        _ if items.is_empty() => STAFF.to_owned(),
        0 => format!("{all}, у\u{a0}каждого есть маршрут"),
        n => format!("{all}, без\u{a0}маршрута {n}"),
    }
}

pub fn not_diagnosed(n: u32) -> Option<String> {
    (n > 0).then(|| format!("Ещё {} диагностику не\u{a0}завершили.", count(n as usize, PEOPLE)))
}

pub fn methodist(short: Option<&String>) -> String {
    short.map_or(NO_METHODIST.to_owned(), |short| format!("методист {short}"))
}
