//! On a wide screen: the statements of one competence together. The keys answer the one that is marked, and mark the next.

use domain::{
    diagnosis::Mark,
    ids::StatementId,
    instrument::{Competence, Instrument},
};
use leptos::prelude::*;

use super::{Ends, Options, choose, forward, keys, scale};
use crate::{
    paths,
    shell::SyncLine,
    text::diagnosis as words,
    ui::{Icon, Progress, Shape},
    workspace::WorkspaceContext,
};

/// What the sheet shows; redrawn only when it changes.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// Place of the first statement in the instrument, from 0.
    first: usize,
    /// Place of the competence before, where there is one.
    before: Option<usize>,
    all: usize,
    place: String,
    title: String,
    /// Id, text, example.
    statements: Vec<(StatementId, String, String)>,
    scale: Vec<(u8, String)>,
}

/// Whether there is room for a competence at once. Asked when the page opens.
pub fn is_wide() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(min-width: 900px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// The sheet that holds the statement of this number.
pub fn sheet(instrument: &Instrument, number: usize) -> Option<Sheet> {
    let all = instrument.len();
    let index = number.clamp(1, all.max(1)) - 1;
    let (mut first, mut before) = (0, None);
    let competence = instrument.competences.iter().find(|competence| {
        let end = first + competence.statements.len();
        let here = index < end;
        if !here {
            before = Some(first);
            first = end;
        }
        here
    })?;
    let statement = |s: &domain::instrument::Statement| (s.id.clone(), s.text.clone(), s.example.clone());
    Some(Sheet {
        first,
        before,
        all,
        place: super::place(instrument, competence),
        title: Competence::clone(competence).title,
        statements: competence.statements.iter().map(statement).collect(),
        scale: scale(instrument),
    })
}

/// One competence.
#[component]
pub fn SheetView(sheet: Sheet, workspace: WorkspaceContext) -> impl IntoView {
    let Sheet { first, before, all, place, title, statements, scale } = sheet;
    let count = statements.len();
    let heading = NodeRef::<leptos::html::H1>::new();
    // Each sheet begins at its heading, for eyes and screen readers alike.
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let ids = StoredValue::new(statements.iter().map(|(id, ..)| id.clone()).collect::<Vec<_>>());
    let mark = move |at: usize| {
        let id = ids.with_value(|ids| ids.get(at).cloned());
        Memo::new(move |_| {
            let id = id.as_ref()?;
            workspace.with(|w| w.and_then(|w| w.diagnosis.as_ref()?.answers.get(id)).map(|a| a.mark))
        })
    };
    let marks: Vec<Memo<Option<Mark>>> = (0..count).map(mark).collect();
    let open = marks.iter().position(|mark| mark.get_untracked().is_none()).unwrap_or(0);
    let current = RwSignal::new(open);
    let choosers: Vec<Callback<Mark>> =
        ids.with_value(|ids| ids.iter().map(|id| choose(workspace, id.clone())).collect());
    let answer = {
        let choosers = choosers.clone();
        Callback::new(move |mark: Mark| {
            let at = current.get_untracked();
            if let Some(choose) = choosers.get(at) {
                choose.run(mark);
                current.set((at + 1).min(choosers.len() - 1));
            }
        })
    };
    let after = first + count;
    let forward = forward(workspace, after, all);
    let percent = u32::try_from(after * 100 / all.max(1)).unwrap_or(100);
    let last = marks.last().copied().unwrap_or_else(|| Memo::new(|_| None));
    let back = before.map_or_else(|| paths::DIAGNOSIS.to_owned(), |index| paths::statement(index + 1));
    keys(scale.len(), answer, forward, back.clone());
    let rows = statements.into_iter().zip(marks).zip(choosers).enumerate();
    let rows = rows.map(|(at, (((_, text, example), mark), choose))| {
        let id = format!("statement-{at}");
        let choose = Callback::new(move |mark| {
            current.set((at + 1).min(count - 1));
            choose.run(mark);
        });
        let scale = scale.clone();
        view! {
            <section class="sheet" class:now=move || current.get() == at>
                <h2 id=id.clone()>{text}</h2>
                <p class="s">{example}</p>
                <Options scale mark choose labelled=id/>
            </section>
        }
    });
    view! {
        <div class="row spread">
            <a class="link quiet" href=paths::DIAGNOSIS><Icon shape=Shape::Left/>{place}</a>
            <span class="num s">{words::span(first + 1, after, all)}</span>
        </div>
        <Progress percent label=words::TITLE/>
        <h1 class="statement" tabindex="-1" node_ref=heading>{title}</h1>
        {rows.collect_view()}
        <p class="s keys" aria-hidden="true">{words::KEYS}</p>
        <div class="bottom stack tight">
            <SyncLine/>
            <Ends back is_last=after == all workspace mark=last forward/>
        </div>
    }
}
