//! The figures of all units, counted anew only when a standing has changed or a day has begun. Every server counts for
//! itself; the version that says whether it must is in the database.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{ids::AreaId, system::SettingValue};

use crate::{
    app::App,
    problem::Refusal,
    storage::{
        figures::{self, Figures},
        standings,
        units::{self, Tree},
    },
};

/// What was counted, and when that holds.
#[derive(Clone, Debug)]
pub struct Counted {
    pub tree: Arc<Tree>,
    pub figures: Arc<Figures>,
    version: i64,
    on: NaiveDate,
}

impl Counted {
    /// The figures as they are now. Who comes while they are being counted waits for them.
    pub async fn now(app: &App) -> Result<Self, Refusal> {
        let on = app.today();
        let mut last = app.counted.lock().await;
        if last.as_ref().is_none_or(|counted| counted.on != on) {
            catch_up(app, on).await?;
        }
        let mut conn = app.database.read().await?;
        let version = standings::version(&mut conn).await?;
        if let Some(counted) = last.as_ref().filter(|counted| (counted.version, counted.on) == (version, on))
        {
            return Ok(counted.clone());
        }
        let tree = units::tree(&mut conn).await?;
        let areas = areas(app)?;
        let asked = figures::Asked {
            on,
            young: app.in_force.system.young_rule(),
            areas: &areas,
            whole_team: is_word(app, "team_takes_part", "all_members"),
        };
        let figures = figures::count(&mut conn, &tree, &asked).await?;
        let counted = Self { tree: Arc::new(tree), figures: Arc::new(figures), version, on };
        *last = Some(counted.clone());
        Ok(counted)
    }
}

/// Whom the calendar has moved since the day before.
async fn catch_up(app: &App, on: NaiveDate) -> Result<(), Refusal> {
    let mut writing = app.database.write().await?;
    standings::catch_up(writing.conn(), &app.rules(), on).await?;
    writing.commit().await?;
    Ok(())
}

/// The areas of the instrument in force, in its order.
fn areas(app: &App) -> Result<Vec<AreaId>, Refusal> {
    let instrument = app.in_force.instruments.get(&app.in_force.current).ok_or_else(Refusal::internal)?;
    Ok(instrument.areas.iter().map(|area| area.id.clone()).collect())
}

fn is_word(app: &App, setting: &str, word: &str) -> bool {
    let value = app.in_force.system.settings.get(setting).map(|setting| &setting.value);
    matches!(value, Some(SettingValue::Word(found)) if found == word)
}
