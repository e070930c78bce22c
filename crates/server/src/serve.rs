//! `platform-server serve`: everything that can be wrong is found before the port is opened, then it serves until
//! SIGTERM or SIGINT, and lets requests under way finish.

use std::{future::Future, io, path::Path, sync::Arc, time::Duration};

use argon2::Argon2;
use tokio::net::TcpListener;

use crate::{
    app::App,
    assets::{Assets, AssetsError},
    auth::password::{HashError, Passwords, hash},
    cli::{Demo, Options},
    clock::Clock,
    clockwork, closing, demo,
    middleware::log,
    openapi::{self, schema::Schemas},
    router::router,
    storage::{Database, StorageError, database::OpenError, population, settings, standings},
    systems::{InForce, SystemError},
};

/// Why the server did not start. Each message is one line and names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    System(#[from] SystemError),
    #[error(transparent)]
    Assets(#[from] AssetsError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Demo(#[from] demo::LoadError),
    #[error("the database {0} is empty; start once with --demo SYSTEM to fill it, or use another with --db")]
    Empty(String),
    #[error(
        "the database {db} holds the system {found:?}, not {asked:?}; drop --demo, or use another database with --db"
    )]
    OtherSystem { db: String, found: String, asked: String },
    #[error(
        "port {port} of {host} cannot be opened ({error}); stop what uses it, or choose another with --port"
    )]
    Port { host: String, port: u16, error: io::Error },
    #[error("the server cannot run: {0}")]
    Runtime(#[from] io::Error),
    #[error("the contract cannot be written as JSON: {0}")]
    Contract(#[from] serde_json::Error),
}

/// Of every demo account; the sign-in page says so.
const DEMO_PASSWORD: &str = "demo";

/// How often clocks are looked at; what somebody looks at is caught up with before.
const EVERY: Duration = Duration::from_mins(10);

/// How long requests under way may take once the server was told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until a signal.
pub fn run(options: Options) -> Result<(), StartError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let app = prepare(&options).await?;
        let listener = bind(&options).await?;
        println!("listening on http://{}", listener.local_addr()?);
        until(app, listener, signal()).await
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    result
}

/// Everything but the port.
pub async fn prepare(options: &Options) -> Result<App, StartError> {
    if let Some(demo) = &options.demo {
        // Before anything is created: a slip of the pen leaves no empty database behind.
        InForce::load(&options.systems, &demo.system)?;
    }
    let assets = options.dist.as_deref().map_or_else(|| Ok(Assets::none()), Assets::load)?;
    let database = Database::open(&options.db).await?;
    let in_force = fill(&database, options).await?;
    let demo = settings::is_demo(&mut *database.read().await?).await?;
    let app = App {
        database,
        in_force: Arc::new(in_force),
        clock: Clock::system(),
        passwords: Passwords::new()?,
        schemas: Arc::new(Schemas::new()?),
        assets: Arc::new(assets),
        openapi: openapi::text()?.into(),
        counted: Arc::default(),
        demo,
    };
    recount(&app).await?;
    Ok(app)
}

/// Derives all standings anew when the system's settings count by other rules than before.
async fn recount(app: &App) -> Result<(), StorageError> {
    let rules = app.rules();
    let mut writing = app.database.write().await?;
    if settings::counted_by(writing.conn()).await? != Some(format!("{rules:?}")) {
        standings::refresh_all(writing.conn(), &rules, app.today()).await?;
        settings::remember_counted_by(writing.conn(), &format!("{rules:?}")).await?;
    }
    writing.commit().await
}

/// Serves on an open port until `stop`.
pub async fn until(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), StartError> {
    let (database, background) = (app.database.clone(), app.clone());
    let (told, mut was_told) = tokio::sync::watch::channel(false);
    let stopping = async move {
        stop.await;
        log::event("stopping", &"letting requests under way finish");
        told.send_replace(true);
    };
    let serving = axum::serve(listener, router(app)).with_graceful_shutdown(stopping);
    let too_long = async move {
        let _ = was_told.wait_for(|told| *told).await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        result = serving => result?,
        () = keep_clocks(&background) => {}
        () = too_long => log::event("stopping", &"some requests were cut off"),
    }
    database.close().await;
    Ok(())
}

/// Does from time to time what is due by itself. What fails is tried again the next time.
async fn keep_clocks(app: &App) {
    loop {
        if let Err(error) = clockwork::run(app).await {
            log::fault(&error);
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// The system of the database; an empty one is filled if a demo is asked for.
async fn fill(database: &Database, options: &Options) -> Result<InForce, StartError> {
    let found = settings::system(&mut *database.read().await?).await?;
    match (found, &options.demo) {
        (Some(found), Some(demo)) if found != demo.system => {
            let (db, asked) = (options.db.clone(), demo.system.clone());
            Err(StartError::OtherSystem { db, found, asked })
        }
        (Some(found), _) => Ok(InForce::load(&options.systems, &found)?),
        (None, Some(demo)) => seed(database, &options.systems, demo).await,
        (None, None) => Err(StartError::Empty(options.db.clone())),
    }
}

/// Makes a region up and stores it in one transaction: an interrupted start leaves an empty database.
async fn seed(database: &Database, systems: &Path, demo: &Demo) -> Result<InForce, StartError> {
    let in_force = InForce::load(systems, &demo.system)?;
    log::event("seeding", &format!("{} people of {}", demo.people, demo.system));
    let input = demo::Input {
        data: &demo::load(systems, &demo.system)?,
        people: demo.people,
        seed: demo.seed,
        now: Clock::system().now(),
        password_hash: hash(DEMO_PASSWORD, &Argon2::default())?,
    };
    let population = demo::generate(&input);
    let mut writing = database.write().await?;
    population::load(writing.conn(), &population, &in_force.instruments).await?;
    closing::keep_all(&in_force, writing.conn(), &population.routes).await?;
    settings::remember(writing.conn(), &demo.system, true).await?;
    writing.commit().await?;
    Ok(in_force)
}

async fn bind(options: &Options) -> Result<TcpListener, StartError> {
    let listener = TcpListener::bind((options.host.as_str(), options.port)).await;
    listener.map_err(|error| StartError::Port { host: options.host.clone(), port: options.port, error })
}

/// SIGTERM or SIGINT.
async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
