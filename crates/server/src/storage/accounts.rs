//! Sign-ins: password hashes, the accounts of a demo, failed tries.

use chrono::{DateTime, Utc};
use domain::{PersonId, contract::session::DemoAccount, people::PersonName};

use super::{
    Conn, StorageError,
    rows::{Read, instant},
};

/// What is needed to check a password.
#[derive(Debug)]
pub struct Account {
    pub person: PersonId,
    pub password_hash: String,
}

/// The account with this login.
pub async fn find(conn: &mut Conn, login: &str) -> Result<Option<Account>, StorageError> {
    let sql = "SELECT person, password_hash FROM accounts WHERE login = $1";
    let row = sqlx::query(sql).bind(login).fetch_optional(conn).await?;
    row.map(|row| Ok(Account { person: row.parsed(0)?, password_hash: row.text(1)? })).transpose()
}

/// The accounts that the sign-in page of a demo offers, in the order they were made.
pub async fn of_demo(conn: &mut Conn) -> Result<Vec<DemoAccount>, StorageError> {
    let sql = "SELECT a.login, a.demo_role, p.family, p.given, p.patronymic, u.name FROM accounts a \
               JOIN people p ON p.id = a.person JOIN units u ON u.id = p.unit WHERE a.demo_role IS NOT NULL";
    let mut accounts = Vec::new();
    for row in sqlx::query(sql).fetch_all(conn).await? {
        let name = PersonName { family: row.text(2)?, given: row.text(3)?, patronymic: row.maybe_text(4)? };
        accounts.push(DemoAccount {
            login: row.text(0)?,
            role: row.word(1)?,
            name: name.full(),
            place: row.text(5)?,
        });
    }
    // Young teachers and teachers have the same role: the login settles the order, `teacher` first.
    accounts.sort_by(|a, b| (a.role, &a.login).cmp(&(b.role, &b.login)));
    Ok(accounts)
}

/// Failed tries of a login since an instant, with the time of the oldest.
pub async fn failures(
    conn: &mut Conn,
    login: &str,
    since: DateTime<Utc>,
) -> Result<(u32, Option<DateTime<Utc>>), StorageError> {
    let row = sqlx::query("SELECT COUNT(*), MIN(at) FROM sign_in_failures WHERE login = $1 AND at > $2")
        .bind(login)
        .bind(instant(since))
        .fetch_one(conn)
        .await?;
    Ok((row.count(0)?, row.maybe_parsed(1)?))
}

/// Notes a failed try and forgets those before `since`.
pub async fn note_failure(
    conn: &mut Conn,
    login: &str,
    at: DateTime<Utc>,
    since: DateTime<Utc>,
) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM sign_in_failures WHERE at <= $1")
        .bind(instant(since))
        .execute(&mut *conn)
        .await?;
    sqlx::query("INSERT INTO sign_in_failures (login, at) VALUES ($1, $2)")
        .bind(login)
        .bind(instant(at))
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets the failed tries of a login that got in.
pub async fn forget_failures(conn: &mut Conn, login: &str) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM sign_in_failures WHERE login = $1").bind(login).execute(conn).await?;
    Ok(())
}
