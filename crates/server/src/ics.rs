//! A route as a calendar (RFC 5545): each step is an event over its days, with a reminder the day before it ends. Lines
//! are folded at 75 octets (§3.1) and text is escaped (§3.3.11); a test reads the file with a parser of others.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::route::{Route, RouteState, Step};

/// The calendar of a route. A route that is not agreed is tentative; one that ended early has events of
/// what was done only.
pub fn calendar(route: &Route, at: DateTime<Utc>) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Marshrut//Route//RU");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put("X-WR-CALNAME", &escaped(&route.title));
    for step in route.steps.iter().filter(|step| route.state.is_open() || step.result.is_some()) {
        event(&mut lines, route, step, at);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, route: &Route, step: &Step, at: DateTime<Utc>) {
    let agreed = !matches!(route.state, RouteState::Draft | RouteState::Proposed);
    let (done, mark) = if step.result.is_some() { (true, "✓ ") } else { (false, "") };
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &format!("{}@marshrut", step.id));
    lines.put("DTSTAMP", &at.format("%Y%m%dT%H%M%SZ").to_string());
    lines.put("SEQUENCE", &route.version.to_string());
    lines.put("DTSTART;VALUE=DATE", &day(step.from));
    // The end of an event of whole days is the day after its last (§3.6.1).
    lines.put("DTEND;VALUE=DATE", &day(step.until.checked_add_days(Days::new(1)).unwrap_or(step.until)));
    lines.put("SUMMARY", &escaped(&format!("{mark}{}", step.title)));
    lines.put("DESCRIPTION", &escaped(&format!("{}\nОбъём: {} ч", route.title, step.hours)));
    lines.put("STATUS", if agreed { "CONFIRMED" } else { "TENTATIVE" });
    lines.put("TRANSP", "TRANSPARENT");
    if !done {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("DESCRIPTION", &escaped(&step.title));
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
