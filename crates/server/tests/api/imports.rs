//! /imports: C-ДИАГ-7. An import with half the rows wrong; the dialects of Excel; the same file twice.

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    ImportId,
    contract::paths::{IMPORT_CHECK, IMPORTS, import, notices, witnesses},
};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Server, next,
    population::{instrument, person},
};

fn file(bytes: &[u8]) -> Value {
    json!({ "name": "итоги.csv", "content": STANDARD.encode(bytes) })
}

fn fresh() -> ImportId {
    ImportId(Uuid::from_u128(next()))
}

const HEAD: &str = "Фамилия;Имя;Отчество;Организация;Компетенция;Процент;Дата;Источник;Документ";

fn title(server: &Server, n: usize) -> String {
    instrument(&server.app.in_force).competences[n].title.clone()
}

fn good(server: &Server) -> String {
    format!(
        "{HEAD}\r\nanna;Имя;;«Школа 1»;{};41,5;12.11.2026;ЦНППМ;Справка № 1\r\n\
         BORIS;имя;;школа 1;{};80 %;2026-11-12;ФИОКО;\r\n",
        title(server, 0),
        title(server, 1)
    )
}

/// Row and column of each error.
fn places(check: &Value) -> Vec<(u64, String)> {
    let errors = check["errors"].as_array().expect("errors");
    errors
        .iter()
        .map(|e| (e["row"].as_u64().expect("a row"), e["column"].as_str().expect("a column").into()))
        .collect()
}

#[tokio::test]
async fn a_file_is_looked_at_taken_in_and_read_by_the_teacher() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let content = file(good(&server).as_bytes());
    let check = centre.post(IMPORT_CHECK, content.clone()).await.assert(StatusCode::OK);
    assert_eq!((&check["rows"], &check["new"], &check["people"]), (&json!(2), &json!(2), &json!(2)));
    assert_eq!(check["errors"], json!([]));
    assert_eq!(check["preview"][0]["measured"], json!({ "got": 4150, "of": 10000 }));
    assert_eq!(server.count("SELECT COUNT(*) FROM outer_results").await, 0, "looking stores nothing");

    let made = centre.put(&import(fresh()), content.clone()).await.assert(StatusCode::CREATED);
    assert_eq!((&made["rows"], &made["people"]), (&json!(2), &json!(2)));
    let said = server.client("anna").await.get(&witnesses(person("anna"))).await.assert(StatusCode::OK);
    let test =
        said["testimonies"].as_array().expect("a list").iter().find(|t| t["by"] == "centre").expect("a test");
    assert_eq!((&test["note"], &test["on"]), (&json!("Справка № 1"), &json!("2026-11-12")));

    // The same file, sent by somebody who does not know it was: nothing changes.
    let again = centre.put(&import(fresh()), content.clone()).await.assert(StatusCode::OK);
    assert_eq!(again, made);
    assert_eq!(centre.post(IMPORT_CHECK, content).await.body()["already"], made["id"]);
    assert_eq!(server.count("SELECT COUNT(*) FROM outer_results").await, 2);
    let told = server.client("anna").await.get(&notices(10, None)).await.assert(StatusCode::OK);
    let kinds: Vec<_> = told["items"].as_array().expect("items").iter().map(|n| n["kind"].clone()).collect();
    assert_eq!(kinds, ["outer_result"], "told once, whatever came twice");
    let list = centre.get(IMPORTS).await.assert(StatusCode::OK);
    assert_eq!(list["items"].as_array().expect("a list").len(), 1);
}

#[tokio::test]
async fn with_half_the_rows_wrong_every_fault_is_named_and_nothing_is_stored() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let (a, b) = (title(&server, 0), title(&server, 1));
    let rows = [
        format!("anna;Имя;;Школа 1;{a};41,5;12.11.2026;;"),
        format!("Никто;Имя;;Школа 1;{a};41,5;12.11.2026;;"),
        format!("anna;Имя;;Школа 2;{a};41,5;12.11.2026;;"),
        "anna;Имя;;Школа 1;Умение летать;41,5;12.11.2026;;".to_owned(),
        format!("anna;Имя;;Школа 1;{b};140;12.11.2026;;"),
        format!("anna;Имя;;Школа 1;{b};0,675;12.11.2026;;"),
        format!("anna;Имя;;Школа 1;{b};много;12.11.2027;ЕГЭ;"),
        format!("anna;Имя;;Школа 1;{a};50;12.11.2026;;"),
        ";;;;;;;;".to_owned(),
        format!("boris;Имя;;Школа 1;{b};70;12.11.2026;;"),
        format!("boris;;;Школа 1;{b};70;31.02.2026;;"),
    ];
    let content = file(format!("{HEAD}\n{}\n", rows.join("\n")).as_bytes());
    let check = centre.post(IMPORT_CHECK, content.clone()).await.assert(StatusCode::OK);
    let expected = [
        (3, "Фамилия"),
        (4, "Организация"),
        (5, "Компетенция"),
        (6, "Процент"),
        (7, "Процент"),
        (8, "Процент"),
        (8, "Дата"),
        (8, "Источник"),
        (9, ""),
        (12, "Фамилия"),
        (12, "Дата"),
    ];
    assert_eq!(places(&check), expected.map(|(row, column)| (row, column.to_owned())));
    assert_eq!((&check["rows"], &check["new"]), (&json!(10), &json!(2)));

    let refused = centre.put(&import(fresh()), content).await;
    assert_eq!(refused.assert_problem(422, "invalid")[0], "rows[3].Фамилия");
    assert_eq!(server.count("SELECT COUNT(*) FROM outer_results").await, 0, "all or nothing");
    assert_eq!(server.count("SELECT COUNT(*) FROM imports").await, 0);
}

