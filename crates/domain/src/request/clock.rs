//! The clock of a request: nothing waits unseen. Whoever has it is reminded, then it goes on by itself: from the one
//! asked to the methodist's queue, from there to the municipal service. Counted in working days of the region's calendar.
//! Days alone decide, so it does not matter how often or how late the clock is looked at.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{RequestEvent, RequestQueue, RequestState, RequestTransition, SupportRequest};
use crate::{calendar::WorkCalendar, system::System};

/// Till when a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Who has it has had it since.
    pub since: NaiveDate,
    /// The day of the reminder.
    pub remind_on: NaiveDate,
    /// The last day to answer; on the next it goes on.
    pub until: NaiveDate,
    pub reminded: bool,
}

/// How many working days each has: settings of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Until the reminder.
    pub remind: u32,
    /// The one asked.
    pub helper: u32,
    /// The methodist's queue.
    pub methodist: u32,
    /// The municipal service.
    pub municipal: u32,
}

impl Terms {
    /// Terms of the system (`request_*_days`), else the usual ones.
    pub fn of(system: &System) -> Self {
        let days = |key, usual| system.number(key).filter(|n| (1..=60).contains(n)).unwrap_or(usual);
        Self {
            remind: days("request_remind_days", 3),
            helper: days("request_helper_days", 5),
            methodist: days("request_methodist_days", 5),
            municipal: days("request_municipal_days", 10),
        }
    }
}

/// What a clock is read by.
#[derive(Clone, Copy, Debug)]
pub struct Timing<'a> {
    pub calendar: &'a WorkCalendar,
    pub terms: Terms,
    /// Of the region, ahead of UTC.
    pub utc_offset_hours: i32,
    /// The region's calendar day.
    pub today: NaiveDate,
}

/// How a request stands to its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClockMark {
    /// The term has passed and there is nobody further.
    Late,
    /// Reminded, or the last day.
    Soon,
    InTime,
}

impl Clock {
    /// How it stands on a day.
    pub fn mark(&self, today: NaiveDate) -> ClockMark {
        match () {
            () if today > self.until => ClockMark::Late,
            () if self.reminded || today == self.until => ClockMark::Soon,
            () => ClockMark::InTime,
        }
    }
}

impl Timing<'_> {
    /// The first moment of a day in the region.
    fn start_of(&self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
        midnight - TimeDelta::hours(i64::from(self.utc_offset_hours.clamp(-12, 14)))
    }
}

impl SupportRequest {
    /// Starts the clock for whoever has the request now; stops it where nobody's answer is waited for.
    pub fn wind(&mut self, timing: &Timing, since: NaiveDate) {
        let terms = timing.terms;
        let days = match (self.state, self.queue) {
            (RequestState::Assigned, _) => terms.helper,
            (RequestState::Sent, RequestQueue::Methodist) => terms.methodist,
            (RequestState::Sent, RequestQueue::Municipal) => terms.municipal,
            _ => {
                self.clock = None;
                return;
            }
        };
        let until = timing.calendar.after(since, days);
        let remind_on = timing.calendar.after(since, terms.remind).min(until);
        self.clock = Some(Clock { since, remind_on, until, reminded: false });
    }

    /// A request whose author has no methodist goes to the municipal service at once.
    pub fn skip_methodist(&mut self) {
        if self.state == RequestState::Sent {
            self.queue = RequestQueue::Municipal;
        }
    }

    /// Does what is due by today. Doing it again changes nothing; doing it late does the same.
    pub fn tick(&mut self, timing: &Timing) -> bool {
        let before = (self.history.len(), self.clock);
        while self.step(timing) {}
        before != (self.history.len(), self.clock)
    }

    /// The next day on which the clock has something to do.
    pub fn due_on(&self) -> Option<NaiveDate> {
        if self.state == RequestState::Deferred {
            return self.deferred_until;
        }
        let clock = self.clock.filter(|_| self.state.is_waiting())?;
        let next = (!self.is_last()).then(|| clock.until.succ_opt()).flatten();
        if clock.reminded { next } else { Some(clock.remind_on) }
    }

    /// Whether there is nobody further to hand it over to.
    fn is_last(&self) -> bool {
        self.state == RequestState::Sent && self.queue == RequestQueue::Municipal
    }

    fn step(&mut self, timing: &Timing) -> bool {
        let today = timing.today;
        if let (RequestState::Deferred, Some(free)) = (self.state, self.deferred_until) {
            if free > today {
                return false;
            }
            self.say(RequestTransition::Resume, timing.start_of(free));
            (self.state, self.deferred_until) = (RequestState::Assigned, None);
            self.wind(timing, free);
            return true;
        }
        if !self.state.is_waiting() {
            return false;
        }
        let Some(clock) = &mut self.clock else {
            // Kept since before there was a clock.
            self.wind(timing, today);
            return true;
        };
        if !clock.reminded && clock.remind_on <= today {
            clock.reminded = true;
            let at = timing.start_of(clock.remind_on);
            self.say(RequestTransition::Remind, at);
            return true;
        }
        let (until, next) = (clock.until, clock.until.succ_opt());
        let Some(next) = next.filter(|next| *next <= today && !self.is_last()) else { return false };
        // From the one asked to the queue it came from, from the methodist's queue on.
        if self.state == RequestState::Sent {
            self.queue = RequestQueue::Municipal;
        }
        self.say(RequestTransition::HandOver, timing.start_of(next));
        (self.state, self.assignee) = (RequestState::Sent, None);
        self.wind(timing, until);
        true
    }

    fn say(&mut self, transition: RequestTransition, at: DateTime<Utc>) {
        // Never before what has happened already: clocks of devices differ.
        let at = self.history.last().map_or(at, |last| at.max(last.at)).max(self.sent_at);
        self.history.push(RequestEvent { at, actor: None, transition, comment: String::new() });
    }
}
