//! What is asked for: words, stage, school, position, the young, the silent, the order. Each choice says how many it leaves.

use domain::{
    UnitId,
    desk::{
        TeacherRow, TeacherStage,
        filter::{Counts, Filter, Order, QUIET_WEEKS},
    },
};
use leptos::prelude::*;

use crate::text::desk as words;

#[component]
pub fn Filters(
    rows: Memo<Vec<TeacherRow>>,
    filter: RwSignal<Filter>,
    set: Callback<Filter>,
    counted: Memo<Counts>,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Filter)| {
        let mut next = filter.get_untracked();
        change(&mut next);
        set.run(next);
    };
    let stage = move |place: usize, stage: TeacherStage| {
        let on = move || filter.with(|f| f.stage == Some(stage)).to_string();
        let toggle = move |_| change(&|f| f.stage = (f.stage != Some(stage)).then_some(stage));
        let count = move || counted.with(|c| c.stages.get(place).copied().unwrap_or(0));
        view! {
            <li><button class="facet" type="button" aria-pressed=on on:click=toggle>
                {words::stage(stage)}" "<b class="num">{count}</b>
            </button></li>
        }
    };
    let any = move || filter.with(|f| f.stage.is_none()).to_string();
    let young = move || filter.with(|f| f.young).to_string();
    let weeks = move || filter.with(|f| f.quiet).unwrap_or(QUIET_WEEKS);
    let quiet = move || filter.with(|f| f.quiet.is_some()).to_string();
    let toggle_quiet =
        move |_| change(&|f| f.quiet = if f.quiet.is_some() { None } else { Some(QUIET_WEEKS) });
    view! {
        <div class="sought">
            <label class="filter">
                <span class="visually-hidden">{words::SEARCH}</span>
                <input type="search" placeholder=words::SEARCH prop:value=move || filter.with(|f| f.text.clone())
                    on:input=move |event| filter.update(|f| f.text = event_target_value(&event))
                    // The address waits until the word is written.
                    on:change=move |_| change(&|_| ())/>
            </label>
            <ul class="facets" aria-label=words::STAGES>
                <li><button class="facet" type="button" aria-pressed=any on:click=move |_| change(&|f| f.stage = None)>
                    {words::ALL}" "<b class="num">{move || counted.with(|c| c.any_stage)}</b>
                </button></li>
                {TeacherStage::ALL.into_iter().enumerate().map(|(place, of)| stage(place, of)).collect_view()}
                <li><button class="facet" type="button" aria-pressed=young on:click=move |_| change(&|f| f.young = !f.young)>
                    {move || words::young(counted.with(|c| c.young))}
                </button></li>
                <li><button class="facet" type="button" aria-pressed=quiet on:click=toggle_quiet>
                    {move || words::quiet(weeks(), counted.with(|c| c.quiet))}
                </button></li>
            </ul>
        </div>
        <Choices rows filter set/>
    }
}

/// Choices out of what the list itself has.
#[component]
fn Choices(rows: Memo<Vec<TeacherRow>>, filter: RwSignal<Filter>, set: Callback<Filter>) -> impl IntoView {
    let schools = Memo::new(move |_| rows.with(|rows| schools(rows)));
    let positions = Memo::new(move |_| rows.with(|rows| positions(rows)));
    let school = move || filter.with(|f| f.school.map(|id| id.to_string()).unwrap_or_default());
    let position = move || filter.with(|f| f.position.clone().unwrap_or_default());
    let order =
        move || filter.with(|f| Order::ALL.iter().position(|o| *o == f.order).unwrap_or(0).to_string());
    let with = move |change: &dyn Fn(&mut Filter)| {
        let mut next = filter.get_untracked();
        change(&mut next);
        set.run(next);
    };
    // What the address chose must be chosen when the options come, too.
    let option = |value: String, word: String, chosen: &str| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{word}</option> }
    };
    view! {
        <div class="choices">
            <label class="field"><span class="s">{words::SCHOOL}</span>
                <select prop:value=school on:change=move |e| { let id = event_target_value(&e); with(&|f| f.school = id.parse().ok()); }>
                    <option value="">{words::ANY_SCHOOL}</option>
                    {move || schools.get().into_iter().map(|(id, name)| option(id.to_string(), name, &untrack(school))).collect_view()}
                </select>
            </label>
            <label class="field"><span class="s">{words::POSITION}</span>
                <select prop:value=position on:change=move |e| {
                    let word = event_target_value(&e);
                    with(&|f| f.position = (!word.is_empty()).then(|| word.clone()));
                }>
                    <option value="">{words::ANY_POSITION}</option>
                    {move || positions.get().into_iter().map(|word| option(word.clone(), word, &untrack(position))).collect_view()}
                </select>
            </label>
            <label class="field"><span class="s">{words::ORDER}</span>
                <select prop:value=order on:change=move |e| {
                    let place = event_target_value(&e).parse().unwrap_or(0);
                    with(&|f| f.order = Order::ALL.get(place).copied().unwrap_or_default());
                }>
                    {Order::ALL.iter().enumerate()
                        .map(|(n, o)| option(n.to_string(), words::order(*o).to_owned(), &untrack(order))).collect_view()}
                </select>
            </label>
        </div>
    }
}

fn schools(rows: &[TeacherRow]) -> Vec<(UnitId, String)> {
    let mut all: Vec<(String, UnitId)> =
        rows.iter().filter_map(|row| row.person.school.as_ref()).map(|s| (s.name.clone(), s.id)).collect();
    all.sort();
    all.dedup();
    all.into_iter().map(|(name, id)| (id, name)).collect()
}

fn positions(rows: &[TeacherRow]) -> Vec<String> {
    let mut all: Vec<String> = rows.iter().map(|row| row.person.position.clone()).collect();
    all.sort();
    all.dedup();
    all
}
