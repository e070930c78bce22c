//! One file for each noun of the contract: parameters, answer, handler. Storage does the keeping, `domain` the
//! deciding; a handler asks the one and tells the other.

pub mod calendar;
pub mod campaigns;
pub mod diagnoses;
pub mod files;
pub mod health;
pub mod help;
pub mod imports;
pub mod inbox;
pub mod instruments;
pub mod mentors;
pub mod methodists;
pub mod moves;
pub mod notices;
pub mod observations;
pub mod pairs;
pub mod programmes;
pub mod rechecks;
pub mod reminders;
pub mod requests;
pub mod route_history;
pub mod routes;
pub mod session;
pub mod staff;
pub mod system;
pub mod teachers;
pub mod units;
pub mod wellbeing;
pub mod witnesses;
pub mod workspace;
pub mod young;

use domain::PersonId;
use uuid::Uuid;

use crate::{
    app::App,
    auth::Me,
    notify,
    problem::Refusal,
    storage::audit::{self, Reading},
};

/// Writes down that somebody read a result that is not theirs.
async fn read_of_another(
    app: &App,
    me: &Me,
    owner: PersonId,
    thing: &'static str,
    thing_id: Uuid,
) -> Result<(), Refusal> {
    reads_of_others(app, me, thing, &[(owner, thing_id)]).await
}

/// The same for several things of one kind, in one transaction.
async fn reads_of_others(
    app: &App,
    me: &Me,
    thing: &'static str,
    read: &[(PersonId, Uuid)],
) -> Result<(), Refusal> {
    let of_others: Vec<_> = read.iter().filter(|(owner, _)| *owner != me.person).collect();
    if of_others.is_empty() {
        return Ok(());
    }
    let at = app.clock.now();
    let mut writing = app.database.write().await?;
    for (subject, thing_id) in of_others {
        let id = notify::new_id(at)?;
        let reading = Reading { id, at, actor: me.person, subject: *subject, thing, thing_id: *thing_id };
        audit::write(writing.conn(), reading).await?;
    }
    writing.commit().await?;
    Ok(())
}
