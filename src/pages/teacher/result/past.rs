//! `/diagnosis/result?id=…`: an earlier result, by the version it was taken with.

use domain::{DiagnosisId, contract::paths as api_paths, diagnosis::Diagnosis, instrument::Instrument};
use leptos::prelude::*;

use super::Outcome;
use crate::{cache, shell::error_panel, ui::Skeleton};

/// An earlier result.
#[component]
pub fn Past(id: DiagnosisId) -> impl IntoView {
    let diagnosis = cache::read::<Diagnosis>(move || Some(api_paths::diagnosis(id)));
    let asked = Memo::new(move |_| diagnosis.with(|l| l.value.as_ref().map(|d| d.instrument.clone())));
    let instrument = cache::read::<Instrument>(move || asked.get().map(|key| api_paths::instrument(&key)));
    let both = Memo::new(move |_| diagnosis.value().zip(instrument.value()));
    let retry = Callback::new(move |()| {
        diagnosis.reload();
        instrument.reload();
    });
    let error =
        move || diagnosis.with(|l| l.error().cloned()).or_else(|| instrument.with(|l| l.error().cloned()));
    move || {
        if let Some((diagnosis, instrument)) = both.get() {
            return view! { <Outcome diagnosis instrument past=true/> }.into_any();
        }
        match error() {
            Some(error) => error_panel(&error, retry).into_any(),
            None => view! { <Skeleton/> }.into_any(),
        }
    }
}
