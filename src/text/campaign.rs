//! Assigned diagnoses: for those who assign and for those who take them.

use chrono::NaiveDate;
use domain::{
    campaign::{Block, Purpose, Stage},
    contract::campaign::CampaignCounts,
    people::{UnitKind, UnitRef},
    workspace::AssignedDiagnosis,
};

use super::{common, count, date, relative};

pub const TITLE: &str = "Назначения";
pub const LEAD: &str = "Диагностика до назначенного дня. Вы видите, кто начал и кто закончил; ответы видят только сам педагог, его методист и наставник.";
pub const NEW: &str = "Назначить диагностику";
pub const PURPOSE: &str = "Зачем";
pub const BLOCK: &str = "Вопросы";
pub const GROUP: &str = "Кому";
pub const DUE: &str = "Пройти до";
pub const MESSAGE: &str = "Сообщение педагогам";
pub const MESSAGE_HINT: &str = "Можно не заполнять. До 500 знаков";
pub const ASSIGN: &str = "Назначить";
pub const ASSIGNED: &str = "Диагностика назначена";
pub const ON_ITS_WAY: &str = "отправляется";
pub const NONE: &str = "Назначенных диагностик пока нет";
pub const NONE_HINT: &str =
    "Назначьте первую: педагоги увидят её на главном экране с числом оставшихся дней.";
pub const PAST: &str = "Эта дата уже прошла: выберите сегодняшний день или позже.";
pub const FAR: &str = "Срок дальше года: выберите ближе.";
pub const LONG: &str = "Сократите сообщение: не больше 500 знаков.";
pub const NO_GROUP: &str = "Назначать пока некому: за вами не закреплены педагоги.";
pub const PEOPLE: &str = "Кто и где сейчас";
pub const NUMBERS_ONLY: &str = "По муниципалитету и региону видны только числа, группы меньше пяти человек скрыты. Поимённо статусы видит школа.";
pub const PERSON: &str = "Педагог";
pub const STATUS: &str = "Статус";
pub const TAKE: &str = "К вопросам";

pub const PURPOSES: [Purpose; 3] = [Purpose::Entry, Purpose::Interim, Purpose::Final];
pub const BLOCKS: [Block; 2] = [Block::Common, Block::WithSubject];

pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Entry => "Вход в маршрут",
        Purpose::Interim => "Промежуточная",
        Purpose::Final => "Итоговая",
    }
}

pub fn block(block: Block) -> &'static str {
    match block {
        Block::Common => "Общие",
        Block::WithSubject => "Общие и по предмету",
    }
}

pub fn my_teachers(n: u32) -> String {
    format!("Закреплённые за мной: {}", count(n as usize, common::TEACHERS))
}

pub fn unit(unit: &UnitRef) -> String {
    match unit.kind {
        UnitKind::Region => format!("Весь регион: {}", unit.name),
        UnitKind::Municipality | UnitKind::School => unit.name.clone(),
    }
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::NotStarted => "не начал(а)",
        Stage::Started => "проходит",
        Stage::Finished => "закончил(а)",
    }
}

pub fn group(counts: &CampaignCounts) -> String {
    counts.unit.clone().unwrap_or_else(|| "закреплённые педагоги".to_owned())
}

/// «до 15 декабря 2026 г. · через 20 дней»
pub fn due(day: NaiveDate, today: NaiveDate) -> String {
    format!("до {} · {}", date(day), relative(day, today))
}

pub fn progress(counts: &CampaignCounts) -> String {
    let shown = |n: Option<u32>| n.map_or_else(|| common::SMALL_GROUP.to_owned(), |n| n.to_string());
    format!("закончили {} из {}, проходят {}", shown(counts.finished), counts.people, shown(counts.started))
}

/// The heading says the finding.
pub fn finding(counts: &CampaignCounts, today: NaiveDate) -> String {
    let late = counts.campaign.due_on < today;
    match counts.finished {
        Some(done) if done == counts.people => "Закончили все".to_owned(),
        Some(done) if late => {
            format!("Срок прошёл, не закончили {}", count((counts.people - done) as usize, common::PEOPLE))
        }
        _ => match counts.campaign.purpose {
            Purpose::Entry => "Диагностика для маршрута".to_owned(),
            Purpose::Interim => "Промежуточная диагностика".to_owned(),
            Purpose::Final => "Итоговая диагностика".to_owned(),
        },
    }
}

/// What the teacher is told.
pub fn told(assigned: &AssignedDiagnosis, today: NaiveDate) -> String {
    let when = match (assigned.due_on - today).num_days() {
        ..0 => format!("срок прошёл {}", relative(assigned.due_on, today)),
        0 => "пройдите сегодня".to_owned(),
        1 => "остался один день".to_owned(),
        n => format!("осталось {}", count(usize::try_from(n).unwrap_or(0), ["день", "дня", "дней"])),
    };
    format!("{} · до {} · {when}", assigned.by, date(assigned.due_on))
}

pub fn heading(assigned: &AssignedDiagnosis) -> &'static str {
    match assigned.purpose {
        Purpose::Entry => "Вам назначена диагностика для маршрута",
        Purpose::Interim => "Вам назначена промежуточная диагностика",
        Purpose::Final => "Вам назначена итоговая диагностика",
    }
}
