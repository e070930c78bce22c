//! What a demo region is made from: the system, its instrument, its catalogue, its municipalities, and names to
//! combine. Read from `systems/` once; the generator itself touches no file.

use std::{collections::BTreeMap, fs, io, path::Path};

use chrono::NaiveDate;
use domain::{
    CompetenceId, InstrumentId,
    calendar::WorkCalendar,
    instrument::{Block, Competence, Instrument, InstrumentError},
    programme::{Mode, ProgrammeKind},
    system::System,
};
use serde::{Deserialize, de::DeserializeOwned};

/// Everything [`super::generate`] reads.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoData {
    pub system: System,
    pub instrument: Instrument,
    pub instrument_key: InstrumentId,
    /// What managers are diagnosed with, where the system has it.
    pub managers: Option<(InstrumentId, Instrument)>,
    /// Competences of the subject blocks, by the key of the subject.
    pub blocks: BTreeMap<String, Vec<CompetenceId>>,
    pub catalogue: Vec<CatalogueEntry>,
    pub municipalities: Vec<Municipality>,
    pub names: Names,
    /// Working days.
    pub calendar: WorkCalendar,
}

/// A programme as the catalogue's file has it; its id follows from its code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CatalogueEntry {
    pub code: String,
    pub title: String,
    pub kind: ProgrammeKind,
    pub provider: String,
    pub hours: u16,
    pub mode: Mode,
    pub in_federal_register: bool,
    #[serde(default)]
    pub register_number: Option<String>,
    pub competences: Vec<CompetenceId>,
    pub starts: Vec<NaiveDate>,
    pub summary: String,
}

/// A municipality of the system's file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Municipality {
    pub id: String,
    pub name: String,
    pub kind: MunicipalityKind,
    pub centre: String,
    /// Relative number of teachers.
    pub weight: u32,
    /// Where there are schools, the greatest first; empty for a city of its own.
    pub settlements: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MunicipalityKind {
    District,
    UrbanOkrug,
}

