//! Where the people behind the figures are: methodists and their loads, young teachers, who of a school is supported.

use domain::people::Role;
use leptos::prelude::*;

use crate::{paths, session::use_session, text::desk as words};

#[component]
pub fn Links() -> impl IntoView {
    let session = use_session();
    let any = move |roles: &[Role]| roles.iter().any(|role| session.has(*role));
    let link = |href, word| view! { <a class="btn ghost small" href=href>{word}</a> };
    let some = move || any(&[Role::SchoolAdmin, Role::Municipal, Role::Methodist, Role::Centre]);
    view! {
        <Show when=some>
        <nav class="actions" aria-label=words::LINKS>
            {move || any(&[Role::Municipal, Role::Centre]).then(|| link(paths::METHODISTS, words::METHODISTS))}
            {move || any(&[Role::SchoolAdmin, Role::Municipal, Role::Methodist, Role::Centre])
                .then(|| link(paths::YOUNG, words::YOUNG_TITLE))}
            {move || any(&[Role::SchoolAdmin]).then(|| link(paths::STAFF, words::STAFF))}
        </nav>
        </Show>
    }
}
