//! A unit's figures.

use chrono::{DateTime, Local, Utc};
use domain::{
    contract::unit::{Reading, TargetInForce},
    indicator::{Counted, Direction, IndicatorUnit, Measure, Standing},
    people::UnitKind,
    system::Indicator,
};

use super::{common, count, date, percent, plural, time, whole};

pub const TITLE: &str = "Показатели";
pub const BAD_ID: &str = "Такого адреса нет";
pub const BAD_ID_HINT: &str = "Проверьте ссылку или откройте раздел заново из меню.";
pub const PRINT: &str = "Печать";
pub const CRUMBS: &str = "Где вы";
pub const INDICATORS: &str = "Показатели против целей";
pub const NOTHING_JUDGED: &str = "Пока нет показателей, которые можно сравнить с целью";

pub const MET: &str = "достигнута";
pub const MISSED: &str = "не достигнута";
pub const NO_TARGET: &str = "цель не задана";

/// «данные на 22 ноября 2026 г., 14:05»
pub fn as_of(at: DateTime<Utc>) -> String {
    format!("данные на {}, {}", date(at.with_timezone(&Local).date_naive()), time(at))
}

/// «педагогов и руководителей: 1240»
pub fn staff(n: u32) -> String {
    format!("педагогов и\u{a0}руководителей: {}", whole(n as usize))
}

// --- The finding.

