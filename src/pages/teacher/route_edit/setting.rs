//! Resources, conditions, opportunities, technologies (C-ИОМ-1, C-ИОМ-2): offered, never demanded. What one
//! is strong in stands first, help leans on it (C-АДР-4).

use domain::route::Setting;
use leptos::prelude::*;

use super::context::Edit;
use crate::{
    pages::teacher::route_print::strengths::strengths,
    text::route::{edit as text, print},
    ui::{Field, field::described_by, focus},
    workspace::use_workspace,
};

type Part = fn(&mut Setting) -> &mut String;

const RESOURCES: &str = "setting-resources";

/// The four texts, closed at first.
#[component]
pub fn SettingFields(edit: Edit) -> impl IntoView {
    let workspace = use_workspace();
    let known = Memo::new(move |_| workspace.diagnosis().map(|(d, i)| strengths(&d, &i)).unwrap_or_default());
    let empty = move || edit.value.with(|v| v.route.setting.resources.is_empty());
    let fill = move |_| {
        edit.value.update(|v| v.route.setting.resources = known.get_untracked());
        focus(RESOURCES);
    };
    view! {
        <details class="change card">
            <summary>{text::SETTING}</summary>
            <div class="fields">
                <p class="s">{text::SETTING_LEAD}</p>
                <Block edit id=RESOURCES label=print::RESOURCES hint=text::RESOURCES_HINT part=|s| &mut s.resources/>
                <Show when=move || empty() && !known.with(String::is_empty)>
                    <div class="actions"><button class="btn ghost small" type="button" on:click=fill>{text::FILL_STRENGTHS}</button></div>
                </Show>
                <Block edit id="setting-conditions" label=print::CONDITIONS hint=text::CONDITIONS_HINT part=|s| &mut s.conditions/>
                <Block edit id="setting-opportunities" label=print::OPPORTUNITIES hint=text::OPPORTUNITIES_HINT part=|s| &mut s.opportunities/>
                <Block edit id="setting-technologies" label=print::TECHNOLOGIES hint=text::TECHNOLOGIES_HINT part=|s| &mut s.technologies/>
            </div>
        </details>
    }
}

#[component]
fn Block(edit: Edit, id: &'static str, label: &'static str, hint: &'static str, part: Part) -> impl IntoView {
    let error = Signal::derive(move || edit.at(id).map(|f| f.words));
    let set = move |e| edit.value.update(|v| *part(&mut v.route.setting) = event_target_value(&e));
    view! {
        <Field id label hint error>
            <textarea id=id rows="3" maxlength="1000" aria-describedby=described_by(id)
                prop:value=move || edit.value.with(|v| part(&mut v.route.setting.clone()).clone()) on:input=set></textarea>
        </Field>
    }
}
