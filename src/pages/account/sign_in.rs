//! `/sign-in?next=…`: by password, and one tap for each demo account. Comes back to where it was needed.

use domain::contract::session::{DemoAccount, SignIn};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use crate::{
    api::{self, ApiError},
    paths,
    session::use_session,
    shell::{DemoMark, use_system},
    text::{common, errors, sign_in as text},
    ui::{ErrorSummary, Field, Icon, Notice, Shape, Tone, field::described_by},
};

/// Sign-in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = use_session();
    let next = use_query_map().with_untracked(|query| paths::safe_next(query.get("next")));
    let comes_back = next != paths::HOME && session.is_expired();
    let navigate = use_navigate();
    let attempt = Action::new_local(move |given: &SignIn| {
        let given = given.clone();
        let (next, navigate) = (next.clone(), navigate.clone());
        async move {
            let fresh = api::session::sign_in(&given).await?;
            session.signed_in(fresh);
            navigate(&next, NavigateOptions { replace: true, ..NavigateOptions::default() });
            Ok::<_, ApiError>(())
        }
    });
    let failure = move || attempt.value().get().and_then(Result::err).map(|error| errors::api(&error));
    view! {
        <Title text=format!("{} · {}", text::TITLE, common::APP)/>
        <DemoMark/>
        <main class="sign-in" id="main">
            <header>
                <p class="wordmark"><Icon shape=Shape::Route/>{common::APP}</p>
                <h1>{text::LEAD}</h1>
            </header>
            <Show when=move || comes_back>
                <Notice tone=Tone::Risk><p>{text::RETURN}</p></Notice>
            </Show>
            {move || failure().map(|words| view! { <Notice tone=Tone::Bad><p>{words}</p></Notice> })}
            <PasswordForm attempt/>
            <DemoAccounts attempt/>
        </main>
    }
}

type Attempt = Action<SignIn, Result<(), ApiError>>;

#[component]
fn PasswordForm(attempt: Attempt) -> impl IntoView {
    let login = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let error_of = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|all| all.iter().find(|(field, _)| field == id).map(|(_, m)| m.clone()))
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let given = SignIn { login: login.get().trim().to_owned(), password: password.get() };
        let empty = [
            ("login", given.login.is_empty(), text::LOGIN_EMPTY),
            ("password", given.password.is_empty(), text::PASSWORD_EMPTY),
        ];
        errors.set(
            empty
                .iter()
                .filter(|(_, bad, _)| *bad)
                .map(|(id, _, m)| ((*id).to_owned(), (*m).to_owned()))
                .collect(),
        );
        if errors.with(Vec::is_empty) {
            attempt.dispatch_local(given);
        }
    };
    view! {
        <form class="card fields" on:submit=submit novalidate>
            <ErrorSummary errors/>
            <Field id="login" label=text::LOGIN error=error_of("login")>
                <input id="login" name="login" autocomplete="username" autocapitalize="none" bind:value=login aria-describedby=described_by("login")/>
            </Field>
            <Field id="password" label=text::PASSWORD error=error_of("password")>
                <input id="password" name="password" type="password" autocomplete="current-password" bind:value=password aria-describedby=described_by("password")/>
            </Field>
            <button class="btn wide" type="submit" aria-disabled=move || attempt.pending().get().to_string()>{text::SUBMIT}</button>
        </form>
    }
}

#[component]
fn DemoAccounts(attempt: Attempt) -> impl IntoView {
    let system = use_system();
    let accounts = Memo::new(move |_| {
        system.with(|s| s.value.as_ref().map(|s| s.demo_accounts.clone()).unwrap_or_default())
    });
    let account = move |account: DemoAccount| {
        let login = account.login.clone();
        let enter = move |_| {
            attempt.dispatch_local(SignIn { login: login.clone(), password: "demo".into() });
        };
        view! {
            <li>
                <button class="demo-account" type="button" on:click=enter>
                    <strong>{text::demo_role(&account.login, account.role)}</strong>
                    <span class="s">{format!("{} · {}", account.name, account.place)}</span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !accounts.with(Vec::is_empty)>
            <section class="stack tight" aria-labelledby="demo-title">
                <h2 id="demo-title">{text::DEMO_TITLE}</h2>
                <p class="s">{text::DEMO_HINT}</p>
                <ul class="demo-accounts">{move || accounts.get().into_iter().map(account).collect_view()}</ul>
            </section>
        </Show>
    }
}
