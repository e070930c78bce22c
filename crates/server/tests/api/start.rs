//! The program: what can be wrong before it serves, each said in one line that names the remedy; and how it stops.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use platform_server::storage::{Database, settings};

use crate::util::{Folder, root};

fn serve(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform-server"));
    command.arg("serve").args(arguments).current_dir(root()).env_remove("DATABASE_URL");
    command
}

/// What a start that must fail says.
fn refused(arguments: &[&str]) -> String {
    let Output { status, stderr, .. } = serve(arguments).output().expect("starts");
    let text = String::from_utf8_lossy(&stderr).into_owned();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("level=")).collect();
    assert_eq!((status.code(), lines.len()), (Some(2), 1), "{text}");
    lines[0].to_owned()
}

fn url(folder: &Folder) -> String {
    format!("sqlite:{}", folder.path().join("test.db").display())
}

#[test]
fn an_unknown_demo_names_the_known_ones() {
    let folder = Folder::new();
    let line = refused(&["--no-dist", "--db", &url(&folder), "--demo", "atlantis"]);
    assert!(line.contains("\"atlantis\"") && line.contains("novosibirsk"), "{line}");
    assert!(!folder.path().join("test.db").exists(), "no empty database is left behind");
}

#[test]
fn an_empty_database_needs_a_demo() {
    let line = refused(&["--no-dist", "--db", &url(&Folder::new())]);
    assert!(line.contains("--demo"), "{line}");
}

#[test]
fn a_missing_build_names_the_command_that_builds() {
    let line = refused(&["--dist", "no-such-folder", "--db", &url(&Folder::new()), "--demo", "novosibirsk"]);
    assert!(line.contains("no-such-folder") && line.contains("cargo xtask serve"), "{line}");
}

