//! Files beside a step.

use domain::file::FileFault;

use crate::text::decimal;

pub const TITLE: &str = "Фото и документы";
pub const HINT: &str = "Снимок или скан до 10 МБ: JPEG, PNG, WebP, PDF. Видят вы, ваш методист и наставник. Лица детей лучше не снимать.";
pub const CHOOSE: &str = "Приложить файл";
pub const NONE: &str = "Пока ничего не приложено.";
pub const SENT: &str = "отправлен";
pub const WAITS: &str = "ждёт отправки";
pub const GOES: &str = "убирается";
pub const REMOVE: &str = "Убрать";
pub const RETRY: &str = "Отправить ещё раз";
pub const FULL: &str = "У шага уже пять файлов: чтобы приложить другой, уберите ненужный.";
pub const ONLY_RUNNING: &str = "Файл можно приложить, когда маршрут согласован.";
pub const KEEPING: &str = "Сохраняем файл…";
pub const KEPT: &str = "Файл сохранён на устройстве и уйдёт, как только будет связь.";
pub const GONE: &str = "Файла на этом устройстве больше нет. Приложите его снова.";
pub const UNREADABLE: &str = "Браузер не прочитал файл. Выберите его ещё раз.";
pub const NOT_KEPT: &str = "На устройстве не хватило места. Освободите память и приложите файл снова.";

/// «отклонён: это не фото и не PDF…»
pub fn refused(why: &str) -> String {
    format!("отклонён: {why}")
}

/// Why a chosen file is not taken, and what to do.
pub fn fault(fault: FileFault) -> &'static str {
    match fault {
        FileFault::Empty => "Файл пустой: выберите другой.",
        FileFault::TooLarge => {
            "Файл больше 10 МБ. Уменьшите снимок или сохраните PDF с меньшим качеством и приложите снова."
        }
        FileFault::Heic => {
            "Это снимок в формате HEIC, большинство компьютеров его не откроет. Сохраните его как JPEG (на iPhone: «Настройки» → «Камера» → «Форматы» → «Наиболее совместимые») и приложите снова."
        }
        FileFault::Unknown => {
            "Это не фото и не PDF, как бы файл ни назывался. Приложите снимок (JPEG, PNG, WebP) или PDF."
        }
        FileFault::Name => "Переименуйте файл и приложите снова.",
    }
}

/// «1,2 МБ», «240 КБ»
pub fn size(bytes: u32) -> String {
    const KIB: u32 = 1024;
    if bytes >= KIB * KIB {
        format!("{}\u{a0}МБ", decimal(f64::from(bytes) / f64::from(KIB * KIB)))
    } else {
        format!("{}\u{a0}КБ", bytes.div_ceil(KIB))
    }
}
