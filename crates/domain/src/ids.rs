//! Identifiers. Things that people make have a UUIDv7 (RFC 9562 §5.7), made by whoever creates the thing, also
//! offline; things that are data (instruments, competences, statements) have a short readable key.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// A UUIDv7 from a Unix time in milliseconds and ten random bytes. The caller owns the clock and the randomness.
pub fn uuid_v7(unix_ms: u64, random: [u8; 10]) -> Uuid {
    Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid()
}

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

uuid_ids! {
    /// A person, with or without a sign-in.
    PersonId,
    /// A unit of the organisation tree: region, municipality, school.
    UnitId,
    /// One diagnosis of one person.
    DiagnosisId,
    /// An individual route (ИОМ).
    RouteId,
    /// A step of a route.
    StepId,
    /// A programme of additional professional education (ДПП).
    ProgrammeId,
    /// A support request.
    RequestId,
    /// A short re-diagnosis of one competence.
    RecheckId,
    /// The protocol of a visited lesson.
    ObservationId,
    /// A file beside a step.
    FileId,
    /// An import of outer results.
    ImportId,
    /// A diagnosis assigned to a group.
    CampaignId,
    /// A notice to one person.
    NoticeId,
    /// A pair: who helps and who is helped.
    PairId,
    /// A goal of a pair's plan.
    GoalId,
    /// A meeting of a pair.
    MeetingId,
    /// People who go from one methodist to another.
    MoveId,
    /// A command: one write of one client, sent as `Idempotency-Key`.
    CommandId,
}

/// A key that is not lower-case Latin letters, digits, dots and dashes, 1 to 64 of them, no dot first: browsers and
/// proxies would walk up the path at `..`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key has 1 to 64 characters a-z, 0-9, '.' or '-' and begins with no dot, unlike {0:?}")]
pub struct BadKey(pub String);

fn check_key(text: &str) -> Result<(), BadKey> {
    let ok = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
    if (1..=64).contains(&text.len()) && text.bytes().all(ok) && !text.starts_with('.') {
        Ok(())
    } else {
        Err(BadKey(text.to_owned()))
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $example:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The key as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadKey;
            fn try_from(text: String) -> Result<Self, BadKey> {
                check_key(&text).map(|()| Self(text))
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.0
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                key_schema($example)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}

        impl FromStr for $name {
            type Err = BadKey;
            fn from_str(text: &str) -> Result<Self, BadKey> {
                Self::try_from(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

keys! {
    /// An instrument with its version, say `teacher-2026.1`.
    InstrumentId = "teacher-2026.1",
    /// An area of competences, say `methodical`.
    AreaId = "methodical",
    /// A competence, say `methodical-assessment`.
    CompetenceId = "methodical-assessment",
    /// A statement of an instrument, say `methodical-assessment-1`.
    StatementId = "methodical-assessment-1",
}

#[cfg(feature = "openapi")]
fn key_schema(example: &str) -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    utoipa::openapi::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::String)
        .pattern(Some("^[a-z0-9-][a-z0-9.-]{0,63}$"))
        .examples([example])
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_v7_id_carries_its_time_and_sorts_by_it() {
        let early = uuid_v7(1_795_000_000_000, [0xff; 10]);
        let late = uuid_v7(1_795_000_000_001, [0; 10]);
        assert_eq!(early.get_version_num(), 7);
        assert!(early < late);
    }

    #[test]
    fn a_key_refuses_what_would_not_survive_a_path() {
        assert!(CompetenceId::from_str("methodical-assessment").is_ok());
        for bad in ["", "a/b", "Ё", "a b", ".", "..", &"x".repeat(65)] {
            assert!(CompetenceId::from_str(bad).is_err(), "{bad:?}");
        }
    }
}
