//! What was seen, by competence: a value of the scale and a note.

use domain::{
    CompetenceId,
    instrument::{Competence, Instrument},
};
use leptos::prelude::*;

use super::{
    form::{ADD, LessonForm},
    of,
};
use crate::{
    text::witness as words,
    ui::{Field, field::described_by},
};

#[component]
pub fn Marks(
    form: RwSignal<LessonForm>,
    errors: RwSignal<Vec<(String, String)>>,
    instrument: Instrument,
) -> impl IntoView {
    let max = instrument.max();
    let add = move |e| {
        if let Ok(competence) = event_target_value(&e).parse() {
            form.update(|f| f.add(competence, max));
        }
    };
    let options = instrument.clone();
    let left = move || {
        let taken = |c: &&Competence| form.with(|f| !f.marks.iter().any(|mark| mark.competence == c.id));
        let option = |c: &Competence| view! { <option value=c.id.to_string()>{c.title.clone()}</option> };
        options.competences.iter().filter(taken).map(option).collect_view()
    };
    let ids = move || form.with(|f| f.marks.iter().map(|mark| mark.competence.clone()).collect::<Vec<_>>());
    view! {
        <section class="stack" aria-labelledby="lesson-marks">
            <h2 id="lesson-marks">{words::LESSON_MARKS}</h2>
            <For each=ids key=CompetenceId::clone let:competence>
                <SeenMark form competence instrument=instrument.clone()/>
            </For>
            <Field id=ADD label=words::LESSON_ADD error=of(errors, ADD)>
                <select id=ADD aria-describedby=described_by(ADD) on:change=add prop:value="">
                    <option value="">{words::LESSON_CHOOSE}</option>
                    {left}
                </select>
            </Field>
        </section>
    }
}

#[component]
fn SeenMark(form: RwSignal<LessonForm>, competence: CompetenceId, instrument: Instrument) -> impl IntoView {
    let title = instrument.competence(&competence).map(|c| c.title.clone()).unwrap_or_default();
    let (value_id, note_id) = (format!("value-{competence}"), format!("note-{competence}"));
    let id = StoredValue::new(competence);
    let change = move |f: &dyn Fn(&mut domain::observation::ObservedMark)| {
        form.update(|all| {
            all.marks.iter_mut().filter(|m| id.with_value(|id| m.competence == *id)).for_each(f);
        });
    };
    let value = move || {
        form.with(|f| f.marks.iter().find(|m| id.with_value(|id| m.competence == *id)).map(|m| m.value))
    };
    let note = form.with_untracked(|f| {
        f.marks.iter().find(|m| id.with_value(|id| m.competence == *id)).map(|m| m.note.clone())
    });
    let points = instrument.scale.into_iter().map(move |point| {
        let chosen = move || value() == Some(point.value);
        view! { <option value=point.value.to_string() prop:selected=chosen>{format!("{}. {}", point.value, point.label)}</option> }
    });
    let set_value = move |e| {
        if let Ok(value) = event_target_value(&e).parse() {
            change(&|mark| mark.value = value);
        }
    };
    let set_note = move |e| {
        let note = event_target_value(&e);
        change(&|mark| mark.note.clone_from(&note));
    };
    let remove = move |_| form.update(|f| f.marks.retain(|m| id.with_value(|id| m.competence != *id)));
    view! {
        <fieldset class="card">
            <legend class="visually-hidden">{title.clone()}</legend>
            <header class="row spread"><h3>{title}</h3><button class="link" type="button" on:click=remove>{words::LESSON_REMOVE}</button></header>
            <div class="field">
                <label for=value_id.clone()>{words::LESSON_VALUE}</label>
                <select id=value_id on:change=set_value>{points.collect_view()}</select>
            </div>
            <div class="field">
                <label for=note_id.clone()>{words::LESSON_NOTE}</label>
                <textarea id=note_id rows="2" maxlength="1000" prop:value=note.unwrap_or_default() on:input=set_note></textarea>
            </div>
        </fieldset>
    }
}
