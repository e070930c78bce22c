//! What several witnesses say of one person, for the person's result and for those who help: three views side by side,
//! the life of each deficit, protocols of lessons. Rules: `domain::witness`, `domain::life`.

mod lessons;
mod lives;
mod views;

use domain::{
    PersonId,
    contract::{paths as api_paths, witness::Witnesses},
    instrument::Instrument,
};
use leptos::prelude::*;

pub use lives::Lives;

use self::{lessons::Lessons, views::ThreeViews};
use crate::{
    cache::{self, Read},
    shell::LoadedView,
};

/// The names of competences, once they are here.
pub type Titles = Memo<Option<Instrument>>;

/// What is known of a person, and the instrument that names it.
pub fn use_witnesses(person: Signal<Option<PersonId>>) -> (Read<Witnesses>, Titles) {
    let read = cache::read::<Witnesses>(move || person.get().map(api_paths::witnesses));
    let key = Memo::new(move |_| read.with(|loaded| loaded.value.as_ref().map(|w| w.instrument.clone())));
    let instrument = cache::read::<Instrument>(move || key.get().map(|key| api_paths::instrument(&key)));
    (read, Memo::new(move |_| instrument.value()))
}

/// All of it; `own`: it is read by the person.
#[component]
pub fn Witnessed(#[prop(into)] person: Signal<Option<PersonId>>, own: bool) -> impl IntoView {
    let (read, titles) = use_witnesses(person);
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (Witnesses,)| {
        let Witnesses { testimonies, lives, observations, .. } = all;
        view! {
            <ThreeViews said=testimonies titles own/>
            <Lives lives titles own/>
            <Lessons observations titles own/>
        }
        .into_any()
    });
    view! { <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/> }
}
