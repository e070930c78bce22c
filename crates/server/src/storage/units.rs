//! The organisation tree.

use std::collections::HashMap;

use domain::{UnitId, people::UnitRef};

use super::{Conn, StorageError, rows::Read};
use crate::records::Unit;

/// The whole tree in memory: a region has some hundreds of units.
#[derive(Debug)]
pub struct Tree {
    units: Vec<Unit>,
    places: HashMap<UnitId, usize>,
    children: HashMap<UnitId, Vec<usize>>,
}

/// Reads the tree; children come in the order of their names.
pub async fn tree(conn: &mut Conn) -> Result<Tree, StorageError> {
    let rows = sqlx::query("SELECT id, parent, kind, name, low_results FROM units ORDER BY name, id")
        .fetch_all(conn)
        .await?;
    let mut units = Vec::with_capacity(rows.len());
    for row in rows {
        units.push(Unit {
            id: row.parsed(0)?,
            parent: row.maybe_parsed(1)?,
            kind: row.word(2)?,
            name: row.text(3)?,
            low_results: row.flag(4)?,
        });
    }
    Ok(Tree::new(units))
}

impl Tree {
    /// A tree of these units, children in their order.
    pub fn new(units: Vec<Unit>) -> Self {
        let places = units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        let mut children: HashMap<UnitId, Vec<usize>> = HashMap::new();
        for (place, unit) in units.iter().enumerate() {
            if let Some(parent) = unit.parent {
                children.entry(parent).or_default().push(place);
            }
        }
        Self { units, places, children }
    }

    /// All units.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// A unit's place in [`Tree::units`].
    pub fn place(&self, id: UnitId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The unit with this id.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.place(id).map(|place| &self.units[place])
    }

    /// Places of the units right below.
    pub fn children(&self, id: UnitId) -> &[usize] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Places of all units, each before those below it.
    pub fn from_above(&self) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.units.len()).filter(|p| self.units[*p].parent.is_none()).collect();
        let mut next = 0;
        while let Some(place) = order.get(next) {
            order.extend_from_slice(self.children(self.units[*place].id));
            next += 1;
        }
        order
    }

    /// Places of all units, each after those below it.
    pub fn from_below(&self) -> Vec<usize> {
        let mut order = self.from_above();
        order.reverse();
        order
    }

    /// The unit, its parent and so on up.
    pub fn upwards(&self, id: UnitId) -> impl Iterator<Item = &Unit> {
        std::iter::successors(self.get(id), |unit| self.get(unit.parent?))
    }

    /// Whether a unit is this one or below it.
    pub fn within(&self, unit: UnitId, above: UnitId) -> bool {
        self.upwards(unit).any(|u| u.id == above)
    }
}

impl Unit {
    /// The unit as other things refer to it.
    pub fn reference(&self) -> UnitRef {
        UnitRef { id: self.id, kind: self.kind, name: self.name.clone() }
    }
}
