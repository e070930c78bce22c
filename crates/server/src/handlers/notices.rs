//! `/notices`: what the person who asks was told, and which of it they have read. Nobody else's can be named here.

use std::str::FromStr;

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::{DateTime, Utc};
use domain::{
    NoticeId,
    contract::{
        notice::{Notices, ReadNotices},
        page::PAGE_MAX,
        problem::{FieldError, ProblemKind},
    },
    notice::{Notice, digest_order, digest_since},
};
use serde::Deserialize;

use crate::{
    app::App,
    auth::Me,
    extract::Query,
    problem::Refusal,
    reply,
    storage::{notices, people, rows::instant},
    write::{Command, Outcome},
};

#[derive(Debug, Deserialize)]
pub struct Params {
    limit: Option<u32>,
    cursor: Option<String>,
}

const LIMIT: u32 = 100;

pub async fn list(State(app): State<App>, me: Me, Query(asked): Query<Params>) -> Result<Response, Refusal> {
    let limit = asked.limit.unwrap_or(LIMIT);
    if !(1..=PAGE_MAX).contains(&limit) {
        return Err(malformed("limit", format!("От 1 до {PAGE_MAX}.")));
    }
    let cursor = asked.cursor.as_deref().map(Cursor::from_str).transpose()?;
    let mut conn = app.database.read().await?;
    let before = cursor.map(|Cursor(at, id)| (at, id));
    let mut told = notices::page(&mut conn, me.person, before.as_ref(), limit + 1).await?;
    let more = told.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if more {
        told.pop();
    }
    let next = told.last().filter(|_| more).map(|last| format!("{}_{}", instant(last.at), last.id));
    let ids: Vec<_> = told.iter().filter_map(|told| told.about).collect();
    let cards = people::cards(&mut conn, &ids).await?;
    let items = told.into_iter().map(|told| Notice {
        id: told.id,
        at: told.at,
        kind: told.kind,
        person: told.about.and_then(|id| cards.get(&id).cloned()),
        thing: told.thing,
        due_on: told.due_on,
        note: told.note,
        read: told.read_at.is_some(),
    });
    let mut week = notices::since(&mut conn, me.person, digest_since(app.clock.now())).await?;
    digest_order(&mut week);
    let unread = notices::unread_count(&mut conn, me.person).await?;
    reply::json(&Notices { items: items.collect(), next, unread, week })
}

pub async fn read(State(app): State<App>, command: Command<ReadNotices>) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let (me, now) = (write.me.person, app.clock.now());
    notices::mark_read(write.conn(), me, &asked.notices, now).await?;
    write.finish(&app, StatusCode::OK, None, &asked).await
}

/// Where a page ended.
struct Cursor(DateTime<Utc>, NoticeId);

impl FromStr for Cursor {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let parts = text.split_once('_').and_then(|(at, id)| Some(Self(at.parse().ok()?, id.parse().ok()?)));
        parts.ok_or_else(|| Refusal::field("cursor", "Это не курсор прошлой страницы: начните с первой."))
    }
}

fn malformed(field: &str, message: String) -> Refusal {
    let errors = vec![FieldError { field: field.to_owned(), message }];
    Refusal::new(ProblemKind::Malformed, "В адресе не те параметры: проверьте ссылку.").with_errors(errors)
}