const GOALS: [&str; 3] = ["цель", "цели", "целей"];
const OF: [&str; 11] =
    ["", "одной", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти"];
const HOW_MANY: [&str; 11] =
    ["", "Одна", "Две", "Три", "Четыре", "Пять", "Шесть", "Семь", "Восемь", "Девять", "Десять"];
const WHICH: [&str; 11] = [
    "",
    "первой",
    "второй",
    "третьей",
    "четвёртой",
    "пятой",
    "шестой",
    "седьмой",
    "восьмой",
    "девятой",
    "десятой",
];

fn word(words: [&'static str; 11], n: usize) -> String {
    words.get(n).filter(|word| !word.is_empty()).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// «Две цели из четырёх достигнуты»
pub fn reached(met: usize, all: usize) -> String {
    match (met, all) {
        (1, 1) => "Цель достигнута".to_owned(),
        (0, 1) => "Цель не\u{a0}достигнута".to_owned(),
        (2, 2) => "Обе цели достигнуты".to_owned(),
        (0, 2) => "Ни\u{a0}одна из\u{a0}двух целей не\u{a0}достигнута".to_owned(),
        (0, all) => format!("Ни\u{a0}одна цель из\u{a0}{} не\u{a0}достигнута", word(OF, all)),
        (met, all) if met == all => {
            format!("Все {} {} достигнуты", word(HOW_MANY, all).to_lowercase(), plural(all, GOALS))
        }
        (met, all) => {
            let verb = plural(met, ["достигнута", "достигнуты", "достигнуто"]);
            format!("{} {} из\u{a0}{} {verb}", word(HOW_MANY, met), plural(met, GOALS), word(OF, all))
        }
    }
}

/// «До третьей не хватает 42 педагогов с программой реестра»
pub fn to_next(met: usize, lacking: String) -> String {
    format!("До\u{a0}{} не\u{a0}хватает {lacking}", word(WHICH, met + 1))
}

/// «42 педагогов с программой реестра», after «не хватает».
pub fn lacking(n: u32, measure: Measure) -> String {
    let (forms, rest) = match measure {
        Measure::RegisterProgrammesByDiagnosis => {
            (["педагога", "педагогов", "педагогов"], " с\u{a0}программой реестра")
        }
        Measure::ManagementTeamsTrained => (
            ["управленческой команды", "управленческих команд", "управленческих команд"],
            " с\u{a0}повышением квалификации",
        ),
        Measure::YoungSupported => {
            (["молодого педагога", "молодых педагогов", "молодых педагогов"], " с\u{a0}поддержкой")
        }
        Measure::RoadmapInForce | Measure::MonitoringHeld | Measure::TeachersPerMethodist => {
            (["человека", "человек", "человек"], "")
        }
    };
    format!("{}{rest}", count(n as usize, forms))
}

/// On a tile: «не хватает 42 педагогов с программой реестра».
pub fn lacks(n: u32, measure: Measure) -> String {
    format!("не\u{a0}хватает {}", lacking(n, measure))
}

/// A methodist with too many teachers.
pub fn too_many(n: u32, most: u32) -> String {
    format!("У\u{a0}одного методиста {}, можно не\u{a0}более {most}", count(n as usize, common::TEACHERS))
}

/// A thing that must be there and is not.
pub fn not_yet(short: &str) -> String {
    format!("Пока нет: «{short}»")
}

// --- Values.

/// A reading as people say it.
pub fn value(unit: IndicatorUnit, reading: &Reading) -> String {
    let Some(counted) = reading.counted.filter(|c| c.denominator > 0) else {
        return match reading.standing {
            Standing::Suppressed => "менее\u{a0}5".to_owned(),
            _ => common::NO_DATA.to_owned(),
        };
    };
    match unit {
        IndicatorUnit::Percent => percent(counted.numerator, counted.denominator),
        IndicatorUnit::People => whole(counted.numerator as usize),
        IndicatorUnit::YesNo => if counted.numerator > 0 { "да" } else { "нет" }.to_owned(),
    }
}

/// «187 из 761»
pub fn of(counted: Counted) -> String {
    format!("{}\u{a0}из\u{a0}{}", whole(counted.numerator as usize), whole(counted.denominator as usize))
}

/// Below the value: «187 из 761 · цель ≥ 30 % на 31.12.2024».
pub fn caption(indicator: &Indicator, reading: &Reading) -> String {
    let counted = reading.counted.filter(|c| c.denominator > 0);
    let from = match (counted, reading.standing, indicator.unit) {
        (_, Standing::Suppressed, _) => Some("группа меньше пяти человек не\u{a0}показывается".to_owned()),
        (Some(counted), _, IndicatorUnit::Percent) => Some(of(counted)),
        (Some(counted), _, IndicatorUnit::People) => {
            Some(format!("наибольшее · {}", count(counted.denominator as usize, METHODISTS)))
        }
        _ => None,
    };
    let goal = reading.target.map(|target| goal(indicator, target));
    from.into_iter().chain(goal).collect::<Vec<_>>().join(" · ")
}

const METHODISTS: [&str; 3] = ["методист", "методиста", "методистов"];

fn goal(indicator: &Indicator, target: TargetInForce) -> String {
    let sign = match indicator.direction {
        Direction::AtLeast => "≥\u{a0}",
        Direction::AtMost => "≤\u{a0}",
        Direction::Present | Direction::None => "",
    };
    format!("цель\u{a0}{sign}{} на\u{a0}31.12.{}", target_value(indicator.unit, target.value), target.year)
}

fn target_value(unit: IndicatorUnit, value: u32) -> String {
    match unit {
        IndicatorUnit::Percent => format!("{value}\u{a0}%"),
        IndicatorUnit::People => value.to_string(),
        IndicatorUnit::YesNo => if value > 0 { "да" } else { "нет" }.to_owned(),
    }
}

/// A state in a table.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => MET,
        Standing::Missed => MISSED,
        Standing::NoTarget => NO_TARGET,
        Standing::NoData | Standing::Suppressed => "—",
    }
}

// --- The comparison.

pub const VALUE: &str = "Значение";
pub const OF_WHAT: &str = "Из скольких";
pub const TARGET: &str = "Цель";
pub const NOT_COUNTED_BELOW: &str = "Этот показатель считается только для уровня выше: сравнивать нечего.";

/// What the units below are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    Municipalities,
    Schools,
}

impl Below {
    /// Below a region stand municipalities, below a municipality schools.
    pub fn of(kind: UnitKind) -> Self {
        if kind == UnitKind::Region { Self::Municipalities } else { Self::Schools }
    }

    fn forms(self) -> [&'static str; 3] {
        match self {
            Self::Municipalities => ["муниципалитет", "муниципалитета", "муниципалитетов"],
            Self::Schools => ["школа", "школы", "школ"],
        }
    }

    /// Head of a column.
    pub fn one(self) -> &'static str {
        match self {
            Self::Municipalities => "Муниципалитет",
            Self::Schools => "Школа",
        }
    }

    /// «34 школы»
    pub fn count(self, n: usize) -> String {
        count(n, self.forms())
    }

    /// Title of the table.
    pub fn table_title(self) -> &'static str {
        match self {
            Self::Municipalities => "Муниципалитеты и\u{a0}их доли",
            Self::Schools => "Школы и\u{a0}их доли",
        }
    }
}

