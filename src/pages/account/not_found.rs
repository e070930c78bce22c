//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{paths, shell::Page, text::common, ui::PageTitle};

/// «Такой страницы нет».
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page title="Такой страницы нет">
            <PageTitle text="Такой страницы нет"/>
            <p>"Возможно, в адресе опечатка или страница переехала."</p>
            <div class="actions"><a class="btn" href=paths::HOME>{common::HOME}</a></div>
        </Page>
    }
}
