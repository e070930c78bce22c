//! Rows of a file as results: each cell read, each fault named with its remedy.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    CompetenceId, InstrumentId,
    contract::import::{ImportCheck, ImportRow, RowError},
    instrument::Instrument,
    outer::{ScoreFault, day, folded, measured, number},
    witness::{Measured, Testimony, Witness},
};

use super::{
    columns::{Column, Places, cell, missing_columns, places, title},
    directory::{Directory, Lost, Wanted},
    sheet::Line,
};
use crate::storage::{
    imports::{Key, OuterResult},
    people::Listed,
};

/// What rows are held against.
#[derive(Debug)]
pub struct Known<'a> {
    pub directory: &'a Directory,
    pub instruments: &'a BTreeMap<InstrumentId, Instrument>,
    /// Results that were taken in before.
    pub results: &'a HashMap<Key, Measured>,
    pub today: NaiveDate,
}

/// A file that was read.
#[derive(Debug)]
pub struct Checked {
    pub check: ImportCheck,
    /// What is new in it.
    pub results: Vec<OuterResult>,
}

const PREVIEW: usize = 100;

/// The days that a file speaks of.
pub fn days(lines: &[Line]) -> Vec<NaiveDate> {
    let Some((head, rows)) = lines.split_first() else { return Vec::new() };
    let places = places(head);
    let mut days: Vec<NaiveDate> =
        rows.iter().filter_map(|row| day(cell(&places, row, Column::Day))).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Reads all rows; all faults at once.
pub fn check(lines: &[Line], known: &Known<'_>) -> Checked {
    let Some((head, rows)) = lines.split_first() else {
        return Checked { check: nothing(), results: Vec::new() };
    };
    let places = places(head);
    let mut out = Checked { check: nothing(), results: Vec::new() };
    out.check.rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    out.check.errors = missing_columns(&places, head.row);
    if !out.check.errors.is_empty() {
        return out;
    }
    let titles = titles(known.instruments);
    let (mut seen, mut people): (HashMap<Key, u32>, _) = (HashMap::new(), HashSet::new());
    for row in rows {
        let read = Row { places: &places, line: row, known, titles: &titles };
        let (result, preview) = match read.result() {
            Ok(found) => found,
            Err(errors) => {
                out.check.errors.extend(errors);
                continue;
            }
        };
        let key = (result.person, result.competence.clone(), result.source, result.on);
        if let Some(first) = seen.insert(key.clone(), row.row) {
            out.check.errors.push(RowError {
                row: row.row,
                column: String::new(),
                message: format!("Повтор строки {first}: тот же человек, компетенция и дата. Оставьте одну."),
            });
            continue;
        }
        match known.results.get(&key) {
            None => {
                people.insert(result.person);
                out.results.push(result);
            }
            Some(standing) if is_same(*standing, result.measured) => out.check.known += 1,
            Some(standing) => {
                let message = format!(
                    "Этот результат уже загружен, и там {}. Загруженное не перезаписывают: исправьте строку или уберите её.",
                    percent(*standing)
                );
                out.check.errors.push(RowError {
                    row: row.row,
                    column: title(Column::Percent).into(),
                    message,
                });
                continue;
            }
        }
        if out.check.preview.len() < PREVIEW {
            out.check.preview.push(preview);
        }
    }
    out.check.new = u32::try_from(out.results.len()).unwrap_or(u32::MAX);
    out.check.people = u32::try_from(people.len()).unwrap_or(u32::MAX);
    out
}

fn nothing() -> ImportCheck {
    ImportCheck {
        rows: 0,
        new: 0,
        known: 0,
        people: 0,
        errors: Vec::new(),
        preview: Vec::new(),
        already: None,
    }
}

/// Competences by what a cell may call them: title or key.
fn titles(instruments: &BTreeMap<InstrumentId, Instrument>) -> HashMap<String, (&CompetenceId, &Instrument)> {
    let mut titles = HashMap::new();
    // Later versions name them last.
    for instrument in instruments.values() {
        for competence in &instrument.competences {
            titles.insert(folded(&competence.title), (&competence.id, instrument));
            titles.insert(folded(competence.id.as_str()), (&competence.id, instrument));
        }
    }
    titles
}

/// A row being read.
struct Row<'a> {
    places: &'a Places,
    line: &'a Line,
    known: &'a Known<'a>,
    titles: &'a HashMap<String, (&'a CompetenceId, &'a Instrument)>,
}

