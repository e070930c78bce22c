//! Finding a person by what a file says of them: no login, no birth date; a name and a school, or the number.

use std::collections::HashMap;

use domain::{PersonId, outer::folded};

use crate::storage::people::Listed;

/// Those whose results may be taken in.
#[derive(Debug)]
pub struct Directory {
    by_id: HashMap<PersonId, Listed>,
    /// By family and given name.
    by_name: HashMap<(String, String), Vec<PersonId>>,
}

/// What a row says of a person.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub number: &'a str,
    pub family: &'a str,
    pub given: &'a str,
    pub patronymic: &'a str,
    pub school: &'a str,
}

/// Why nobody was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Names are missing, and there is no number.
    Unnamed,
    BadNumber,
    /// The number is somebody else's.
    OtherName(String),
    Nobody,
    /// There is such a person, elsewhere.
    OtherSchool(String),
    /// So many fit.
    Several(usize),
}

impl Directory {
    pub fn new(people: impl IntoIterator<Item = Listed>) -> Self {
        let by_id: HashMap<PersonId, Listed> = people.into_iter().map(|person| (person.id, person)).collect();
        let mut by_name: HashMap<(String, String), Vec<PersonId>> = HashMap::new();
        for person in by_id.values() {
            let key = (folded(&person.name.family), folded(&person.name.given));
            by_name.entry(key).or_default().push(person.id);
        }
        Self { by_id, by_name }
    }

    /// The one person that a row means.
    pub fn find(&self, wanted: Wanted<'_>) -> Result<&Listed, Lost> {
        if !wanted.number.is_empty() {
            let id = wanted.number.parse::<PersonId>().map_err(|_| Lost::BadNumber)?;
            let person = self.by_id.get(&id).ok_or(Lost::Nobody)?;
            let same = wanted.family.is_empty() || folded(wanted.family) == folded(&person.name.family);
            return if same { Ok(person) } else { Err(Lost::OtherName(person.name.full())) };
        }
        if wanted.family.is_empty() || wanted.given.is_empty() || wanted.school.is_empty() {
            return Err(Lost::Unnamed);
        }
        let key = (folded(wanted.family), folded(wanted.given));
        let namesakes: Vec<&Listed> =
            self.by_name.get(&key).into_iter().flatten().filter_map(|id| self.by_id.get(id)).collect();
        let patronymic = folded(wanted.patronymic);
        let fits = |person: &&&Listed| {
            let own = person.name.patronymic.as_deref().map(folded).unwrap_or_default();
            patronymic.is_empty() || own == patronymic
        };
        let named: Vec<&Listed> = namesakes.iter().filter(fits).copied().collect();
        let school = folded(wanted.school);
        let here: Vec<&Listed> =
            named.iter().filter(|person| folded(&person.unit_name) == school).copied().collect();
        match (here.as_slice(), named.as_slice()) {
            ([person], _) => Ok(person),
            ([], []) => Err(Lost::Nobody),
            ([], [elsewhere, ..]) => Err(Lost::OtherSchool(elsewhere.unit_name.clone())),
            (several, _) => Err(Lost::Several(several.len())),
        }
    }
}
