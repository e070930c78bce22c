//! `GET /help`: the pairs of who is signed in, and what they may ask for.

use axum::{extract::State, response::Response};
use domain::{
    PersonId,
    contract::help::{Help, PairSummary},
    pair::{Pair, Side},
};

use crate::{
    app::App,
    auth::Me,
    clockwork,
    problem::Refusal,
    reply,
    storage::{helpers, pairs, people},
};

const AT_MOST: u32 = 100;

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    clockwork::catch_up(&app).await?;
    let mut conn = app.database.read().await?;
    let rule = app.in_force.system.young_rule();
    let facts = helpers::author_facts(&mut conn, me.person, rule, app.today()).await?;
    let capacity = helpers::capacity(&mut conn, me.person).await?;
    let mine = pairs::of_person(&mut conn, me.person, AT_MOST).await?;
    let other = |pair: &Pair| if pair.helper == me.person { pair.learner } else { pair.helper };
    let others: Vec<PersonId> = mine.iter().map(other).collect();
    let cards = people::cards(&mut conn, &others).await?;
    let summary = |pair: Pair| {
        let side = if pair.helper == me.person { Side::Helper } else { Side::Learner };
        Some(PairSummary { other: cards.get(&other(&pair))?.clone(), side, pair })
    };
    reply::json(&Help { facts, pairs: mine.into_iter().filter_map(summary).collect(), capacity })
}
