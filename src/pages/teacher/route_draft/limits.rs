//! What the teacher can give: the form and what it means for the draft.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::draft::Limits;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    pages::teacher::parts::no_error,
    platform,
    text::{
        self as common,
        route::{draft as text, kept},
    },
    ui::{Field, field::described_by},
};

pub const UNTIL: &str = "draft-until";
const HOURS: std::ops::RangeInclusive<u16> = 2..=10;
const MOST_DEFICITS: usize = 6;

/// What was chosen; kept on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub hours_per_week: u16,
    pub until: NaiveDate,
    pub remote_only: bool,
    pub deficits: usize,
    /// What was not done of the last route goes on.
    #[serde(default = "yes")]
    pub carry: bool,
}

fn yes() -> bool {
    true
}

impl Given {
    /// To begin with: a pace that a working teacher keeps, to the end of the school year.
    pub fn usual(today: NaiveDate) -> Self {
        Self {
            hours_per_week: 4,
            until: school_year_end(today),
            remote_only: false,
            deficits: 3,
            carry: true,
        }
    }

    /// The limits of a draft made on a day; `None` when the end is no such day.
    pub fn limits(&self, today: NaiveDate) -> Option<Limits> {
        let from = next_monday(today);
        let latest = from.checked_add_days(Days::new(730))?;
        let (hours_per_week, deficits) = (self.hours_per_week, self.deficits);
        (self.until > from && self.until <= latest).then_some(Limits {
            from,
            until: self.until,
            hours_per_week,
            remote_only: self.remote_only,
            deficits,
        })
    }
}

/// Routes begin with a week: today, if it is a Monday.
fn next_monday(today: NaiveDate) -> NaiveDate {
    let ahead = (7 - today.weekday().days_since(Weekday::Mon)) % 7;
    today.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(today)
}

/// 31 May of the school year; from May on, of the next one: a month is too short for a route.
fn school_year_end(today: NaiveDate) -> NaiveDate {
    let year = today.year() + i32::from(today.month() >= 5);
    NaiveDate::from_ymd_opt(year, 5, 31).unwrap_or(today)
}

/// The form.
#[component]
pub fn LimitsForm(
    given: RwSignal<Given>,
    /// How many deficits there are.
    all: Signal<usize>,
    /// What was not done of the last route: steps and hours.
    left: Signal<(usize, u32)>,
) -> impl IntoView {
    let most = move || all.get().clamp(1, MOST_DEFICITS);
    let taken = Signal::derive(move || text::taken(given.with(|g| g.deficits).min(most()), all.get()));
    view! {
        <section class="card" aria-labelledby="limits-title">
            <h2 id="limits-title">{text::LIMITS}</h2>
            <div class="fields">
                <div class="fields pair">
                    <Hours given/>
                    <Until given/>
                </div>
                <label class="check">
                    <input type="checkbox" prop:checked=move || given.with(|g| g.remote_only)
                        on:change=move |e| given.update(|g| g.remote_only = event_target_checked(&e))/>
                    {text::REMOTE}
                </label>
                <Show when=move || { left.get().0 > 0 }>
                    <label class="check">
                        <input type="checkbox" prop:checked=move || given.with(|g| g.carry)
                            on:change=move |e| given.update(|g| g.carry = event_target_checked(&e))/>
                        {move || kept::carried(left.get().0, left.get().1)}
                    </label>
                </Show>
                <Field id="draft-deficits" label=text::DEFICITS hint=taken error=no_error()>
                    <select id="draft-deficits" aria-describedby=described_by("draft-deficits")
                        on:change=move |e| given.update(|g| g.deficits = event_target_value(&e).parse().unwrap_or(g.deficits))>
                        {move || (1..=most()).map(|n| {
                            let chosen = move || given.with(|g| g.deficits).min(most()) == n;
                            view! { <option value=n prop:selected=chosen>{n}</option> }
                        }).collect_view()}
                    </select>
                </Field>
            </div>
        </section>
    }
}

#[component]
fn Hours(given: RwSignal<Given>) -> impl IntoView {
    let option = move |n: u16| {
        let chosen = move || given.with(|g| g.hours_per_week) == n;
        view! { <option value=n prop:selected=chosen>{common::count(usize::from(n), common::common::HOURS)}</option> }
    };
    view! {
        <Field id="draft-hours" label=text::HOURS error=no_error()>
            <select id="draft-hours"
                on:change=move |e| given.update(|g| g.hours_per_week = event_target_value(&e).parse().unwrap_or(g.hours_per_week))>
                {HOURS.map(option).collect_view()}
            </select>
        </Field>
    }
}

#[component]
fn Until(given: RwSignal<Given>) -> impl IntoView {
    let today = platform::today();
    let bad = move || given.with(|g| g.limits(today).is_none());
    let error = Signal::derive(move || bad().then(|| text::UNTIL_BAD.to_owned()));
    // An emptied date is kept as the last one: there is no draft without an end.
    let set = move |e| {
        if let Ok(day) = event_target_value(&e).parse() {
            given.update(|g| g.until = day);
        }
    };
    view! {
        <Field id=UNTIL label=text::UNTIL error>
            <input id=UNTIL type="date" min=common::iso(today) aria-describedby=described_by(UNTIL)
                aria-invalid=move || bad().to_string()
                prop:value=move || given.with(|g| common::iso(g.until)) on:change=set/>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real date")
    }

    #[test]
    fn a_route_begins_on_a_monday_and_ends_with_the_school_year() {
        assert_eq!(next_monday(day(2026, 11, 22)), day(2026, 11, 23));
        assert_eq!(next_monday(day(2026, 11, 23)), day(2026, 11, 23));
        assert_eq!(school_year_end(day(2026, 11, 22)), day(2027, 5, 31));
        assert_eq!(school_year_end(day(2027, 2, 1)), day(2027, 5, 31));
        assert_eq!(school_year_end(day(2027, 5, 10)), day(2028, 5, 31));
    }

    #[test]
    fn an_end_in_the_past_or_years_away_makes_no_draft() {
        let today = day(2026, 11, 22);
        let mut given = Given::usual(today);
        assert!(given.limits(today).is_some());
        given.until = today;
        assert!(given.limits(today).is_none());
        given.until = day(2036, 1, 1);
        assert!(given.limits(today).is_none());
    }
}