/// C-ДИАГ-5: a version that was withdrawn is for old results only.
#[test]
fn a_withdrawn_instrument_is_not_for_new_diagnoses() {
    let folder = Folder::new();
    let systems = folder.path().join("systems");
    copy(&root().join("systems"), &systems);
    let file = systems.join("instruments/teacher-2026.1.toml");
    let text = fs::read_to_string(&file).expect("there");
    let text = text.replace("stage = \"trial\"", "stage = \"withdrawn\"");
    fs::write(&file, text).expect("writable");
    let systems = systems.display().to_string();
    let line = refused(&["--no-dist", "--db", &url(&folder), "--systems", &systems, "--demo", "novosibirsk"]);
    assert!(line.contains("\"teacher-2026.1\" is withdrawn") && line.contains("novosibirsk.toml"), "{line}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let (path, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("readable");
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

#[test]
fn a_broken_system_file_is_named_with_its_line() {
    let folder = Folder::new();
    fs::write(folder.path().join("broken.toml"), "id = \"broken\"\nname = 7\n").expect("a file");
    let systems = folder.path().display().to_string();
    let line = refused(&["--no-dist", "--db", &url(&folder), "--systems", &systems, "--demo", "broken"]);
    assert!(line.contains("broken.toml:2: "), "{line}");
    let line =
        refused(&["--no-dist", "--db", &url(&folder), "--systems", "no-such-folder", "--demo", "broken"]);
    assert!(line.contains("no-such-folder") && line.contains("--systems"), "{line}");
}

#[test]
fn other_databases_are_not_taken() {
    let line = refused(&["--no-dist", "--db", "mysql://somewhere"]);
    assert!(line.contains("sqlite:PATH"), "{line}");
    let line = refused(&["--no-dist", "--db", "sqlite:/no/such/folder/x.db"]);
    assert!(line.contains("/no/such/folder/x.db"), "{line}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = Folder::new();
    let database = filled(&folder).await;
    let mut conn = database.read().await.expect("a connection");
    let sql = "INSERT INTO schema_migrations (version, name) VALUES (9000, 'from the future')";
    sqlx::query(sql).execute(&mut *conn).await.expect("inserts");
    drop(conn);
    database.close().await;
    let line = refused(&["--no-dist", "--db", &url(&folder)]);
    assert!(line.contains("newer version") && line.contains("9000") && line.contains("--db"), "{line}");
}

/// A step was numbered below one that a database had already: it must not be passed over.
#[tokio::test]
async fn a_step_that_arrived_out_of_order_is_applied() {
    let folder = Folder::new();
    let database = filled(&folder).await;
    let mut conn = database.read().await.expect("a connection");
    let sql = "DELETE FROM schema_migrations WHERE name = 'witnesses'";
    sqlx::query(sql).execute(&mut *conn).await.expect("forgets the step");
    // Each before the one it refers to.
    for table in ["campaign_people", "campaigns", "observations", "rechecks", "outer_results", "imports"] {
        sqlx::query(&format!("DROP TABLE {table}")).execute(&mut *conn).await.expect("drops");
    }
    drop(conn);
    database.close().await;
    let database = Database::open(&url(&folder)).await.expect("opens");
    let mut conn = database.read().await.expect("a connection");
    let there = sqlx::query("SELECT COUNT(*) FROM campaigns").fetch_one(&mut *conn).await;
    assert!(there.is_ok(), "the step's tables are there again");
}

#[tokio::test]
async fn a_database_of_another_system_is_left_alone() {
    let folder = Folder::new();
    let systems = folder.path().join("systems");
    fs::create_dir_all(systems.join("instruments")).expect("a folder");
    for file in [
        "systems/instruments/teacher-2026.1.toml",
        "systems/instruments/manager-2026.1.toml",
        "systems/wellbeing/check.toml",
        "systems/calendar/russia.toml",
    ] {
        let copy = folder.path().join(file);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::copy(root().join(file), copy).expect("copies");
    }
    for name in ["novosibirsk", "other"] {
        fs::copy(root().join("systems/novosibirsk.toml"), systems.join(format!("{name}.toml")))
            .expect("copies");
    }
    filled(&folder).await.close().await;
    let systems = systems.display().to_string();
    let line = refused(&["--no-dist", "--db", &url(&folder), "--systems", &systems, "--demo", "other"]);
    assert!(
        line.contains("\"novosibirsk\"") && line.contains("\"other\"") && line.contains("--db"),
        "{line}"
    );
}

#[tokio::test]
async fn a_taken_port_names_another() {
    let folder = Folder::new();
    filled(&folder).await.close().await;
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let line = refused(&["--no-dist", "--db", &url(&folder), "--port", &port]);
    assert!(line.contains(&port) && line.contains("--port"), "{line}");
}

/// SIGTERM ends the program with 0, and at once although a browser keeps its connection open.
#[cfg(unix)]
#[tokio::test]
async fn it_stops_when_it_is_told_to() {
    let folder = Folder::new();
    filled(&folder).await.close().await;
    let (mut server, address) = started(&folder);
    let mut idle = TcpStream::connect(&address).expect("connects");
    idle.write_all(format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes()).expect("asks");
    let mut answer = [0; 12];
    idle.read_exact(&mut answer).expect("answers");
    assert_eq!(&answer, b"HTTP/1.1 200");

    let start = Instant::now();
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().expect("kill");
    assert!(told.success());
    let status = server.wait().expect("ends");
    assert!(status.success(), "{status}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(TcpStream::connect(&address).is_err(), "the port is free again");
}

fn started(folder: &Folder) -> (Child, String) {
    let mut server = serve(&["--no-dist", "--db", &url(folder), "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let address = line.trim().trim_start_matches("listening on http://").to_owned();
    (server, address)
}

/// A database that holds a system and nobody.
async fn filled(folder: &Folder) -> Database {
    let database = Database::open(&url(folder)).await.expect("opens");
    let mut writing = database.write().await.expect("writes");
    settings::remember(writing.conn(), "novosibirsk", false).await.expect("remembers");
    writing.commit().await.expect("commits");
    database
}