/// The finding of the comparison: «8 школ из 11 ниже цели 30 %».
pub fn compared(
    below: Below,
    (missed, all, left_out): (usize, usize, usize),
    target: Option<TargetInForce>,
    indicator: &Indicator,
) -> String {
    let many = below.forms()[2];
    let (Some(target), 1..) = (target, all) else {
        return match all {
            0 => format!("Сравнить {many} пока не\u{a0}по\u{a0}чему"),
            _ => format!("Сравнение: {}", below.count(all)),
        };
    };
    let goal = target_value(indicator.unit, target.value);
    let side = if indicator.direction == Direction::AtMost { "выше" } else { "ниже" };
    match (missed, indicator.unit) {
        (0, _) if left_out > 0 => {
            format!("Из\u{a0}тех, кого можно сравнить, цель достигли все: {}", below.count(all))
        }
        (0, _) => format!("Цель достигли все: {}", below.count(all)),
        (missed, IndicatorUnit::YesNo) => format!("Цель не\u{a0}достигли {missed}\u{a0}из\u{a0}{all}"),
        (missed, _) => format!("{} из\u{a0}{all} — {side} цели {goal}", below.count(missed)),
    }
}

/// What is compared.
pub fn compared_lead(indicator: &Indicator) -> String {
    let order = match (indicator.unit, indicator.direction) {
        (IndicatorUnit::YesNo, _) => return indicator.short.clone(),
        (_, Direction::AtMost) => "от\u{a0}наибольшего",
        _ => "от\u{a0}наименьшего",
    };
    format!("{}, {order}", indicator.short)
}

/// On hover over a bar.
pub fn detail(name: &str, unit: IndicatorUnit, reading: &Reading) -> String {
    let from = reading.counted.filter(|_| unit == IndicatorUnit::Percent);
    let from = from.map(|counted| format!(" ({})", of(counted))).unwrap_or_default();
    format!("{name}: {}{from}", value(unit, reading))
}

/// Beside the line in the chart.
pub fn target_line(unit: IndicatorUnit, value: u32) -> String {
    format!("цель {}", target_value(unit, value))
}

/// Groups that are not shown.
pub fn suppressed(names: &str) -> String {
    format!("Менее 5\u{a0}человек, не\u{a0}показываем: {names}.")
}

/// Units that sent nothing to count from.
pub fn without_data(names: &str) -> String {
    format!("Нет данных: {names}.")
}

/// Name of the files.
pub fn file(reference: &str) -> String {
    format!("marshrut-{}", reference.to_lowercase())
}

// --- The passport.

pub const PASSPORT: &str = "Паспорт показателя";
pub const SOURCE: &str = "Документ";

/// Rows of the passport.
pub fn passport(indicator: &Indicator) -> Vec<(&'static str, String)> {
    let unit = match indicator.unit {
        IndicatorUnit::Percent => "процент",
        IndicatorUnit::People => "человек",
        IndicatorUnit::YesNo => "да\u{a0}/ нет",
    };
    let direction = match indicator.direction {
        Direction::AtLeast => "не\u{a0}меньше цели",
        Direction::AtMost => "не\u{a0}больше цели",
        Direction::Present => "есть",
        Direction::None => "цель не\u{a0}задана",
    };
    let target = |t: &domain::system::Target| {
        format!("{} на\u{a0}31.12.{}", target_value(indicator.unit, t.value), t.year)
    };
    let targets: Vec<_> = indicator.targets.iter().map(target).collect();
    vec![
        ("Номер", indicator.reference.clone()),
        ("Как считается", indicator.formula.clone()),
        ("Единица", unit.to_owned()),
        ("Хорошо, когда", direction.to_owned()),
        ("Цели", if targets.is_empty() { "не\u{a0}заданы".to_owned() } else { targets.join("; ") }),
        ("Как часто", indicator.periodicity.clone()),
        ("Пункт документа", indicator.clause.clone()),
    ]
}

// --- The table of units below.

pub const STAFF: &str = "Педагогов";
pub const FILTER: &str = "Найти по названию";
pub const NOTHING_FOUND: &str = "Ничего не найдено. Попробуйте часть названия.";
pub const LOW: &str = "ШНОР";
pub const LOW_HINT: &str = "Школа с низкими образовательными результатами";

