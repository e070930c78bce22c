//! The copy as a document: head, what was and what became of it, resources and conditions, steps with their results, who
//! agreed it and how it ended.

use domain::{
    PersonId,
    route::{ClosedRoute, Outcome, RouteEvent},
};
use leptos::prelude::*;

use super::super::{
    route::beside::list,
    route_print::{Head, Paper, Setting, Steps},
};
use crate::{
    platform,
    text::route::{
        files, kept as words,
        print::{self as text, COMPETENCE, PRINT},
        short,
    },
};

/// The document with the button that prints it.
#[component]
pub fn ClosedSheet(copy: ClosedRoute) -> impl IntoView {
    // A browser that cannot print does nothing; the page can still be read.
    let print = move |_| {
        let _ = window().print();
    };
    let paper = Paper {
        route: copy.route.clone(),
        author: copy.author.clone(),
        methodist: None,
        diagnosis: None,
        instrument: None,
    };
    let providers: Vec<_> = copy.programmes.iter().map(|p| (p.id, p.provider.clone())).collect();
    view! {
        <p class="s">{words::KEPT}</p>
        <p class="actions"><button class="btn" type="button" on:click=print>{PRINT}</button></p>
        <article class="sheet">
            <Head paper=paper.clone()/>
            <Outcomes copy=copy.clone()/>
            <Setting paper=paper.clone()/>
            <Steps route=copy.route.clone() known=providers/>
            {(!copy.files.is_empty()).then(|| view! {
                <section><h2>{files::TITLE}</h2>{list(&copy.route, &copy.files)}</section>
            })}
            <Ending copy/>
        </article>
    }
}

#[component]
fn Outcomes(copy: ClosedRoute) -> impl IntoView {
    let today = platform::today();
    let day = copy.diagnosed_on.map(|day| text::diagnosed(day, &copy.instrument));
    let row = |outcome: &Outcome| {
        view! {
            <tr>
                <th scope="row">{outcome.title.clone()}</th>
                <td>{words::said(outcome.before.as_ref(), today)}</td>
                <td>{words::said(outcome.after.as_ref(), today)}</td>
                <td>{words::deficit(outcome.state)}</td>
            </tr>
        }
    };
    view! {
        <section>
            <h2>{words::OUTCOMES}</h2>
            <p class="s">{day}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::OUTCOMES>
                <table>
                    <thead><tr>
                        <th scope="col">{COMPETENCE}</th><th scope="col">{words::BEFORE}</th>
                        <th scope="col">{words::AFTER}</th><th scope="col">{words::STANDS}</th>
                    </tr></thead>
                    <tbody>{copy.outcomes.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Ending(copy: ClosedRoute) -> impl IntoView {
    let name = |id: PersonId| {
        let card =
            copy.people.iter().find(|card| card.id == id).or(Some(&copy.author).filter(|a| a.id == id));
        card.map(short).unwrap_or_default()
    };
    let line = |role: &'static str, word: &'static str, event: &RouteEvent| {
        view! {
            <div class="sign">
                <span>{role}</span><span class="rule" aria-hidden="true"></span><span>{name(event.actor)}</span>
                <span class="s">{words::on(word, event.at)}</span>
            </div>
        }
    };
    let ended = copy.route.ended();
    let reached = ended.map(|event| event.comment.clone()).filter(|word| !word.is_empty());
    let reached =
        reached.map(|word| view! { <div><dt>{words::REACHED}</dt><dd class="said">{word}</dd></div> });
    view! {
        <section class="signs">
            <h2>{words::ENDED}</h2>
            <p>{words::ended(&copy)}</p>
            <dl class="facts">{reached}</dl>
            {copy.route.agreed().map(|event| line(words::AGREED_BY, "согласовано", event))}
            {ended.map(|event| line(words::ENDED_BY, "закрыто", event))}
        </section>
    }
}
