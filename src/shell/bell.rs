//! The bell: how many notices wait to be read, on every screen. The number comes with the workspace, so it costs no
//! request of its own, and goes down at once, also without a network.

use leptos::prelude::*;

use crate::{
    paths,
    text::bell,
    ui::{Icon, Shape},
    workspace::use_workspace,
};

/// Leads to «Уведомления».
#[component]
pub fn Bell() -> impl IntoView {
    let workspace = use_workspace();
    let unread = Memo::new(move |_| workspace.with(|w| w.map_or(0, |w| w.unread.len())));
    view! {
        <a class="bell" href=paths::NOTICES aria-label=move || bell::name(unread.get())>
            <Icon shape=Shape::Bell/>
            {move || (unread.get() > 0).then(|| view! { <span class="count num" aria-hidden="true">{bell::number(unread.get())}</span> })}
        </a>
    }
}
