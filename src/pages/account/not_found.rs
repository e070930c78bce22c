//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{paths, shell::Page, ui::PageTitle};

/// «Такой страницы нет».
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page title="Такой страницы нет">
            <PageTitle text="Такой страницы нет"/>
            <p>"Возможно, в адресе опечатка или страница переехала."</p>
            <div class="actions"><a class="btn" href=paths::HOME>"На главную"</a></div>
        </Page>
    }
}
