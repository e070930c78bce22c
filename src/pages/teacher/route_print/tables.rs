//! The two tables of the document: deficits with their scores, steps with their terms and results.

use std::collections::BTreeMap;

use domain::{
    ProgrammeId,
    deficit::deficits,
    route::{Route, Step},
    score::level,
};
use leptos::prelude::*;

use super::sheet::Paper;
use crate::{
    text::{
        diagnosis as scores,
        route::{Names, print as text},
    },
    workspace::read_catalogue,
};

/// Deficits by the diagnosis the route rests on.
#[component]
pub fn Deficits(paper: Paper) -> impl IntoView {
    let content = match (&paper.diagnosis, &paper.instrument) {
        (Some(diagnosis), Some(instrument)) => {
            let found = deficits(instrument, &diagnosis.answers);
            let day = diagnosis.finished_at.map(|at| text::diagnosed(at.date_naive(), &instrument.title));
            let row = |d: &domain::deficit::Deficit| {
                let title = Names(Some(instrument)).of(&d.competence);
                let level = level(instrument, d.score).map(|l| l.title.clone()).unwrap_or_default();
                view! { <tr><th scope="row">{title}</th><td>{level}</td><td class="n">{scores::mean(d.score)}</td></tr> }
            };
            let none = found.is_empty().then(|| view! { <p>{text::NO_DEFICITS}</p> });
            let table = (!found.is_empty()).then(|| {
                view! {
                    <div class="table-scroll" tabindex="0" role="region" aria-label=text::DEFICITS>
                        <table>
                            <thead><tr><th scope="col">{text::COMPETENCE}</th><th scope="col">{text::LEVEL}</th><th scope="col" class="n">{text::SCORE}</th></tr></thead>
                            <tbody>{found.iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                }
            });
            view! { <p class="s">{day}</p>{none}{table} }.into_any()
        }
        _ => view! { <p class="s">{text::WAITS}</p> }.into_any(),
    };
    view! { <section><h2>{text::DEFICITS}</h2>{content}</section> }
}

/// The steps, with who gives each programme: as the catalogue has it, or as it is known.
#[component]
pub fn Steps(
    route: Route,
    #[prop(optional, into)] known: Option<Vec<(ProgrammeId, String)>>,
) -> impl IntoView {
    let asks = known.is_none();
    let catalogue = read_catalogue(move || asks);
    let known = known.unwrap_or_default();
    let providers = Memo::new(move |_| {
        let all = catalogue.get().unwrap_or_default().into_iter();
        all.map(|p| (p.id, p.provider)).chain(known.clone()).collect::<BTreeMap<ProgrammeId, String>>()
    });
    let hours: u32 = route.steps.iter().map(|step| u32::from(step.hours)).sum();
    let rows = move || {
        let row = |(index, step): (usize, &Step)| {
            let provider = step.programme.and_then(|id| providers.with(|all| all.get(&id).cloned()));
            line(index + 1, step, provider)
        };
        route.steps.iter().enumerate().map(row).collect_view()
    };
    view! {
        <section>
            <h2>{text::STEPS}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::STEPS>
                <table class="steps">
                    <thead><tr>
                        <th scope="col" class="n">{text::NUMBER}</th>
                        <th scope="col">{text::STEP}</th>
                        <th scope="col">{text::FORM}</th>
                        <th scope="col" class="n">{text::HOURS}</th>
                        <th scope="col">{text::WHEN}</th>
                        <th scope="col">{text::PROVIDER}</th>
                        <th scope="col">{text::RESULT}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><td></td><th scope="row" colspan="2">{text::TOTAL}</th><td class="n">{hours}</td><td colspan="3"></td></tr></tfoot>
                </table>
            </div>
        </section>
    }
}

fn line(number: usize, step: &Step, provider: Option<String>) -> impl IntoView + use<> {
    let told = step.result.as_ref().map(|r| r.details.with.clone()).filter(|with| !with.is_empty());
    let result = text::result(step).into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <tr>
            <td class="n">{number}</td>
            <th scope="row">{step.title.clone()}<p class="s">{text::step_kind(step)}</p></th>
            <td>{text::form(step.form)}</td>
            <td class="n">{step.hours}</td>
            <td class="num">{text::short_term(step.from, step.until)}</td>
            <td>{provider.or(told).unwrap_or_default()}</td>
            <td>{result}</td>
        </tr>
    }
}