#[tokio::test]
async fn what_was_taken_in_is_never_overwritten() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    centre.put(&import(fresh()), file(good(&server).as_bytes())).await.assert(StatusCode::CREATED);
    // Another file with one row more: the old rows are known, the new one is taken.
    let more = format!("{}boris;Имя;;Школа 1;{};55;12.11.2026;;\r\n", good(&server), title(&server, 2));
    let check = centre.post(IMPORT_CHECK, file(more.as_bytes())).await.assert(StatusCode::OK);
    assert_eq!((&check["known"], &check["new"]), (&json!(2), &json!(1)));
    centre.put(&import(fresh()), file(more.as_bytes())).await.assert(StatusCode::CREATED);
    // The same test with another outcome is a fault.
    let other = good(&server).replace("41,5", "99");
    let check = centre.post(IMPORT_CHECK, file(other.as_bytes())).await.assert(StatusCode::OK);
    assert_eq!(places(&check), [(2, "Процент".to_owned())]);
    assert_eq!(server.count("SELECT COUNT(*) FROM outer_results").await, 3);
}

#[tokio::test]
async fn a_workbook_with_dates_numbers_and_merged_cells() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads = ["Фамилия", "Имя", "Школа", "Компетенция", "Баллы", "Максимум", "Дата"];
    for (place, head) in (0u16..).zip(heads) {
        sheet.write(1, place, head).expect("writes");
    }
    let plain = Format::new();
    sheet.merge_range(2, 0, 3, 0, "anna", &plain).expect("merges");
    sheet.merge_range(2, 1, 3, 1, "Имя", &plain).expect("merges");
    sheet.merge_range(2, 2, 3, 2, "Школа 1", &plain).expect("merges");
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (row, n) in [(2u32, 0), (3, 1)] {
        sheet.write(row, 3, title(&server, n)).expect("writes");
        sheet.write(row, 4, 17.5).expect("writes");
        sheet.write(row, 5, 25).expect("writes");
        sheet.write_number_with_format(row, 6, 46_338.0, &day).expect("writes");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let check = centre.post(IMPORT_CHECK, file(&bytes)).await.assert(StatusCode::OK);
    assert_eq!(check["errors"], json!([]), "{check}");
    assert_eq!((&check["new"], &check["people"]), (&json!(2), &json!(1)));
    let row = &check["preview"][1];
    assert_eq!((&row["row"], &row["on"]), (&json!(4), &json!("2026-11-12")));
    assert_eq!(row["measured"], json!({ "got": 1750, "of": 2500 }));
}

#[tokio::test]
async fn namesakes_are_asked_for_more() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let mut conn = server.app.database.read().await.expect("a connection");
    let sql =
        format!("UPDATE people SET family = 'anna', patronymic = 'Львовна' WHERE id = '{}'", person("boris"));
    sqlx::query(&sql).execute(&mut *conn).await.expect("updates");
    drop(conn);
    let row = |patronymic: &str| {
        let text = format!("{HEAD}\nanna;Имя;{patronymic};Школа 1;{};50;12.11.2026;;\n", title(&server, 0));
        file(text.as_bytes())
    };
    let check = centre.post(IMPORT_CHECK, row("")).await.assert(StatusCode::OK);
    assert_eq!(places(&check), [(2, "Отчество".to_owned())]);
    let check = centre.post(IMPORT_CHECK, row("Львовна")).await.assert(StatusCode::OK);
    assert_eq!((places(&check), &check["new"]), (vec![], &json!(1)));
    // The number settles it too.
    let by_number =
        format!("Номер;Компетенция;Процент;Дата\n{};{};50;12.11.2026\n", person("anna"), title(&server, 0));
    let check = centre.post(IMPORT_CHECK, file(by_number.as_bytes())).await.assert(StatusCode::OK);
    assert_eq!(check["new"], 1);
}

#[tokio::test]
async fn what_is_no_table_is_said_so() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    for bytes in [&b"\x89PNG\r\n\x1a\n\x00"[..], b"PK\x03\x04rubbish", b" "] {
        let check = centre.post(IMPORT_CHECK, file(bytes)).await.assert(StatusCode::OK);
        assert_eq!(places(&check), [(0, String::new())], "{bytes:?}");
    }
    let headless = centre.post(IMPORT_CHECK, file("а;б\n1;2\n".as_bytes())).await.assert(StatusCode::OK);
    assert!(places(&headless).contains(&(1, "Компетенция".to_owned())));
    let broken = json!({ "name": "x.csv", "content": "не base64" });
    assert_eq!(centre.post(IMPORT_CHECK, broken).await.assert_problem(422, "invalid"), ["content"]);
}