// --- The funnel and the areas.

pub const FUNNEL: &str = "Путь коллектива: от\u{a0}диагностики к\u{a0}результату";
pub const ALL_STAFF: &str = "Всего работают";
pub const DIAGNOSED: &str = "Прошли диагностику";
pub const WITH_ROUTE: &str = "Составили маршрут";
pub const IN_WORK: &str = "Идут по\u{a0}маршруту";
pub const COMPLETED: &str = "Завершили маршрут";
pub const AREAS_LEAD: &str = "Сколько прошедших диагностику имеют здесь хотя бы один дефицит";
pub const NO_DIAGNOSES: &str = "Диагностик пока нет — говорить о\u{a0}дефицитах рано.";

/// «420 · 55,3 %»
pub fn people_of(people: Option<u32>, of: u32) -> String {
    match people {
        None => common::SMALL_GROUP.to_owned(),
        Some(people) if of == 0 => whole(people as usize),
        Some(people) => format!("{} · {}", whole(people as usize), percent(people, of)),
    }
}

/// The finding of the areas.
pub fn areas_title(most: Option<&str>) -> String {
    most.map_or_else(
        || "Дефициты по\u{a0}областям".to_owned(),
        |area| format!("Чаще всего дефицит — {} область", area.to_lowercase()),
    )
}

// --- What a school can do.

pub const NEXT: &str = "Что сделать дальше";
pub const NEXT_NONE: &str =
    "Все на\u{a0}пути: проверьте, не\u{a0}остановился\u{a0}ли кто-то, на\u{a0}ближайшем методсовете.";

fn people(n: u32) -> String {
    count(n as usize, common::PEOPLE)
}

/// Those without a diagnosis.
pub fn next_diagnosis(n: u32) -> String {
    let forms = ["ещё не\u{a0}прошёл", "ещё не\u{a0}прошли", "ещё не\u{a0}прошли"];
    format!(
        "{} {} диагностику. Назовите срок на\u{a0}методсовете: она занимает около получаса.",
        people(n),
        plural(n as usize, forms)
    )
}

/// Those with a result and no route.
pub fn next_route(n: u32) -> String {
    let forms = ["уже видит свой результат", "уже видят свой результат", "уже видят свой результат"];
    format!(
        "{} {}, но\u{a0}маршрута нет. Подскажите: черновик составляется одним нажатием.",
        people(n),
        plural(n as usize, forms)
    )
}

/// Those whose route has not begun.
pub fn next_start(n: u32) -> String {
    let forms = ["составил маршрут", "составили маршрут", "составили маршрут"];
    format!(
        "{} {} и\u{a0}ещё не\u{a0}в\u{a0}пути. Узнайте, чего не\u{a0}хватает: согласования или времени.",
        people(n),
        plural(n as usize, forms)
    )
}

/// What most people lack.
pub fn next_area(area: &str, n: u32) -> String {
    format!(
        "{} область — самая частая трудность ({}). Её удобно закрыть вместе: общей программой или занятием методобъединения.",
        area,
        people(n)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn goals_are_counted_in_russian() {
        let said: Vec<_> = [(0, 1), (1, 1), (2, 2), (0, 4), (1, 4), (2, 4), (3, 3), (5, 6)]
            .map(|(met, all)| plain(reached(met, all)))
            .into();
        assert_eq!(
            said,
            [
                "Цель не достигнута",
                "Цель достигнута",
                "Обе цели достигнуты",
                "Ни одна цель из четырёх не достигнута",
                "Одна цель из четырёх достигнута",
                "Две цели из четырёх достигнуты",
                "Все три цели достигнуты",
                "Пять целей из шести достигнуто",
            ]
        );
    }

    #[test]
    fn people_are_lacking_in_the_genitive() {
        let lack = |n| plain(lacking(n, Measure::RegisterProgrammesByDiagnosis));
        assert_eq!(lack(21), "21 педагога с программой реестра");
        assert_eq!(lack(42), "42 педагогов с программой реестра");
        assert_eq!(
            plain(lacking(2, Measure::ManagementTeamsTrained)),
            "2 управленческих команд с повышением квалификации"
        );
    }
}
