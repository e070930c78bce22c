//! What happens by itself: clocks of requests, early ends that take effect, mentors who have left. Due work is done
//! before anything is read or written that it could change, and from time to time; doing it twice changes nothing.

use domain::{
    pair::{Pair, PairState},
    request::{
        RequestState, RequestTransition, SupportRequest,
        clock::{Terms, Timing},
    },
};

use crate::{
    app::App,
    notify,
    storage::{Conn, StorageError, assignments, pairs, requests, standings},
};

/// By what clocks are read now.
pub fn timing(app: &App) -> Timing<'_> {
    Timing {
        calendar: &app.in_force.calendar,
        terms: Terms::of(&app.in_force.system),
        utc_offset_hours: app.in_force.system.utc_offset_hours,
        today: app.today(),
    }
}

/// Does what is due, if anything is.
pub async fn catch_up(app: &App) -> Result<(), StorageError> {
    let today = app.today();
    let mut conn = app.database.read().await?;
    let due = requests::is_due(&mut conn, today).await? || !pairs::due(&mut conn, today).await?.is_empty();
    drop(conn);
    if due { run(app).await } else { Ok(()) }
}

/// Does what is due, and looks for requests whose helper is none any more.
pub async fn run(app: &App) -> Result<(), StorageError> {
    let (timing, now) = (timing(app), app.clock.now());
    let mut writing = app.database.write().await?;
    let conn = writing.conn();
    for mut pair in pairs::due(conn, timing.today).await? {
        if pair.tick(timing.today) {
            pairs::update(conn, &pair).await?;
            follow(app, conn, &pair).await?;
        }
    }
    for mut request in requests::of_former_helpers(conn).await? {
        if let Some(mut pair) = pairs::open_of_request(conn, request.id).await? {
            pair.helper_left(now, timing.today);
            pairs::update(conn, &pair).await?;
        }
        let events = request.history.len();
        request.give_back(None, "", now);
        rewind(app, conn, &mut request).await?;
        requests::update(conn, &request).await?;
        notify::of_clock(app, conn, &request, events).await?;
        standings::refresh(conn, &app.rules(), request.author, timing.today).await?;
    }
    for mut request in requests::due(conn, timing.today).await? {
        let events = request.history.len();
        request.tick(&timing);
        requests::update(conn, &request).await?;
        notify::of_clock(app, conn, &request, events).await?;
    }
    writing.commit().await
}

/// Starts the clock of a request that has moved: for whoever has it now.
pub async fn rewind(app: &App, conn: &mut Conn, request: &mut SupportRequest) -> Result<(), StorageError> {
    let timing = timing(app);
    let unassigned = request.state == RequestState::Sent;
    if unassigned && assignments::methodist_of(conn, request.author, timing.today).await?.is_none() {
        request.skip_methodist();
    }
    request.wind(&timing, timing.today);
    Ok(())
}

/// A request goes with its pair: begun when both have agreed, done when the mentor has closed it, back to the
/// methodist's queue when the mentor ended it early.
pub async fn follow(app: &App, conn: &mut Conn, pair: &Pair) -> Result<(), StorageError> {
    let Some(mut request) = requests::find(conn, pair.request).await? else { return Ok(()) };
    let (before, at) = (request.clone(), app.clock.now());
    let moved = match (pair.state, &pair.end) {
        (PairState::Running, _) if request.state == RequestState::Accepted => {
            request.transition(RequestTransition::Start, pair.helper, None, "", at)
        }
        (PairState::Completed, _) => {
            let summary = pair.summary.as_deref().unwrap_or_default();
            request.transition(RequestTransition::Complete, pair.helper, None, summary, at)
        }
        (PairState::Ended, Some(end)) if end.by == Some(pair.learner) => {
            request.transition(RequestTransition::Complete, pair.learner, None, &end.reason, at)
        }
        (PairState::Ended, Some(end)) => {
            request.give_back(end.by, &end.reason, at);
            Ok(())
        }
        _ => Ok(()),
    };
    // Closed already: there is nothing to follow.
    if moved.is_ok() && request != before {
        rewind(app, conn, &mut request).await?;
        requests::update(conn, &request).await?;
        // What the pair says has its own notice; that the request waits for somebody again has none yet.
        if request.state == RequestState::Sent {
            notify::of_clock(app, conn, &request, before.history.len()).await?;
        }
        standings::refresh(conn, &app.rules(), request.author, app.today()).await?;
    }
    Ok(())
}
