//! What the person must know about the connection and their unsent work: quiet while all is well.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    outbox::{Sending, use_outbox},
    paths,
    session::use_session,
    text::{common, count},
};

/// One quiet line: all saved, or what waits and why. Leads to the screen that says more.
#[component]
pub fn SyncLine() -> impl IntoView {
    let outbox = use_outbox();
    let class = move || match (outbox.refused(), outbox.waiting()) {
        (1.., _) => "sync stop",
        (_, 1..) => "sync wait",
        _ => "sync",
    };
    let words = move || {
        let (refused, waiting) = (outbox.refused(), outbox.waiting());
        let changes = |n| count(n, common::CHANGES);
        match (refused, waiting, outbox.sending()) {
            (1.., ..) => format!("Не отправлено: {}", changes(refused)),
            (_, 0, _) => common::SAVED.to_owned(),
            (_, n, Sending::SignIn) => format!("Ждёт входа: {}", changes(n)),
            (_, n, Sending::Later) => format!("Нет связи — хранится на устройстве: {}", changes(n)),
            (_, n, _) => format!("Отправляем: {}", changes(n)),
        }
    };
    // The role is inside: on the link it would take the link's name away.
    view! { <a class=class href=paths::SYNC><span role="status">{words}</span></a> }
}

/// Lines above the page that ask for something.
#[component]
pub fn Banners() -> impl IntoView {
    let session = use_session();
    let outbox = use_outbox();
    let location = use_location();
    let back = move || {
        let search = location.search.get();
        let query = if search.is_empty() { String::new() } else { format!("?{search}") };
        paths::sign_in_then(&format!("{}{query}", location.pathname.get()))
    };
    view! {
        <div class="banners">
            <Show when=move || session.is_expired()>
                <div class="banner" role="alert">
                    "Сеанс закончился. Ответы и изменения сохранены на устройстве и уйдут после входа."
                    <a href=back>"Войти снова"</a>
                </div>
            </Show>
            <Show when=move || outbox.is_unstored()>
                <div class="banner" role="alert">
                    "Браузер не хранит данные: изменения живут только в этой вкладке. Не закрывайте её, пока внизу не появится «Всё сохранено»."
                </div>
            </Show>
        </div>
    }
}
