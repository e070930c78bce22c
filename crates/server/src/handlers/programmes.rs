//! `GET /programmes`: the catalogue, by code. The cursor is the last code of the page before.

use axum::{extract::State, response::Response};
use domain::{
    CompetenceId,
    contract::{
        page::{PAGE_MAX, ProgrammePage},
        problem::{FieldError, ProblemKind},
    },
};
use serde::Deserialize;

use crate::{app::App, auth::Me, extract::Query, problem::Refusal, reply, storage::programmes};

#[derive(Debug, Deserialize)]
pub struct Params {
    competence: Option<CompetenceId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

const LIMIT: u32 = 100;
/// Longer than any code.
pub const CURSOR_MAX: usize = 200;

pub async fn list(State(app): State<App>, _: Me, Query(asked): Query<Params>) -> Result<Response, Refusal> {
    let limit = asked.limit.unwrap_or(LIMIT);
    if !(1..=PAGE_MAX).contains(&limit) {
        return Err(malformed("limit", format!("От 1 до {PAGE_MAX}.")));
    }
    let after = asked.cursor.unwrap_or_default();
    if after.chars().count() > CURSOR_MAX {
        return Err(malformed("cursor", "Это не курсор прошлой страницы.".to_owned()));
    }
    let mut conn = app.database.read().await?;
    let mut items = programmes::list(&mut conn, asked.competence.as_ref(), &after, limit + 1).await?;
    let more = items.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if more {
        items.pop();
    }
    let next = items.last().filter(|_| more).map(|last| last.code.clone());
    reply::json(&ProgrammePage { items, next })
}

fn malformed(field: &str, message: String) -> Refusal {
    let errors = vec![FieldError { field: field.to_owned(), message }];
    Refusal::new(ProblemKind::Malformed, "В адресе не те параметры: проверьте ссылку.").with_errors(errors)
}
