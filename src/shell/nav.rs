//! Navigation: at the bottom on phones, at the side on wide screens. What is in it depends on the roles.

use domain::people::{Role, UnitRef};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    paths,
    session::{SessionContext, use_session},
    shell::SyncLine,
    text::common,
    ui::{Icon, Shape},
};

/// One place in the navigation.
#[derive(Clone, PartialEq)]
struct Place {
    path: String,
    word: &'static str,
    shape: Shape,
    /// Addresses below it that belong to it.
    prefix: &'static str,
}

/// Places that a phone's bar has room for; of more, the last is «Ещё» with the rest above it.
const BAR: usize = 5;

/// The navigation.
#[component]
pub fn Nav() -> impl IntoView {
    let session = use_session();
    let places = Memo::new(move |_| places(session));
    let location = use_location();
    let open = RwSignal::new(false);
    // A new address closes it.
    Effect::new(move |_| {
        location.pathname.track();
        open.set(false);
    });
    let beyond = Memo::new(move |_| {
        let is_here = |place: &Place| location.pathname.with(|path| belongs(path, place.prefix));
        places.with(|all| all.len() > BAR && all.iter().skip(BAR - 1).any(is_here))
    });
    let more = move || {
        places.with(|all| all.len() > BAR).then(|| {
            view! {
                <li class="more" class:here=move || beyond.get()>
                    <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>
                        <Icon shape=Shape::More/>{common::MORE}
                    </button>
                </li>
            }
        })
    };
    let item = move |place: Place| {
        let prefix = place.prefix;
        let here = move || location.pathname.with(|path| belongs(path, prefix)).then_some("page");
        view! {
            <li>
                <a href=place.path aria-current=here><Icon shape=place.shape/>{place.word}</a>
            </li>
        }
    };
    view! {
        <nav class="nav" aria-label="Разделы">
            <a class="logo" href=paths::HOME><Icon shape=Shape::Route/>{common::APP}</a>
            <ul class:open=move || open.get()>{move || places.get().into_iter().map(item).collect_view()}{more}</ul>
            <div class="foot">
                <span>{move || session.session().map(|s| s.person.name.short())}</span>
                <SyncLine/>
            </div>
        </nav>
    }
}

/// Whether an address is that of a place or below it: `/methodists` is not below `/me`.
fn belongs(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The unit whose figures a manager opens first: the one of the strongest grant.
pub fn home_unit(session: SessionContext) -> Option<UnitRef> {
    let grants = session.session()?.grants;
    let manages = |role: Role| grants.iter().find(|g| g.role == role).map(|g| g.unit.clone());
    [Role::Ministry, Role::Centre, Role::Municipal, Role::SchoolAdmin, Role::Methodist]
        .into_iter()
        .find_map(manages)
}

fn places(session: SessionContext) -> Vec<Place> {
    let place = |path: &str, word, shape, prefix| Place { path: path.to_owned(), word, shape, prefix };
    let mut all = Vec::new();
    if [Role::Methodist, Role::Mentor, Role::Municipal].into_iter().any(|role| session.has(role)) {
        all.push(place(paths::INBOX, "Входящие", Shape::Inbox, "/inbox"));
    }
    if session.has(Role::Methodist) || session.has(Role::Mentor) {
        all.push(place(paths::TEACHERS, "Педагоги", Shape::People, "/teachers"));
    }
    if session.has(Role::Psychologist) {
        all.push(place(paths::LETTERS, "Письма", Shape::Inbox, "/letters"));
    }
    if let Some(unit) = home_unit(session) {
        let word = match unit.kind {
            domain::people::UnitKind::Region => "Регион",
            domain::people::UnitKind::Municipality => "Территория",
            domain::people::UnitKind::School => "Школа",
        };
        all.push(place(&paths::unit(unit.id), word, Shape::Unit, "/units"));
    }
    if [Role::Methodist, Role::SchoolAdmin, Role::Centre].into_iter().any(|role| session.has(role)) {
        all.push(place(paths::CAMPAIGNS, "Назначения", Shape::Diagnosis, "/campaigns"));
    }
    if session.has(Role::Centre) {
        all.push(place(paths::IMPORTS, "Тесты", Shape::Check, "/imports"));
    }
    if session.has(Role::Teacher) {
        all.push(place(paths::TODAY, "Сегодня", Shape::Home, "/today"));
        all.push(place(paths::DIAGNOSIS, "Диагностика", Shape::Diagnosis, "/diagnosis"));
        all.push(place(paths::ROUTE, "Маршрут", Shape::Route, "/route"));
        all.push(place(paths::HELP, "Помощь", Shape::Help, "/help"));
    }
    all.push(place(paths::ME, "Профиль", Shape::Person, "/me"));
    all
}
