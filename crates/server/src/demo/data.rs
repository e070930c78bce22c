//! What a demo region is made from: the system with its instruments, its catalogue, its municipalities, and names to
//! combine. Read from `systems/` once; the generator itself touches no file.

use std::path::Path;

use chrono::NaiveDate;
use domain::{
    CompetenceId, InstrumentId,
    instrument::{Competence, Instrument},
    programme::{Mode, ProgrammeKind},
};
use serde::Deserialize;

use crate::{
    records::Person,
    systems::{InForce, SystemError, read},
};

/// Everything [`super::generate`] reads.
#[derive(Clone, Debug)]
pub struct DemoData {
    pub in_force: InForce,
    pub catalogue: Vec<CatalogueEntry>,
    pub municipalities: Vec<Municipality>,
    pub names: Names,
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
    #[error(transparent)]
    System(#[from] SystemError),
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
    let in_force = InForce::load(systems, id)?;
    let file = systems.join(format!("{id}.toml"));
    let extras: Extras = read(&file)?;
    let incomplete = |path: &Path, what| LoadError::Incomplete { path: path.display().to_string(), what };
    if extras.municipalities.iter().all(|m| m.weight == 0) {
        return Err(incomplete(&file, "a demo region needs [[municipalities]] with weights"));
    }
    let catalogue: Catalogue = read(&systems.join("catalogue").join(format!("{}.toml", extras.catalogue)))?;
    let path = systems.join("demo").join("names.toml");
    let names: Names = read(&path)?;
    names.check().map_err(|what| incomplete(&path, what))?;
    Ok(DemoData { in_force, catalogue: catalogue.programmes, municipalities: extras.municipalities, names })
}

impl DemoData {
    /// What somebody is diagnosed with: a manager's own, else the subject's, else the common one.
    pub fn instrument_for(&self, person: &Person) -> (&InstrumentId, &Instrument) {
        let key = self.in_force.fitting(&person.subject, person.manager);
        (key, self.instrument_of(key))
    }

    /// The instrument of a diagnosis.
    pub fn instrument_of(&self, key: &InstrumentId) -> &Instrument {
        &self.in_force.instruments[key]
    }

    /// What the subjects' instruments have in common.
    pub fn common(&self) -> &Instrument {
        self.instrument_of(&self.in_force.current)
    }

    /// Every competence that somebody is asked about, some of them more than once.
    pub fn competences(&self) -> impl Iterator<Item = &Competence> {
        self.in_force.instruments.values().flat_map(|instrument| &instrument.competences)
    }

    /// A competence, whoever is asked about it.
    pub fn competence(&self, id: &CompetenceId) -> Option<&Competence> {
        self.competences().find(|competence| competence.id == *id)
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
