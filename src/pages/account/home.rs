//! `/`: leads each person to the screen they come for.

use domain::people::Role;
use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::{
    paths,
    session::{Standing, use_session},
    shell::home_unit,
};

/// Leads on.
#[component]
pub fn Home() -> impl IntoView {
    let session = use_session();
    let target = Memo::new(move |_| match session.standing() {
        Standing::Out => paths::SIGN_IN.to_owned(),
        _ if session.has(Role::Methodist) => paths::INBOX.to_owned(),
        _ if session.has(Role::Psychologist) => paths::LETTERS.to_owned(),
        _ => match home_unit(session) {
            Some(unit) => paths::unit(unit.id),
            None => paths::TODAY.to_owned(),
        },
    });
    view! { {move || view! { <Redirect path=target.get()/> }} }
}
