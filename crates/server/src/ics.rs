//! Terms as a calendar (RFC 5545): each step and each meeting is an event of whole days, with a reminder the day before it
//! ends. Lines are folded at 75 octets (§3.1) and text is escaped (§3.3.11); a test reads the file with a parser of others.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    pair::Meeting,
    route::{Route, RouteState, Step},
};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    uid: String,
    at: DateTime<Utc>,
    /// Grows when the event changes.
    sequence: u32,
    from: NaiveDate,
    until: NaiveDate,
    summary: String,
    description: String,
    tentative: bool,
    done: bool,
}

/// The calendar of a route.
pub fn calendar(route: &Route, at: DateTime<Utc>) -> String {
    file(&route.title, &of_route(route, at))
}

/// The steps of a route. One that is not agreed is tentative; one that ended early has events of what was done only.
pub fn of_route(route: &Route, at: DateTime<Utc>) -> Vec<Event> {
    let steps = route.steps.iter().filter(|step| route.state.is_open() || step.result.is_some());
    steps.map(|step| of_step(route, step, at)).collect()
}

fn of_step(route: &Route, step: &Step, at: DateTime<Utc>) -> Event {
    let done = step.result.is_some();
    let mark = if done { "✓ " } else { "" };
    Event {
        uid: format!("{}@marshrut", step.id),
        at,
        sequence: route.version,
        from: step.from,
        until: step.until,
        summary: format!("{mark}{}", step.title),
        description: format!("{}\nОбъём: {} ч", route.title, step.hours),
        tentative: matches!(route.state, RouteState::Draft | RouteState::Proposed),
        done,
    }
}

/// A meeting of a pair with the other side.
pub fn of_meeting(meeting: &Meeting, with: &str, at: DateTime<Utc>) -> Event {
    let mark = if meeting.held { "✓ " } else { "" };
    Event {
        uid: format!("{}@marshrut", meeting.id),
        at,
        sequence: u32::from(meeting.held),
        from: meeting.on,
        until: meeting.on,
        summary: format!("{mark}Встреча: {with}"),
        description: format!("{}\nДлительность: {} мин", meeting.agenda, meeting.minutes),
        tentative: false,
        done: meeting.held,
    }
}

/// Events as a file. A calendar that subscribed is asked to look again every six hours.
pub fn file(name: &str, events: &[Event]) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Marshrut//Route//RU");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put("X-WR-CALNAME", &escaped(name));
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.put("X-PUBLISHED-TTL", "PT6H");
    for event in events {
        put(&mut lines, event);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

fn put(lines: &mut Lines, event: &Event) {
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &event.uid);
    lines.put("DTSTAMP", &event.at.format("%Y%m%dT%H%M%SZ").to_string());
    lines.put("SEQUENCE", &event.sequence.to_string());
    lines.put("DTSTART;VALUE=DATE", &day(event.from));
    // The end of an event of whole days is the day after its last (§3.6.1).
    lines.put("DTEND;VALUE=DATE", &day(event.until.checked_add_days(Days::new(1)).unwrap_or(event.until)));
    lines.put("SUMMARY", &escaped(&event.summary));
    lines.put("DESCRIPTION", &escaped(&event.description));
    lines.put("STATUS", if event.tentative { "TENTATIVE" } else { "CONFIRMED" });
    lines.put("TRANSP", "TRANSPARENT");
    if !event.done {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("DESCRIPTION", &escaped(&event.summary));
        lines.put("TRIGGER;RELATED=END", "-P1D");
        lines.put("END", "VALARM");
    }
    lines.put("END", "VEVENT");
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Text as a value: backslash, semicolon, comma and line breaks.
fn escaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    let text = text.replace(['\n', '\r'], "\\n");
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, name: &str, value: &str) {
        const MOST: usize = 75;
        let mut length = 0;
        for c in format!("{name}:{value}").chars() {
            if length + c.len_utf8() > MOST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
