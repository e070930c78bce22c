//! The files in `systems/`: one regulation each, and the instruments. Read once, when the server starts; what is
//! wrong is said with file and line.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use domain::{
    InstrumentId,
    contract::wellbeing::Contact,
    instrument::{Instrument, InstrumentError},
    system::System,
    wellbeing::{Check, CheckError},
};
use serde::{Deserialize, de::DeserializeOwned};

/// The system that this server serves, with every instrument there is a file for: old results keep their version.
#[derive(Clone, Debug)]
pub struct InForce {
    pub system: System,
    pub instruments: BTreeMap<InstrumentId, Instrument>,
    /// What a new diagnosis is taken with.
    pub current: InstrumentId,
    pub wellbeing: WellbeingData,
}

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
    Wellbeing { path: PathBuf, error: CheckError },
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
            if !instruments.keys().any(|key| key.as_str() == name) {
                return Err(no_instrument(path, name, folder));
            }
        }
        let first = system.instruments.first().and_then(|name| name.parse().ok());
        let Some(current) = first else { return Err(no_instrument(path, "", folder)) };
        let path = folder.join("wellbeing/check.toml");
        let wellbeing: WellbeingData = read(&path)?;
        wellbeing.check.check().map_err(|error| SystemError::Wellbeing { path, error })?;
        Ok(Self { system, instruments, current, wellbeing })
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
