//! A server of one's own for each test, and clients that are signed in. What is in the database is in
//! [`population`]; what is expected of answers is in the tests.

mod folder;
pub mod population;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::contract::paths;
use platform_server::{
    app::App,
    assets::Assets,
    auth::password::Passwords,
    clock::Clock,
    openapi::{self, schema::Schemas},
    router::router,
    storage::{Database, population::load, settings, standings},
    systems::InForce,
};
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tower::ServiceExt;
use uuid::Uuid;

pub use folder::Folder;

/// The time on every test's clock until it is moved: a Sunday noon in Novosibirsk.
pub fn start() -> DateTime<Utc> {
    "2026-11-22T05:00:00Z".parse().expect("an instant")
}

/// The day of [`start`].
pub fn today() -> NaiveDate {
    start().date_naive()
}

/// A server with its own copy of the population.
pub struct Server {
    pub app: App,
    router: Router,
    now: Arc<Mutex<DateTime<Utc>>>,
    _folder: Folder,
}

impl Server {
    pub async fn start() -> Self {
        Self::with_assets(Assets::none()).await
    }

    pub async fn with_assets(assets: Assets) -> Self {
        let folder = Folder::new();
        let template = TEMPLATE.get_or_init(template).await;
        let file = folder.path().join("test.db");
        std::fs::copy(template, &file).expect("copies the template");
        let now = Arc::new(Mutex::new(start()));
        let clock = Arc::clone(&now);
        let database = Database::open(&format!("sqlite:{}", file.display())).await.expect("opens");
        let app = App {
            database,
            in_force: Arc::clone(&SHARED.in_force),
            clock: Clock::from_fn(move || *clock.lock().expect("not poisoned")),
            passwords: SHARED.passwords.clone(),
            schemas: Arc::clone(&SHARED.schemas),
            assets: Arc::new(assets),
            openapi: Arc::clone(&SHARED.openapi),
            counted: Arc::default(),
            demo: true,
        };
        Self { router: router(app.clone()), app, now, _folder: folder }
    }

    /// Nobody.
    pub fn anonymous(&self) -> Client {
        Client { router: self.router.clone(), cookie: None }
    }

    /// Someone of the population, signed in.
    pub async fn client(&self, login: &str) -> Client {
        let mut client = self.anonymous();
        let answer =
            client.post(paths::SESSION, json!({ "login": login, "password": population::PASSWORD })).await;
        answer.assert(StatusCode::OK);
        client.cookie = Some(answer.cookie());
        client
    }

    /// Moves the clock.
    pub fn advance(&self, by: Duration) {
        *self.now.lock().expect("not poisoned") += by;
    }

    /// One number that SQL counts.
    pub async fn count(&self, sql: &str) -> i64 {
        let mut conn = self.app.database.read().await.expect("a connection");
        sqlx::query_scalar(sql).fetch_one(&mut *conn).await.expect(sql)
    }
}

/// What is the same for every server and takes its time to make. The system is that of the real files.
struct Shared {
    in_force: Arc<InForce>,
    passwords: Passwords,
    schemas: Arc<Schemas>,
    openapi: Arc<str>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared {
    in_force: Arc::new(InForce::load(&root().join("systems"), "novosibirsk").expect("the system")),
    passwords: Passwords::new().expect("hashes"),
    schemas: Arc::new(Schemas::new().expect("schemas")),
    openapi: openapi::text().expect("a document").into(),
});

/// The checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();

/// The population is stored once; each test works on a copy.
async fn template() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-template.db", std::process::id()));
    // A killed run may have left one under the same number.
    let _ = std::fs::remove_file(&path);
    let database = Database::open(&format!("sqlite:{}", path.display())).await.expect("opens");
    let in_force = &SHARED.in_force;
    let mut writing = database.write().await.expect("writes");
    load(writing.conn(), &population::population(in_force), &in_force.instruments).await.expect("loads");
    settings::remember(writing.conn(), "novosibirsk", true).await.expect("remembers");
    let sources = vec![domain::diagnosis::Source::Own];
    let rules = standings::Rules { sources };
    standings::refresh_all(writing.conn(), &rules, today()).await.expect("counts");
    writing.commit().await.expect("commits");
    // Everything into the one file that is copied.
    let mut conn = database.read().await.expect("a connection");
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *conn).await.expect("folds the log in");
    drop(conn);
    database.close().await;
    path
}

/// Someone at a browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub cookie: Option<String>,
}

impl Client {
    /// The same person at another server.
    pub fn of(self, router: Router) -> Self {
        Self { router, ..self }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).send().await
    }

    /// A write with a fresh key.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::PUT, path).key(Uuid::from_u128(next())).json(body).send().await
    }

    /// A write with a fresh key.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path).key(Uuid::from_u128(next())).json(body).send().await
    }

    pub fn ask(&self, method: Method, path: &str) -> Ask {
        let ask = Ask {
            router: self.router.clone(),
            method,
            path: path.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        };
        match &self.cookie {
            Some(cookie) => ask.header("cookie", cookie),
            None => ask,
        }
    }
}

/// A request under construction.
pub struct Ask {
    router: Router,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Ask {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn key(self, key: Uuid) -> Self {
        self.header("idempotency-key", &key.to_string())
    }

    pub fn json(self, body: Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub async fn send(self) -> Answer {
        let mut request = Request::builder().method(self.method.clone()).uri(&self.path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body)).expect("a request");
        let response = self.router.oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        Answer { asked: format!("{} {}", self.method, self.path), status, headers, bytes }
    }
}

/// What came back.
pub struct Answer {
    asked: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Answer {
    /// The status is this one; answers the body.
    #[track_caller]
    pub fn assert(&self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, String::from_utf8_lossy(&self.bytes));
        self.body()
    }

    /// A problem of this kind and status; answers its fields.
    #[track_caller]
    pub fn assert_problem(&self, status: u16, kind: &str) -> Vec<String> {
        let body = self.assert(StatusCode::from_u16(status).expect("a status"));
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.asked);
        assert_eq!(body["type"], format!("urn:marshrut:{kind}"), "{}: {body}", self.asked);
        assert_eq!(body["status"], status, "{}", self.asked);
        let russian =
            |text: &Value| text.as_str().is_some_and(|t| t.chars().any(|c| ('а'..='я').contains(&c)));
        assert!(russian(&body["title"]) && russian(&body["detail"]), "{}: {body}", self.asked);
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["field"].as_str().expect("a field").to_owned()).collect()
    }

    pub fn body(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// A header's text; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The cookie to send back.
    pub fn cookie(&self) -> String {
        self.header(header::SET_COOKIE.as_str()).split(';').next().unwrap_or_default().to_owned()
    }
}

/// A number that was not used before.
pub fn next() -> u128 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    0x019a_e0c4_7000_7000_8000_0000_0000_0000 + u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}
