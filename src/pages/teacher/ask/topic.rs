//! Competences to choose from: one's deficits first, then all by area.

use domain::{CompetenceId, deficit::deficits, instrument::Instrument};
use leptos::prelude::*;

use crate::{text::help as text, workspace::use_workspace};

/// A heading with its competences.
type Group = (String, Vec<(CompetenceId, String)>);

/// The options of the select.
#[component]
pub fn TopicOptions(chosen: Signal<Option<CompetenceId>>) -> impl IntoView {
    let workspace = use_workspace();
    let groups = Memo::new(move |_| {
        let instrument = workspace.instrument()?;
        let mine = workspace.diagnosis().map(|(d, of)| deficits(&of, &d.answers)).unwrap_or_default();
        let mine: Vec<_> = mine.into_iter().map(|d| d.competence).collect();
        Some(groups(&instrument, &mine))
    });
    let option = move |(id, title): (CompetenceId, String)| {
        let value = id.to_string();
        let selected = move || chosen.with(|c| c.as_ref() == Some(&id));
        view! { <option value=value prop:selected=selected>{title}</option> }
    };
    let group = move |(label, all): Group| {
        view! { <optgroup label=label>{all.into_iter().map(option).collect_view()}</optgroup> }
    };
    move || groups.get().map(|groups| groups.into_iter().map(group).collect_view())
}

fn groups(instrument: &Instrument, mine: &[CompetenceId]) -> Vec<Group> {
    let titled = |id: &CompetenceId| instrument.competence(id).map(|c| (id.clone(), c.title.clone()));
    let deficits: Group = (text::MY_DEFICITS.to_owned(), mine.iter().filter_map(titled).collect());
    let areas = instrument.areas.iter().map(|area| {
        let of_area = instrument.competences.iter().filter(|c| c.area == area.id && !mine.contains(&c.id));
        (area.plural.clone(), of_area.map(|c| (c.id.clone(), c.title.clone())).collect())
    });
    std::iter::once(deficits).chain(areas).filter(|(_, all): &Group| !all.is_empty()).collect()
}
