//! `GET /mentors?competence=…`: who could help the one who asks. The ranking is `domain::matching`'s.

use axum::{extract::State, response::Response};
use domain::{
    CompetenceId, PersonId,
    contract::route::{Mentors, Suggestion},
    matching::{Candidate, Seeker, suggest as ranked},
};
use serde::Deserialize;

use crate::{
    app::App,
    auth::Me,
    extract::Query,
    problem::Refusal,
    reply,
    storage::{Conn, mentors, people},
};

#[derive(Debug, Deserialize)]
pub struct Params {
    competence: CompetenceId,
}

const AT_MOST: usize = 10;

pub async fn suggest(
    State(app): State<App>,
    me: Me,
    Query(asked): Query<Params>,
) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let candidates = mentors::candidates(&mut conn, Some(&asked.competence), None).await?;
    reply::json(&best(&mut conn, me.person, &candidates).await?)
}

/// The best of the candidates for somebody.
pub async fn best(conn: &mut Conn, seeker: PersonId, candidates: &[Candidate]) -> Result<Mentors, Refusal> {
    let place = people::workplace(conn, seeker).await?.ok_or_else(Refusal::signed_out)?;
    let (school, above, subject) = place;
    let seeker = Seeker { person: seeker, subject, school, municipality: above.unwrap_or(school) };
    let best = ranked(&seeker, candidates, AT_MOST);
    let ids: Vec<PersonId> = best.iter().map(|(person, _)| *person).collect();
    let mut cards = people::cards(conn, &ids).await?;
    let suggestion = |(person, reasons)| Some(Suggestion { person: cards.remove(&person)?, reasons });
    Ok(Mentors { suggestions: best.into_iter().filter_map(suggestion).collect() })
}
