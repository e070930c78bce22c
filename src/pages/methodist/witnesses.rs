//! `/people/:id/witnesses`: what several witnesses say of one teacher, for those who help them; from here a visited
//! lesson is written down.

use domain::{PersonId, contract::witness::Witnesses};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    pages::witness::{Witnessed, use_witnesses},
    paths,
    shell::{Page, Width},
    text::{inbox, unit, witness as words},
    ui::{Empty, Icon, PageTitle, Shape},
};

#[component]
pub fn WitnessesPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<PersonId>().ok()));
    let (read, _) = use_witnesses(id.into());
    let name = move |f: fn(&Witnesses) -> String| {
        Signal::derive(move || read.with(|loaded| loaded.value.as_ref().map(f)).unwrap_or_default())
    };
    let title = name(|w| w.person.name.full());
    let over = name(|w| inbox::place(&w.person));
    view! {
        <Page title=words::PAGE width=Width::Wide>
            <a class="link quiet back" href=paths::INBOX><Icon shape=Shape::Left/>{inbox::TITLE}</a>
            {move || match id.get() {
                Some(person) => view! {
                    <PageTitle over text=title/>
                    <div class="actions"><a class="btn" href=paths::lesson(person)>{words::RECORD}</a></div>
                    <Witnessed person=id own=false/>
                }.into_any(),
                None => view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }.into_any(),
            }}
        </Page>
    }
}
