//! `POST /reminders`: a word to several people at once, told in the app (C-ДЕФ-5, C-МОЛ-1). To all whom one may write to, or to
//! nobody; who was told the same within a day is passed over.

use axum::{extract::State, http::StatusCode};
use chrono::TimeDelta;
use domain::{
    PersonId,
    access::Action,
    contract::{desk::Reminded, problem::FieldError},
    reminder::{Reminder, ReminderKind},
};

use crate::{
    access,
    app::App,
    notify::{self, About},
    problem::Refusal,
    storage::notices,
    write::{Command, Outcome},
};

const AGAIN_AFTER: TimeDelta = TimeDelta::hours(24);

pub async fn send(State(app): State<App>, command: Command<Reminder>) -> Outcome {
    let (mut write, mut reminder) = command.begin(&app).await?;
    let (me, today) = (write.me.clone(), app.today());
    reminder.check()?;
    reminder.people.sort_unstable();
    reminder.people.dedup();
    let action = match reminder.kind {
        ReminderKind::Diagnosis | ReminderKind::Route => Action::Remind,
        ReminderKind::Support => Action::OfferSupport,
    };
    let mut errors = Vec::new();
    for (place, person) in reminder.people.iter().enumerate() {
        if *person == me.person || !access::may_with(write.conn(), &me, action, *person, today).await? {
            let message = "Этому человеку вы написать не можете: уберите его из списка.".to_owned();
            errors.push(FieldError { field: format!("people[{place}]"), message });
        }
    }
    if errors.len() == reminder.people.len() {
        return Err(Refusal::forbidden().into());
    }
    if !errors.is_empty() {
        return Err(Refusal::invalid(errors).into());
    }
    let kind = reminder.kind.notice();
    let since = app.clock.now() - AGAIN_AFTER;
    let before: Vec<PersonId> = notices::told_by(write.conn(), me.person, kind, since).await?;
    let mut told = 0;
    for person in reminder.people.iter().filter(|person| !before.contains(person)) {
        let about = About { person: Some(me.person), thing: None, due_on: None, note: reminder.note.clone() };
        notify::tell(&app, write.conn(), &[*person], kind, &about).await?;
        told += 1;
    }
    let asked = u32::try_from(reminder.people.len()).unwrap_or(u32::MAX);
    write.finish(&app, StatusCode::OK, None, &Reminded { told, already: asked - told }).await
}