/// `systems/demo/names.toml`.
#[expect(clippy::struct_field_names, reason = "the keys of the file, which speak for themselves there")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Names {
    pub male_surnames: Vec<String>,
    pub female_surnames: Vec<String>,
    pub male_names: Vec<String>,
    pub female_names: Vec<String>,
    pub male_patronymics: Vec<String>,
    pub female_patronymics: Vec<String>,
    pub subjects: Vec<Subject>,
    /// The director first, then deputies, then the head of a department.
    pub positions_managers: Vec<String>,
    pub school_kinds: Vec<SchoolKind>,
    pub return_comments: Vec<String>,
    pub request_messages: Vec<String>,
    /// The certificates of пк and of пп first, then what shows the rest.
    pub evidence_documents: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Subject {
    pub id: String,
    pub title: String,
    pub position: String,
    pub weight: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SchoolKind {
    pub short: String,
    pub weight: u32,
}

/// Why there is no demo region.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("there is no system {asked:?}; choose one of: {known}")]
    UnknownSystem { asked: String, known: String },
    #[error("cannot read {path}: {source}")]
    Read { path: String, source: io::Error },
    #[error("{path} is not what it should be: {source}")]
    Parse { path: String, source: Box<toml::de::Error> },
    #[error("{path}: {source}")]
    Instrument { path: String, source: InstrumentError },
    #[error("{path}: {what}")]
    Incomplete { path: String, what: &'static str },
}

/// The parts of a system's file that the demo needs beyond [`System`].
#[derive(Deserialize)]
struct Extras {
    catalogue: String,
    #[serde(default)]
    municipalities: Vec<Municipality>,
}

#[derive(Deserialize)]
struct Catalogue {
    programmes: Vec<CatalogueEntry>,
}

/// Reads the data of one system. An unknown system is answered with the known ones.
pub fn load(systems: &Path, id: &str) -> Result<DemoData, LoadError> {
    let known = known(systems)?;
    if !known.iter().any(|name| name == id) {
        return Err(LoadError::UnknownSystem { asked: id.to_owned(), known: known.join(", ") });
    }
    let file = systems.join(format!("{id}.toml"));
    let system: System = read(&file)?;
    let extras: Extras = read(&file)?;
    let incomplete = |path: &Path, what| LoadError::Incomplete { path: path.display().to_string(), what };
    if extras.municipalities.iter().all(|m| m.weight == 0) {
        return Err(incomplete(&file, "a demo region needs [[municipalities]] with weights"));
    }
    let mut in_force = system.instruments.iter().map(|name| instrument(systems, name));
    let (instrument_key, instrument) =
        in_force.next().ok_or_else(|| incomplete(&file, "the system names no instrument"))??;
    let managers = in_force.next().transpose()?;
    let catalogue: Catalogue = read(&systems.join("catalogue").join(format!("{}.toml", extras.catalogue)))?;
    let path = systems.join("demo").join("names.toml");
    let names: Names = read(&path)?;
    names.check().map_err(|what| incomplete(&path, what))?;
    Ok(DemoData {
        system,
        instrument,
        instrument_key,
        managers,
        blocks: blocks(&systems.join("instruments/blocks"))?,
        catalogue: catalogue.programmes,
        municipalities: extras.municipalities,
        names,
        calendar: read(&systems.join("calendar").join("russia.toml"))?,
    })
}

impl DemoData {
    /// What somebody is diagnosed with.
    pub fn instrument_for(&self, manager: bool) -> (&InstrumentId, &Instrument) {
        let own = self.managers.as_ref().filter(|_| manager);
        own.map_or((&self.instrument_key, &self.instrument), |(key, instrument)| (key, instrument))
    }

    /// The instrument of a diagnosis.
    pub fn instrument_of(&self, key: &InstrumentId) -> &Instrument {
        let own = self.managers.as_ref().filter(|(own, _)| own == key);
        own.map_or(&self.instrument, |(_, instrument)| instrument)
    }

    /// A competence, whoever is asked about it.
    pub fn competence(&self, id: &CompetenceId) -> Option<&Competence> {
        let of_managers = || self.managers.as_ref().and_then(|(_, instrument)| instrument.competence(id));
        self.instrument.competence(id).or_else(of_managers)
    }
}

impl Names {
    /// Whether there is something to choose from everywhere.
    fn check(&self) -> Result<(), &'static str> {
        let lists = [
            &self.male_surnames,
            &self.female_surnames,
            &self.male_names,
            &self.female_names,
            &self.male_patronymics,
            &self.female_patronymics,
            &self.return_comments,
            &self.request_messages,
        ];
        let empty = lists.iter().any(|list| list.is_empty());
        if empty
            || self.subjects.iter().all(|s| s.weight == 0)
            || self.school_kinds.iter().all(|k| k.weight == 0)
        {
            return Err("a list of names is empty");
        }
        if self.positions_managers.len() < 2 || self.evidence_documents.len() < 3 {
            return Err("too few positions of managers or documents");
        }
        Ok(())
    }
}

fn instrument(systems: &Path, name: &str) -> Result<(InstrumentId, Instrument), LoadError> {
    let path = systems.join("instruments").join(format!("{name}.toml"));
    let instrument: Instrument = read(&path)?;
    let in_file = |source| LoadError::Instrument { path: path.display().to_string(), source };
    instrument.check().map_err(in_file)?;
    let key = instrument.key().map_err(in_file)?;
    Ok((key, instrument))
}

/// Competences by subject; nothing where there are no blocks.
fn blocks(folder: &Path) -> Result<BTreeMap<String, Vec<CompetenceId>>, LoadError> {
    let failed = |source| LoadError::Read { path: folder.display().to_string(), source };
    let mut all = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(all);
    }
    for entry in fs::read_dir(folder).map_err(failed)? {
        let block: Block = read(&entry.map_err(failed)?.path())?;
        let competences: Vec<_> = block.competences.into_iter().map(|competence| competence.id).collect();
        all.extend(
            [block.subject].into_iter().chain(block.also).map(|subject| (subject, competences.clone())),
        );
    }
    Ok(all)
}

/// Ids of the systems in the folder, sorted.
fn known(systems: &Path) -> Result<Vec<String>, LoadError> {
    let failed = |source| LoadError::Read { path: systems.display().to_string(), source };
    let mut ids = Vec::new();
    for entry in fs::read_dir(systems).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            ids.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    ids.sort();
    Ok(ids)
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, LoadError> {
    let shown = || path.display().to_string();
    let text = fs::read_to_string(path).map_err(|source| LoadError::Read { path: shown(), source })?;
    toml::from_str(&text).map_err(|source| LoadError::Parse { path: shown(), source: Box::new(source) })
}
