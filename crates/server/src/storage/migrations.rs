//! The schema, as a list of steps that only grows. A step that was released is never edited.

use std::collections::BTreeSet;

use sqlx::Executor;

use super::{Conn, StorageError, rows::Read};

const STEPS: &[(i64, &str, &str)] = &[
    (1, "first slice", include_str!("../../migrations/0001_first_slice.sql")),
    (2, "moves", include_str!("../../migrations/0002_moves.sql")),
    (3, "witnesses", include_str!("../../migrations/0003_witnesses.sql")),
    (4, "help", include_str!("../../migrations/0004_help.sql")),
    (5, "routes kept", include_str!("../../migrations/0005_routes_kept.sql")),
    (6, "desk", include_str!("../../migrations/0006_desk.sql")),
    (7, "wellbeing", include_str!("../../migrations/0007_wellbeing.sql")),
];

/// How a database's schema stands to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The newest step this program knows.
    pub known: i64,
    /// A newer one that the database has.
    pub ahead: Option<i64>,
}

/// Applies the steps that are missing, unless the database is ahead of the program: then nothing is touched.
pub async fn bring_up_to_date(conn: &mut Conn) -> Result<Schema, StorageError> {
    let known = STEPS.last().map_or(0, |(version, ..)| *version);
    conn.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations \
         (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    )
    .await?;
    let rows = sqlx::query("SELECT version FROM schema_migrations").fetch_all(&mut *conn).await?;
    let applied: BTreeSet<i64> = rows.iter().map(|row| row.int(0)).collect::<Result<_, _>>()?;
    if let Some(newer) = applied.last().copied().filter(|newest| *newest > known) {
        return Ok(Schema { known, ahead: Some(newer) });
    }
    // By what is there and not by the highest number: steps are written side by side and may arrive out of order.
    for (version, name, sql) in STEPS.iter().filter(|(version, ..)| !applied.contains(version)) {
        conn.execute(sqlx::raw_sql(sql)).await?;
        sqlx::query("INSERT INTO schema_migrations (version, name) VALUES ($1, $2)")
            .bind(*version)
            .bind(*name)
            .execute(&mut *conn)
            .await?;
    }
    Ok(Schema { known, ahead: None })
}
