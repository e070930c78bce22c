//! The life of each deficit: its state, when and by whom; an open one can be checked again.

use domain::life::{DeficitLife, DeficitState};
use leptos::prelude::*;

use super::Titles;
use crate::{
    paths, platform,
    text::{route::Names, witness as words},
    ui::{Chip, Tone},
};

#[component]
pub fn Lives(lives: Vec<DeficitLife>, titles: Titles, own: bool) -> impl IntoView {
    let finding = words::lives(&lives);
    (!lives.is_empty()).then(|| {
        view! {
            <section class="stack span" aria-labelledby="lives-title">
                <h2 id="lives-title">{words::LIVES}</h2>
                <p class="s">{finding}</p>
                <ul class="card lives">{lives.into_iter().map(|life| view! { <Life life titles own/> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Life(life: DeficitLife, titles: Titles, own: bool) -> impl IntoView {
    let tone = match life.state {
        DeficitState::Found => Tone::Bad,
        DeficitState::InWork => Tone::Risk,
        DeficitState::Lifted => Tone::Good,
    };
    let competence = life.competence.clone();
    let title = move || titles.with(|instrument| Names(instrument.as_ref()).of(&competence));
    let told = words::life(&life, platform::today());
    let again = (own && life.state != DeficitState::Lifted).then(|| paths::recheck(&life.competence));
    view! {
        <li>
            <span class="row spread"><strong>{title}</strong><Chip word=words::state(life.state) tone/></span>
            <span class="s">{told}</span>
            {again.map(|href| view! { <a class="link" href=href>{words::RECHECK}</a> })}
        </li>
    }
}
