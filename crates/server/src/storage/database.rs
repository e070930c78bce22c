//! Opening a database by its URL, and transactions. There is one writer at a time: writers queue here, in the
//! process, so that no write fails with SQLite's "database is locked", and what a handler reads before it writes stays
//! true until it has written.

use std::{sync::Arc, time::Duration};

use sqlx::{
    Any, AnyPool, Executor, Transaction,
    any::{AnyPoolOptions, install_default_drivers},
    pool::PoolConnection,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Conn, StorageError, migrations};

/// The database of one installation.
#[derive(Clone, Debug)]
pub struct Database {
    pool: AnyPool,
    kind: Kind,
    writers: Arc<Semaphore>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

/// Why a database cannot be opened. Each message names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{0:?} is not a database URL; use sqlite:PATH, for example sqlite:marshrut.db")]
    NotAUrl(String),
    #[error(
        "this build has no PostgreSQL driver; use sqlite:PATH, or build platform-server with --features postgres"
    )]
    NoPostgres,
    #[error("the database {url} cannot be opened ({reason}); check the path and its permissions")]
    Unreachable { url: String, reason: String },
    #[error(
        "the database {url} was made by a newer version (its schema is {found}, this program knows {known}); \
         update the program or use another database with --db"
    )]
    Newer { url: String, found: i64, known: i64 },
}

/// Set on every new connection to SQLite.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; \
                       PRAGMA busy_timeout = 10000; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;";

/// The same on PostgreSQL, for all servers on one database: held until the transaction ends.
const ONE_WRITER: &str = "SELECT pg_advisory_xact_lock(1)";

impl Database {
    /// Opens a database, creates it if it is SQLite and not there, and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let (kind, address) = address(url)?;
        install_default_drivers();
        let unreachable = |error: &dyn std::fmt::Display| OpenError::Unreachable {
            url: url.into(),
            reason: error.to_string(),
        };
        let mut options = AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(10));
        if kind == Kind::Sqlite {
            options = options.after_connect(|conn, _| {
                Box::pin(async move {
                    conn.execute(PRAGMAS).await?;
                    Ok(())
                })
            });
        }
        let pool = options.connect(&address).await.map_err(|error| unreachable(&error))?;
        let writers = Arc::new(Semaphore::new(1));
        let database = Self { pool, kind, writers };
        let mut writing = database.write().await.map_err(|error| unreachable(&error))?;
        let newest =
            migrations::bring_up_to_date(writing.conn()).await.map_err(|error| unreachable(&error))?;
        if let Some(found) = newest.ahead {
            return Err(OpenError::Newer { url: url.into(), found, known: newest.known });
        }
        writing.commit().await.map_err(|error| unreachable(&error))?;
        Ok(database)
    }

    /// A connection to read with.
    pub async fn read(&self) -> Result<PoolConnection<Any>, StorageError> {
        Ok(self.pool.acquire().await?)
    }

    /// A transaction to write with; rolled back unless committed.
    pub async fn write(&self) -> Result<Writing, StorageError> {
        let permit = Arc::clone(&self.writers).acquire_owned().await.map_err(|_| sqlx::Error::PoolClosed)?;
        let transaction = match self.kind {
            Kind::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await?,
            Kind::Postgres => {
                let mut transaction = self.pool.begin().await?;
                transaction.execute(ONE_WRITER).await?;
                transaction
            }
        };
        Ok(Writing { transaction, _permit: permit })
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), StorageError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Lets go of every connection; SQLite then folds its log into the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// A write under way.
#[derive(Debug)]
pub struct Writing {
    transaction: Transaction<'static, Any>,
    _permit: OwnedSemaphorePermit,
}

impl Writing {
    /// The connection inside the transaction.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.transaction
    }

    /// Makes the changes last.
    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.transaction.commit().await?)
    }
}

/// The kind of database a URL names, and the address as the driver wants it.
fn address(url: &str) -> Result<(Kind, String), OpenError> {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    match scheme {
        Some("sqlite") if url.contains('?') => Ok((Kind::Sqlite, url.to_owned())),
        Some("sqlite") => Ok((Kind::Sqlite, format!("{url}?mode=rwc"))),
        Some("postgres" | "postgresql") if cfg!(feature = "postgres") => Ok((Kind::Postgres, url.to_owned())),
        Some("postgres" | "postgresql") => Err(OpenError::NoPostgres),
        _ => Err(OpenError::NotAUrl(url.to_owned())),
    }
}
