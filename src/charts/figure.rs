//! The frame of a figure: a title that says the finding, chart or table (kept in the address), PNG and CSV. The table
//! is always there for screen readers; it stands in for the chart where the chart cannot be drawn.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::query_signal_with_options};

use super::{
    Look, Table,
    chart::{Chart, ChartState, Handle},
    csv, export,
    table::TableTwin,
};
use crate::{text::charts as text, ui::Skeleton};

/// What a figure draws: options, height, and what a click on a row does.
#[derive(Clone, Copy, Debug)]
pub struct Plot {
    /// Options for the page as it looks now; they may track signals.
    pub options: Callback<(Look,), charming::Chart>,
    /// Pixels.
    pub height: Signal<u32>,
    /// Called with the index of the row that was clicked.
    pub on_pick: Option<Callback<usize>>,
}

/// A figure. `None` for the plot (too little data for a drawing, say) leaves the table.
#[component]
pub fn Figure(
    /// Its name in the address: `?<id>=table`.
    id: &'static str,
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] table: Signal<Table>,
    plot: Option<Plot>,
    /// Name of the files, without an ending.
    #[prop(into)]
    file: Signal<String>,
    /// Below the title: what is counted.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// Below the chart: what is not in it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let handle = Handle::new();
    let (asked, ask) = query_signal_with_options::<String>(
        id,
        NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
    );
    let has_plot = plot.is_some();
    let failed = Memo::new(move |_| handle.state.get() == ChartState::Failed);
    let as_table =
        Memo::new(move |_| !has_plot || failed.get() || asked.with(|a| a.as_deref() == Some("table")));
    let choose = Callback::new(move |table: bool| ask.set(table.then(|| "table".to_owned())));
    let heading = format!("{id}-title");
    let unsaved = RwSignal::new(false);
    view! {
        <section class="card figure" aria-labelledby=heading>
            <header>
                <h2 id=format!("{id}-title")>{title}</h2>
                <Tools as_table has_plot choose handle title table file unsaved/>
            </header>
            <Show when=move || unsaved.get()>
                <p class="sync stop" role="status">{text::NOT_SAVED}</p>
            </Show>
            {lead.map(|lead| view! { <p class="s">{lead}</p> })}
            <Show when=move || has_plot && failed.get()>
                <p class="sync wait" role="status">{text::NO_CHART}</p>
            </Show>
            {plot.map(|plot| view! { <Drawing plot handle title as_table choose/> })}
            <TableTwin caption=title table shown=as_table/>
            {children.map(|children| children())}
        </section>
    }
}

#[component]
fn Drawing(
    plot: Plot,
    handle: Handle,
    title: Signal<String>,
    as_table: Memo<bool>,
    choose: Callback<bool>,
) -> impl IntoView {
    let loading = move || handle.state.get() == ChartState::Loading && !as_table.get();
    let label = Signal::derive(move || text::chart_label(&title.get()));
    // The keyboard reaches the rows through the table.
    let open_table = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            choose.run(true);
        }
    };
    let height = plot.height;
    view! {
        <Show when=loading>
            <div class="chart-skeleton" style:height=move || format!("{}px", height.get())><Skeleton/></div>
        </Show>
        <div class="plot" hidden=move || as_table.get() || loading() on:keydown=open_table>
            <Chart options=plot.options height on_pick=plot.on_pick label handle/>
        </div>
    }
}

#[component]
fn Tools(
    as_table: Memo<bool>,
    has_plot: bool,
    choose: Callback<bool>,
    handle: Handle,
    title: Signal<String>,
    table: Signal<Table>,
    file: Signal<String>,
    unsaved: RwSignal<bool>,
) -> impl IntoView {
    let save_csv = move |_| {
        let text = table.with(csv::csv);
        unsaved
            .set(export::save_text(&text, "text/csv;charset=utf-8", &format!("{}.csv", file.get())).is_err());
    };
    let save_png = move |_| {
        let Some(drawing) = handle.data_url() else { return };
        let (title, name) = (title.get(), format!("{}.png", file.get()));
        leptos::task::spawn_local(async move {
            let look = Look::of_page();
            let saved = match look {
                Some(look) => export::save_png(&drawing, &title, &look, &name).await.is_ok(),
                None => false,
            };
            let _ = unsaved.try_set(!saved);
        });
    };
    let drawn = move || handle.state.get() == ChartState::Drawn && !as_table.get();
    let pressed = move |table: bool| move || (as_table.get() == table).to_string();
    view! {
        <div class="tools">
            <Show when=move || has_plot && handle.state.get() != ChartState::Failed>
                <div class="segments" role="group" aria-label=text::VIEW>
                    <button type="button" aria-pressed=pressed(false) on:click=move |_| choose.run(false)>{text::CHART}</button>
                    <button type="button" aria-pressed=pressed(true) on:click=move |_| choose.run(true)>{text::TABLE}</button>
                </div>
            </Show>
            <Show when=drawn>
                <button class="link quiet" type="button" on:click=save_png title=text::PNG_HINT>"PNG"</button>
            </Show>
            <button class="link quiet" type="button" on:click=save_csv title=text::CSV_HINT>"CSV"</button>
        </div>
    }
}