impl Row<'_> {
    fn result(&self) -> Result<(OuterResult, ImportRow), Vec<RowError>> {
        let (person, competence) = (self.person(), self.competence());
        let (measured, on, source) = (self.measured(), self.day(), self.source());
        match (person, competence, measured, on, source) {
            (Ok(person), Ok((competence, instrument)), Ok(measured), Ok(on), Ok(source)) => {
                let word = Testimony::new(instrument, competence.clone(), source, on, measured);
                let title = instrument.competence(competence).map(|c| c.title.clone());
                let preview = ImportRow {
                    row: self.line.row,
                    person: person.name.full(),
                    school: person.unit_name.clone(),
                    competence: competence.clone(),
                    title: title.unwrap_or_default(),
                    measured,
                    level: word.level,
                    on,
                    source,
                };
                let document = self.cell(Column::Document).chars().take(300).collect();
                let competence = competence.clone();
                Ok((OuterResult { person: person.id, competence, source, on, measured, document }, preview))
            }
            (person, competence, measured, on, source) => {
                let errors = [person.err(), competence.err(), measured.err(), on.err(), source.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    fn cell(&self, column: Column) -> &str {
        cell(self.places, self.line, column)
    }

    fn error(&self, column: Column, message: impl Into<String>) -> RowError {
        RowError { row: self.line.row, column: title(column).into(), message: message.into() }
    }

    fn person(&self) -> Result<&Listed, RowError> {
        let wanted = Wanted {
            number: self.cell(Column::Number),
            family: self.cell(Column::Family),
            given: self.cell(Column::Given),
            patronymic: self.cell(Column::Patronymic),
            school: self.cell(Column::School),
        };
        self.known.directory.find(wanted).map_err(|lost| match lost {
            Lost::Unnamed => {
                self.error(Column::Family, "Заполните фамилию, имя и организацию, или номер педагога.")
            }
            Lost::BadNumber => self.error(Column::Number, "Это не номер педагога: скопируйте его из системы."),
            Lost::OtherName(name) => {
                self.error(Column::Number, format!("Это номер другого человека: {name}. Проверьте строку."))
            }
            Lost::Nobody => self.error(
                Column::Family,
                "Такого человека в системе нет: проверьте фамилию, имя и отчество.",
            ),
            Lost::OtherSchool(school) => self.error(
                Column::School,
                format!("В этой организации такого человека нет; однофамилец работает здесь: {school}. Проверьте название."),
            ),
            Lost::Several(several) => self.error(
                Column::Patronymic,
                format!("Подходят {several} человека: добавьте отчество или номер педагога."),
            ),
        })
    }

    fn competence(&self) -> Result<(&CompetenceId, &Instrument), RowError> {
        let written = self.cell(Column::Competence);
        self.titles.get(&folded(written)).copied().ok_or_else(|| {
            let message = if written.is_empty() {
                "Укажите компетенцию: название или код из анкеты.".to_owned()
            } else {
                format!("Компетенции «{written}» в анкетах нет: возьмите название из списка под формой.")
            };
            self.error(Column::Competence, message)
        })
    }

    fn measured(&self) -> Result<Measured, RowError> {
        let percent = self.cell(Column::Percent);
        if number(percent).is_some_and(|hundredths| (1..100).contains(&hundredths)) {
            let message =
                format!("{percent}: похоже на долю. Укажите процент числом от 0 до 100, например 67,5.");
            return Err(self.error(Column::Percent, message));
        }
        measured(percent, self.cell(Column::Points), self.cell(Column::Maximum)).map_err(
            |fault| match fault {
                ScoreFault::Missing => self.error(Column::Percent, "Укажите процент, или баллы и максимум."),
                ScoreFault::PercentUnreadable => {
                    self.error(Column::Percent, format!("«{percent}» не число: укажите, например, 67,5."))
                }
                ScoreFault::PercentOutOfRange => {
                    self.error(Column::Percent, format!("{percent}: процент бывает от 0 до 100."))
                }
                ScoreFault::PointsUnreadable => {
                    self.error(Column::Points, "Укажите баллы и максимум числами, например 17 и 25.")
                }
                ScoreFault::PointsOutOfRange => {
                    self.error(Column::Points, "Баллов больше, чем максимум: проверьте оба столбца.")
                }
            },
        )
    }

    fn day(&self) -> Result<NaiveDate, RowError> {
        let written = self.cell(Column::Day);
        match day(written) {
            Some(on) if on > self.known.today => {
                Err(self.error(Column::Day, format!("{}: эта дата ещё не наступила.", on.format("%d.%m.%Y"))))
            }
            Some(on) => Ok(on),
            None if written.is_empty() => Err(self.error(Column::Day, "Укажите дату теста.")),
            None => Err(self.error(Column::Day, format!("«{written}» не дата: укажите как 12.11.2026."))),
        }
    }

    fn source(&self) -> Result<Witness, RowError> {
        match folded(self.cell(Column::Source)).as_str() {
            "" | "цнппм" | "центр" => Ok(Witness::Centre),
            "фиоко" | "федеральный оператор" => Ok(Witness::Federal),
            _ => {
                Err(self
                    .error(Column::Source, "Источник бывает ЦНППМ или ФИОКО; пустая ячейка значит ЦНППМ."))
            }
        }
    }
}

fn is_same(a: Measured, b: Measured) -> bool {
    u64::from(a.got) * u64::from(b.of) == u64::from(b.got) * u64::from(a.of)
}

fn percent(measured: Measured) -> String {
    format!("{:.1}\u{a0}%", measured.percent()).replace('.', ",")
}
