//! `/imports`: results of outer tests from a file (C-ДИАГ-7). Looked at first, then taken in whole or not at all; the
//! same file twice changes nothing.

use std::collections::BTreeSet;

use axum::{extract::State, http::StatusCode, response::Response};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use domain::{
    ImportId,
    access::{Action, Relation, may},
    contract::{
        import::{Import, ImportCheck, ImportFile, Imports, RowError},
        problem::FieldError,
    },
    notice::NoticeKind,
    people::PersonCard,
};
use sha2::{Digest, Sha256};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::{Body, Path},
    import::{self, Checked, Directory, Known, SheetError},
    notify,
    problem::Refusal,
    reply,
    storage::{
        Conn, StorageError,
        imports::{self, Taken},
        people, units,
    },
    write::{Command, Outcome},
};

const AT_MOST: u32 = 50;
/// So many faults are named in a refusal; all of them in the check.
const FAULTS_NAMED: usize = 50;

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ImportResults)?;
    let mut conn = app.database.read().await?;
    let by = people::card(&mut conn, me.person).await?.ok_or_else(Refusal::signed_out)?;
    let taken = imports::of(&mut conn, me.person, AT_MOST).await?;
    reply::json(&Imports { items: taken.into_iter().map(|taken| told(taken, &by)).collect() })
}

pub async fn check(
    State(app): State<App>,
    me: Me,
    Body(file): Body<ImportFile>,
) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ImportResults)?;
    let bytes = bytes(&file)?;
    let mut conn = app.database.read().await?;
    let already = imports::by_hash(&mut conn, &hash(&bytes)).await?;
    let mut checked = checked(&app, &mut conn, &me, bytes).await?;
    checked.check.already = already.filter(|taken| taken.author == me.person).map(|taken| taken.id);
    reply::json(&checked.check)
}

pub async fn take_in(
    State(app): State<App>,
    Path(id): Path<ImportId>,
    command: Command<ImportFile>,
) -> Outcome {
    let (mut write, file) = command.begin(&app).await?;
    let me = write.me.clone();
    access::require_own(&me, Action::ImportResults)?;
    let bytes = bytes(&file)?;
    let hash = hash(&bytes);
    let by = people::card(write.conn(), me.person).await?.ok_or_else(Refusal::signed_out)?;
    if let Some(standing) = imports::by_hash(write.conn(), &hash).await? {
        return write.finish(&app, StatusCode::OK, None, &told(standing, &by)).await;
    }
    if imports::find(write.conn(), id).await?.is_some() {
        return Err(Refusal::conflict("Под этим номером загружен другой файл. Загрузите снова.").into());
    }
    let Checked { check, results } = checked(&app, write.conn(), &me, bytes).await?;
    if !check.errors.is_empty() {
        let named = check.errors.iter().take(FAULTS_NAMED).map(field_error).collect();
        return Err(Refusal::invalid(named).into());
    }
    let taken = Taken {
        id,
        author: me.person,
        name: file.name.trim().to_owned(),
        hash,
        at: app.clock.now(),
        results: check.new,
        people: check.people,
    };
    imports::insert(write.conn(), &taken, &results).await?;
    // C-ДИАГ-7: whose results they are sees them at once.
    let whose: Vec<_> =
        results.iter().map(|result| result.person).collect::<BTreeSet<_>>().into_iter().collect();
    let about = notify::About { person: Some(me.person), thing: Some(id.0), ..notify::About::default() };
    notify::tell(&app, write.conn(), &whose, NoticeKind::OuterResult, &about).await?;
    write.finish(&app, StatusCode::CREATED, None, &told(taken, &by)).await
}

/// The file against the people the centre answers for, the competences of all instruments, and earlier results.
async fn checked(app: &App, conn: &mut Conn, me: &Me, bytes: Vec<u8>) -> Result<Checked, Refusal> {
    // Reading a spreadsheet takes its time, and a broken one may take the reader down: not this task.
    let read = tokio::task::spawn_blocking(move || import::read(&bytes)).await;
    let lines = match read.unwrap_or(Err(SheetError::NotATable)) {
        Ok(lines) => lines,
        Err(error) => return Ok(unreadable(error)),
    };
    let directory = Directory::new(within(conn, me).await?);
    let results = imports::known_on(conn, &import::days(&lines)).await?;
    let known = Known {
        directory: &directory,
        instruments: &app.in_force.instruments,
        results: &results,
        today: app.today(),
    };
    Ok(import::check(&lines, &known))
}

/// The staff of the units that the role was granted over.
async fn within(conn: &mut Conn, me: &Me) -> Result<Vec<people::Listed>, StorageError> {
    let tree = units::tree(conn).await?;
    let may_import = |role| may(role, Action::ImportResults, Relation::Own);
    let mut staff = people::staff(conn).await?;
    staff.retain(|person| me.roles_over(&tree, person.unit).any(may_import));
    Ok(staff)
}

fn unreadable(error: SheetError) -> Checked {
    let message = match error {
        SheetError::NotATable => "Файл не прочитать: сохраните таблицу как XLSX или CSV и выберите снова.",
        SheetError::OldExcel => "Это старый формат XLS: сохраните таблицу как XLSX и выберите снова.",
        SheetError::Empty => "В файле нет строк: заполните шаблон и выберите снова.",
        SheetError::TooLong => "В файле больше 5000 строк: разделите его на части.",
    };
    let errors = vec![RowError { row: 0, column: String::new(), message: message.to_owned() }];
    let check = ImportCheck { rows: 0, new: 0, known: 0, people: 0, errors, preview: vec![], already: None };
    Checked { check, results: Vec::new() }
}

fn field_error(error: &RowError) -> FieldError {
    let column = if error.column.is_empty() { String::new() } else { format!(".{}", error.column) };
    FieldError { field: format!("rows[{}]{column}", error.row), message: error.message.clone() }
}

fn bytes(file: &ImportFile) -> Result<Vec<u8>, Refusal> {
    STANDARD
        .decode(&file.content)
        .map_err(|_| Refusal::field("content", "Файл передан не полностью: выберите его снова."))
}

fn hash(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

fn told(taken: Taken, by: &PersonCard) -> Import {
    let Taken { id, name, at, results, people, .. } = taken;
    Import { id, name, at, by: by.clone(), rows: results, people }
}
