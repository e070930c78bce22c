//! The files in `systems/`: one regulation each, and the instruments. Read once, when the server starts; what is
//! wrong is said with file and line.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use domain::{
    InstrumentId,
    calendar::WorkCalendar,
    contract::wellbeing::Contact,
    instrument::{Block, BlockError, Instrument, InstrumentError},
    system::System,
    wellbeing::{Check, CheckError},
};
use serde::{Deserialize, de::DeserializeOwned};

/// The system that this server serves, with every instrument there is a file for: old results keep their version.
#[derive(Clone, Debug)]
pub struct InForce {
    pub system: System,
    pub instruments: BTreeMap<InstrumentId, Instrument>,
    /// What a new diagnosis is taken with by those for whom there is nothing more fitting.
    pub current: InstrumentId,
    /// By the key of the subject.
    pub of_subject: BTreeMap<String, Choice>,
    /// For управленческие кадры (C-ДИАГ-1, C-УК-7).
    pub of_managers: Option<Choice>,
    pub wellbeing: WellbeingData,
    /// Working days (`systems/calendar/russia.toml`).
    pub calendar: WorkCalendar,
}

/// An instrument for a new diagnosis, by what one chooses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: InstrumentId,
    /// «Математика».
    pub title: String,
}

/// `audience` of the instrument for управленческие кадры.
const MANAGERS: &str = "manager";

/// The self-check and what may help (C-ВЫГ): `systems/wellbeing/check.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WellbeingData {
    /// Codes of the catalogue.
    pub programmes: Vec<String>,
    pub contacts: Vec<Contact>,
    pub check: Check,
}

/// Why the files cannot be used. Each message names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum SystemError {
    #[error("there is no system {name:?}; choose one of: {}", known.join(", "))]
    Unknown { name: String, known: Vec<String> },
    #[error("{}: {error}; --systems names the folder with the systems", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("{}:{line}: {message}", path.display())]
    Invalid { path: PathBuf, line: usize, message: String },
    #[error("{}: {error}", path.display())]
    Instrument { path: PathBuf, error: InstrumentError },
    #[error("{}: {error}", path.display())]
    Block { path: PathBuf, error: BlockError },
    #[error("{}: {error}", path.display())]
    Wellbeing { path: PathBuf, error: CheckError },
    #[error("{}: the instrument {name:?} is withdrawn; name a version that is in use, old results keep theirs", path.display())]
    Withdrawn { path: PathBuf, name: String },
    #[error("{}: the instrument {name:?} has no file in {}", path.display(), folder.display())]
    NoInstrument { path: PathBuf, name: String, folder: PathBuf },
}

impl InForce {
    /// Reads `systems/<id>.toml` and `systems/instruments/*.toml`.
    pub fn load(folder: &Path, id: &str) -> Result<Self, SystemError> {
        let known = known(folder)?;
        if !known.iter().any(|name| name == id) {
            return Err(SystemError::Unknown { name: id.to_owned(), known });
        }
        let path = folder.join(format!("{id}.toml"));
        let system: System = read(&path)?;
        let instruments = instruments(&folder.join("instruments"))?;
        for name in &system.instruments {
            let Some((_, instrument)) = instruments.iter().find(|(key, _)| key.as_str() == name) else {
                return Err(no_instrument(path, name, folder));
            };
            if !instrument.is_offered() {
                return Err(SystemError::Withdrawn { path, name: name.clone() });
            }
        }
        let first = system.instruments.first().and_then(|name| name.parse().ok());
        let Some(current) = first else { return Err(no_instrument(path, "", folder)) };
        let path = folder.join("wellbeing/check.toml");
        let wellbeing: WellbeingData = read(&path)?;
        wellbeing.check.check().map_err(|error| SystemError::Wellbeing { path, error })?;
        let (mut instruments, mut of_subject) = (instruments, BTreeMap::new());
        if let Some(common) = instruments.get(&current).cloned() {
            for (path, block) in blocks(&folder.join("instruments/blocks"))? {
                let composed = block.compose(&common);
                let (id, instrument) = composed.map_err(|error| SystemError::Block { path, error })?;
                let offered = instrument.is_offered();
                instruments.insert(id.clone(), instrument);
                if !offered {
                    continue;
                }
                for subject in [block.subject].into_iter().chain(block.also) {
                    of_subject.insert(subject, Choice { id: id.clone(), title: block.title.clone() });
                }
            }
        }
        let named = |id: &&InstrumentId| system.instruments.iter().any(|name| name == id.as_str());
        let of_managers = instruments.iter().find(|(id, i)| i.audience == MANAGERS && named(id));
        let of_managers = of_managers.map(|(id, i)| Choice { id: id.clone(), title: i.title.clone() });
        let calendar = read(&folder.join("calendar").join("russia.toml"))?;
        Ok(Self { system, instruments, current, of_subject, of_managers, wellbeing, calendar })
    }
}

impl InForce {
    /// What somebody's new diagnosis is taken with: a manager's own, else the subject's, else the common one.
    pub fn fitting(&self, subject: &str, manager: bool) -> &InstrumentId {
        let own = self.of_managers.as_ref().filter(|_| manager);
        own.or_else(|| self.of_subject.get(subject)).map_or(&self.current, |choice| &choice.id)
    }

    /// Everything a new diagnosis may be taken with: the common one, subjects by title, the managers'.
    pub fn choices(&self) -> Vec<Choice> {
        let mut subjects: Vec<Choice> = self.of_subject.values().cloned().collect();
        subjects.sort_by(|a, b| a.title.cmp(&b.title));
        subjects.dedup();
        let common =
            Choice { id: self.current.clone(), title: "Без предметного блока".to_owned() };
        let managers = self
            .of_managers
            .iter()
            .map(|own| Choice { title: "Управленческие кадры".to_owned(), ..own.clone() });
        [common].into_iter().chain(subjects).chain(managers).collect()
    }

    /// Whether a new diagnosis may be taken with it.
    pub fn is_in_use(&self, id: &InstrumentId) -> bool {
        self.system.instruments.iter().any(|name| name == id.as_str())
            || self.of_subject.values().any(|choice| choice.id == *id)
    }
}

/// The ids of the systems there are files for.
pub fn known(folder: &Path) -> Result<Vec<String>, SystemError> {
    let mut names: Vec<String> =
        toml_files(folder)?.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

/// Reads one TOML file.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, SystemError> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, error))?;
    toml::from_str(&text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
        SystemError::Invalid { path: path.to_owned(), line, message: error.message().to_owned() }
    })
}

fn instruments(folder: &Path) -> Result<BTreeMap<InstrumentId, Instrument>, SystemError> {
    let mut found = BTreeMap::new();
    for path in toml_files(folder)? {
        let instrument: Instrument = read(&path)?;
        let checked = instrument.check().and_then(|()| instrument.key());
        let key = checked.map_err(|error| SystemError::Instrument { path, error })?;
        found.insert(key, instrument);
    }
    Ok(found)
}

/// Subject blocks, each with its file; none where there is no folder.
fn blocks(folder: &Path) -> Result<Vec<(PathBuf, Block)>, SystemError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    toml_files(folder)?.into_iter().map(|path| Ok((path.clone(), read(&path)?))).collect()
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, SystemError> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect())
}

fn unreadable(path: &Path, error: io::Error) -> SystemError {
    SystemError::Unreadable { path: path.to_owned(), error }
}

fn no_instrument(path: PathBuf, name: &str, folder: &Path) -> SystemError {
    SystemError::NoInstrument { path, name: name.to_owned(), folder: folder.join("instruments") }
}
