//! What a school can do next, from its own figures.

use domain::contract::unit::Dashboard;
use leptos::prelude::*;

use super::board::BoardView;
use crate::text::unit as text;

#[component]
pub fn Next(view: BoardView) -> impl IntoView {
    let steps = move || {
        let steps = view.map(|board| steps(&board.dashboard));
        steps.into_iter().map(|step| view! { <li><p>{step}</p></li> }).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="next-title">
            <h2 id="next-title">{text::NEXT}</h2>
            <ol class="line next">{steps}</ol>
        </section>
    }
}

/// Who stands still between two stages, and what most people lack.
fn steps(dashboard: &Dashboard) -> Vec<String> {
    let funnel = &dashboard.funnel;
    let gap = |from: Option<u32>, to: Option<u32>| from?.checked_sub(to?).filter(|gap| *gap > 0);
    let worst = dashboard.areas.iter().filter(|a| a.people > Some(0)).max_by_key(|a| a.people);
    let steps = [
        gap(Some(dashboard.staff), funnel.diagnosed).map(text::next_diagnosis),
        gap(funnel.diagnosed, funnel.with_route).map(text::next_route),
        gap(funnel.with_route, funnel.in_work).map(text::next_start),
        worst.and_then(|area| Some(text::next_area(&area.title, area.people?))),
    ];
    let steps: Vec<_> = steps.into_iter().flatten().collect();
    if steps.is_empty() { vec![text::NEXT_NONE.to_owned()] } else { steps }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{
        UnitId,
        contract::unit::Funnel,
        ids::uuid_v7,
        people::{UnitKind, UnitRef},
    };

    use super::*;

    #[test]
    fn a_group_under_five_is_not_had_by_subtraction() {
        let mut dashboard = Dashboard {
            unit: UnitRef {
                id: UnitId(uuid_v7(1, [1; 10])), kind: UnitKind::School, name: "Школа".into()
            },
            path: Vec::new(),
            as_of: DateTime::UNIX_EPOCH,
            staff: 30,
            readings: Vec::new(),
            funnel: Funnel { diagnosed: Some(21), with_route: Some(12), in_work: None, completed: None },
            areas: Vec::new(),
            children: Vec::new(),
        };
        let said = steps(&dashboard);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("9\u{a0}человек"), "{said:?}");
        dashboard.funnel =
            Funnel { diagnosed: Some(30), with_route: Some(30), in_work: Some(30), completed: None };
        assert_eq!(steps(&dashboard), [text::NEXT_NONE]);
    }
}
