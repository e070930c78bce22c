//! The draft of a route, and the titles of the steps that are not programmes.

use chrono::NaiveDate;
use domain::{deficit::Deficit, draft::Titles, route::Step};

use super::{Names, and};
use crate::text::{common, count, date};

pub const TITLE: &str = "Черновик маршрута";
pub const LEAD: &str =
    "Скажите, сколько времени есть, — шаги подберутся сами. Любой можно будет заменить или убрать.";
pub const LIMITS: &str = "Ваши условия";
pub const HOURS: &str = "Часов в неделю";
pub const UNTIL: &str = "Закончить до";
pub const UNTIL_BAD: &str = "Выберите день позже сегодняшнего, в пределах двух лет";
pub const REMOTE: &str = "Только дистанционно";
pub const DEFICITS: &str = "Сколько дефицитов взять";
pub const PREVIEW: &str = "Что получилось";
pub const LATER: &str = "Не вошло";
pub const SAVE: &str = "Сохранить черновик";
pub const EXISTS_TITLE: &str = "Маршрут уже есть";
pub const EXISTS: &str =
    "Вы составили его раньше. Чтобы начать другой, откройте этот и завершите его или уберите в архив.";
pub const OPEN_ROUTE: &str = "Открыть маршрут";
pub const NO_DIAGNOSIS_TITLE: &str = "Сначала диагностика";
pub const NO_DEFICITS_TITLE: &str = "Дефицитов не нашлось";
pub const NO_DEFICITS: &str = "По диагностике всё уверенно. Можно помочь коллегам — или пройти диагностику заново, когда что-то изменится.";
pub const CATALOGUE_WAITS: &str = "Каталог программ ещё не загружен. Если связи нет, можно составить черновик из самообразования и практики, а программы добавить потом.";
pub const WITHOUT_CATALOGUE: &str = "Составить без каталога";
pub const NOTHING_FITS_TITLE: &str = "В такие сроки ничего не помещается";
pub const NOTHING_FITS: &str = "Прибавьте часов в неделю или отодвиньте окончание.";

/// Titles of steps that the app words.
#[derive(Clone, Copy, Debug)]
pub struct Wording;

impl Titles for Wording {
    fn practice(&self, competence: &str) -> String {
        format!("Применить на практике: «{competence}»")
    }

    fn self_study(&self, competence: &str) -> String {
        format!("Самообразование: «{competence}»")
    }

    fn closing_diagnosis(&self) -> String {
        "Проверочная диагностика".into()
    }
}

/// The title of a route: «Оценивание для обучения, работа с данными и ещё 2 темы».
pub fn title(names: Names<'_>, deficits: &[Deficit]) -> String {
    const NAMED: usize = 2;
    const LONGEST: usize = 200;
    let mut titles: Vec<_> = deficits.iter().map(|d| names.of(&d.competence)).collect();
    for title in titles.iter_mut().skip(1) {
        *title = lowered(title);
    }
    let title = if titles.len() <= NAMED {
        and(titles)
    } else {
        let more = count(titles.len() - NAMED, ["тема", "темы", "тем"]);
        format!("{} и ещё {more}", titles[..NAMED].join(", "))
    };
    title.chars().take(LONGEST).collect()
}

/// With a small first letter, unless it is an abbreviation.
fn lowered(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// «12 шагов · 96 часов · 24 недели · до 9 мая 2027 г.»
pub fn totals(steps: &[Step]) -> String {
    let hours: usize = steps.iter().map(|s| usize::from(s.hours)).sum();
    let from = steps.iter().map(|s| s.from).min().unwrap_or_default();
    let until = steps.iter().map(|s| s.until).max().unwrap_or_default();
    let weeks = usize::try_from(((until - from).num_days() + 7) / 7).unwrap_or_default();
    format!(
        "{} · {} · {} · до {}",
        count(steps.len(), common::STEPS),
        count(hours, common::HOURS),
        count(weeks, ["неделя", "недели", "недель"]),
        date(until)
    )
}

/// Why a deficit that was taken on got no step.
pub fn no_room(hours_per_week: u16, until: NaiveDate) -> String {
    let hours = count(usize::from(hours_per_week), common::HOURS);
    format!("не хватает времени: {hours} в неделю до {}", date(until))
}

/// Deficits left for another time.
pub fn left_for_later(n: usize) -> String {
    format!("И ещё {} на потом: они никуда не денутся.", count(n, common::DEFICITS))
}

/// «взято 3 из 7»
pub fn taken(n: usize, all: usize) -> String {
    format!("У вас их {all}. Начать лучше с двух–трёх самых важных; сейчас взято {n}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lowered("Обновлённые ФГОС и ФОП"), "обновлённые ФГОС и ФОП");
        assert_eq!(lowered("ФГОС"), "ФГОС");
    }
}
