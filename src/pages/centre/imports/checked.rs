//! What is in a file: errors first, by row and column; then what would be taken in, and the one button.

use domain::contract::import::{ImportCheck, ImportRow, RowError};
use leptos::prelude::*;

use crate::{
    platform,
    text::import as words,
    ui::{Notice, Tone},
};

#[component]
pub fn Looked(check: ImportCheck, take: Callback<()>) -> impl IntoView {
    let faulty = !check.errors.is_empty();
    let rows = check.preview.clone();
    let hidden = (check.new + check.known) as usize - rows.len().min((check.new + check.known) as usize);
    view! {
        {faulty.then(|| view! { <Errors check=check.clone()/> })}
        {(!faulty).then(|| view! { <Confirm check=check.clone() take/> })}
        {(!rows.is_empty()).then(|| view! { <Preview rows hidden/> })}
    }
}

#[component]
fn Errors(check: ImportCheck) -> impl IntoView {
    let row = |error: RowError| {
        let (row, column) = words::place(&error);
        view! { <tr><th scope="row" class="n">{row}</th><td>{column}</td><td>{error.message}</td></tr> }
    };
    let title = words::errors(&check);
    view! {
        <section class="card" aria-labelledby="import-errors">
            <h2 id="import-errors"><span aria-hidden="true">"▲ "</span>{words::ERRORS}</h2>
            <Notice tone=Tone::Bad><p><strong>{title}</strong></p><p>{words::ALL_OR_NOTHING}</p></Notice>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::ERRORS>
                <table>
                    <thead><tr><th scope="col" class="n">{words::ROW}</th><th scope="col">{words::COLUMN}</th><th scope="col">{words::WRONG}</th></tr></thead>
                    <tbody>{check.errors.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Confirm(check: ImportCheck, take: Callback<()>) -> impl IntoView {
    if check.already.is_some() {
        return view! { <Notice tone=Tone::Good><p><strong>"● "{words::ALREADY}</strong></p><p>{words::ALREADY_HINT}</p></Notice> }
            .into_any();
    }
    if check.new == 0 {
        return view! { <Notice tone=Tone::Good><p>{words::NOTHING_NEW}</p></Notice> }.into_any();
    }
    view! {
        <section class="card accent">
            <p><strong>{words::ready(&check)}</strong></p>
            <div class="actions"><button class="btn" type="button" on:click=move |_| take.run(())>{words::confirm(&check)}</button></div>
        </section>
    }
    .into_any()
}

#[component]
fn Preview(rows: Vec<ImportRow>, hidden: usize) -> impl IntoView {
    let today = platform::today();
    let row = move |row: ImportRow| {
        view! {
            <tr>
                <td class="n">{row.row}</td>
                <th scope="row">{row.person.clone()}<br/><span class="s">{row.school.clone()}</span></th>
                <td>{row.title.clone()}</td>
                <td>{words::result(&row)}</td>
                <td>{words::test(&row, today)}</td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="import-preview">
            <h2 id="import-preview">{words::PREVIEW}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::PREVIEW>
                <table>
                    <thead><tr>
                        <th scope="col" class="n">{words::ROW}</th><th scope="col">{words::PERSON}</th><th scope="col">{words::COMPETENCE}</th>
                        <th scope="col">{words::RESULT}</th><th scope="col">{words::TEST}</th>
                    </tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {(hidden > 0).then(|| view! { <p class="s">{words::more(hidden)}</p> })}
        </section>
    }
}
